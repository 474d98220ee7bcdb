"""Which model a request means, and whether it may be had."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tests.claude_server.exchange import APIError
from troubleshooter.engine.models import Model, ModelState


def find_model(wanted: str, catalogue: Mapping[str, Model], today: date) -> Model:
    """Ids and aliases are matched character by character. A deprecated model still answers."""
    model = next((each for each in catalogue.values() if wanted in each.ids), None)
    if model is None or model.restricted or model.state(today) is ModelState.RETIRED:
        # Reported by users for a wrong, a retired and a withheld id; status and type documented.
        raise APIError(404, "not_found_error", f"model: {wanted}")
    return model
