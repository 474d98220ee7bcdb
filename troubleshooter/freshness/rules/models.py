"""Model ids, and the last days of models."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from troubleshooter.content.reference import ModelEntry
from troubleshooter.content.shelf import MODELS
from troubleshooter.engine.models import ModelState
from troubleshooter.freshness.comparison import Comparison
from troubleshooter.freshness.findings import Finding


def models(comparison: Comparison) -> Iterator[Finding]:
    """Retired models may stand in our catalogue alone: SDKs drop their ids, readers do not."""
    snapshot = comparison.snapshot
    if snapshot.models is None:
        return
    ours = _by_id(comparison)
    for name in snapshot.models:
        if name not in ours:
            yield comparison.gap(
                "models",
                name,
                f"{comparison.content.places.row(MODELS)} (/models/{name}/)",
                f"{snapshot} lists {name}: add the model, or add the id to aliases of its model",
            )
    for name, entry in ours.items():
        if name not in snapshot.models and not _is_retired(comparison, entry):
            yield comparison.leftover(
                "models",
                name,
                _row(comparison, entry, "id" if name == entry.model.id else "aliases"),
                f"{snapshot} does not list {name}: if it was retired, write its days;"
                " if it never was an id, take it away",
            )


def deprecated_models(comparison: Comparison) -> Iterator[Finding]:
    """The SDK warns of a model when our catalogue gives it a last day, and of that day.

    Retired models may stand in our catalogue alone here too.
    """
    snapshot = comparison.snapshot
    if snapshot.deprecated_models is None:
        return
    ours = _by_id(comparison)
    for name, day in snapshot.deprecated_models.items():
        entry = ours.get(name)
        if entry and entry.model.retires != day:
            said = f"says {entry.model.retires}" if entry.model.retires else "names no last day"
            yield comparison.difference(
                "deprecated_models",
                name,
                _row(comparison, entry, "retires"),
                f"{said}, {snapshot} warns that {name} ends on {day}: look at the documentation's"
                f" page on deprecations, then write retires = {day}",
            )
    for name, entry in ours.items():
        announced = entry.model.retires and not _is_retired(comparison, entry)
        if announced and name not in snapshot.deprecated_models:
            yield comparison.leftover(
                "deprecated_models",
                name,
                _row(comparison, entry, "retires"),
                f"says that {name} ends on {entry.model.retires}, of which {snapshot} does not"
                " warn: look at the documentation's page on deprecations",
            )


def _by_id(comparison: Comparison) -> Mapping[str, ModelEntry]:
    entries = comparison.content.library.models.values()
    return {name: entry for entry in entries for name in entry.model.ids}


def _is_retired(comparison: Comparison, entry: ModelEntry) -> bool:
    return entry.model.state(comparison.content.today) is ModelState.RETIRED


def _row(comparison: Comparison, entry: ModelEntry, field: str) -> str:
    name = entry.model.id
    return f"{comparison.content.places.row(MODELS, field, id=name)} (/models/{name}/)"


RULES = (models, deprecated_models)
