"""GET /v1/models and /v1/models/{id}, in the shape of the SDK's `ModelInfo` (SDK 2.12.0)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time

from tests.claude_server import texts
from tests.claude_server.exchange import APIError, Request, invalid_request
from troubleshooter.engine.models import (
    Accepts,
    Effort,
    Model,
    ModelFamily,
    ModelState,
    Thinking,
)

PAGE = 20
LARGEST_PAGE = 1000
_LISTED = frozenset({ModelState.ACTIVE, ModelState.DEPRECATED})
"""What a list holds unless it is asked for more (SDK 2.12.0)."""
_NO_LINE = frozenset({ModelFamily.CLAUDE, ModelFamily.INSTANT})
_EPOCH = date(1970, 1, 1)
"""Of a model whose release date is not known (SDK 2.12.0)."""


def list_models(request: Request, catalogue: Mapping[str, Model], today: date) -> dict[str, object]:
    """One page, the newest first. Raise APIError for parameters that are out of range."""
    states = _states(request)
    found = sorted(
        (model for model in catalogue.values() if model.state(today) in states),
        key=lambda model: model.released or _EPOCH,
        reverse=True,
    )
    page, has_more = _page(found, request)
    return {
        "data": [describe(model, today) for model in page],
        "first_id": page[0].id if page else None,
        "has_more": has_more,
        "last_id": page[-1].id if page else None,
    }


def one_model(name: str, catalogue: Mapping[str, Model], today: date) -> dict[str, object]:
    """By id or alias. A retired model stays in the catalogue, as history (SDK 2.12.0)."""
    for model in catalogue.values():
        if name in model.ids:
            return describe(model, today)
    raise APIError(404, "not_found_error", texts.MODEL_NOT_FOUND.filled(model=name))


def describe(model: Model, today: date) -> dict[str, object]:
    state = model.state(today)
    return {
        "type": "model",
        "id": model.id,
        "display_name": model.name,
        "created_at": _moment(model.released or _EPOCH),
        "line": None if model.family in _NO_LINE else model.family.value,
        "lifecycle": state.value,
        "deprecated_at": _moment_unless_active(model.deprecated, state),
        "retires_at": _moment_unless_active(model.retires, state),
        "max_input_tokens": model.context_window,
        "max_tokens": model.max_output,
        "capabilities": _capabilities(model.accepts) if model.accepts else None,
    }


def _states(request: Request) -> frozenset[str]:
    named = [value for name, value in request.parameters if name.removesuffix("[]") == "lifecycle"]
    for place, name in enumerate(named):
        if name not in set(ModelState):
            choices = "'active', 'deprecated' or 'retired'"
            raise invalid_request(
                texts.NOT_ONE_OF.filled(field=f"lifecycle.{place}", choices=choices)
            )
    return frozenset(named) or _LISTED


def _page(models: Sequence[Model], request: Request) -> tuple[Sequence[Model], bool]:
    """Return the page asked for, and whether more follow in its direction.

    What the API answers to a cursor that it does not know is unconfirmed; here, an empty page.
    """
    limit = _limit(request)
    places = {name: place for place, model in enumerate(models) for name in model.ids}
    if (before := request.query.get("before_id")) is not None:
        end = places.get(before, 0)
        start = max(0, end - limit)
        return models[start:end], start > 0
    start = 0
    if (after := request.query.get("after_id")) is not None:
        start = places.get(after, len(models)) + 1
    end = start + limit
    return models[start:end], end < len(models)


def _limit(request: Request) -> int:
    given = request.query.get("limit", str(PAGE))
    if not given.removeprefix("-").isdecimal():
        raise invalid_request(texts.NOT_A_NUMBER.filled(field="limit"))
    limit = int(given)
    if limit < 1:
        raise invalid_request(texts.TOO_SMALL.filled(field="limit", bound=1))
    if limit > LARGEST_PAGE:
        raise invalid_request(texts.TOO_BIG.filled(field="limit", bound=LARGEST_PAGE))
    return limit


def _capabilities(accepts: Accepts) -> dict[str, object]:
    """Thinking and effort by model; the rest is the same for all, which is unconfirmed."""
    same_for_all = {
        name: _support(supported=True)
        for name in ("batch", "citations", "image_input", "pdf_input", "structured_outputs")
    }
    thinking = {each.value: _support(supported=each in accepts.thinking) for each in Thinking}
    effort = {each.value: _support(supported=each in accepts.effort) for each in Effort}
    return {
        **same_for_all,
        "code_execution": _support(supported=True),
        "context_management": {
            **_support(supported=True),
            "clear_thinking_20251015": _support(supported=True),
            "clear_tool_uses_20250919": _support(supported=True),
            "compact_20260112": _support(supported=True),
        },
        "effort": {**_support(supported=bool(accepts.effort)), **effort},
        "server_tools": {
            **_support(supported=True),
            "code_execution": _support(supported=True),
            "web_search": _support(supported=True),
        },
        "thinking": {**_support(supported=_thinks(accepts)), "types": thinking},
    }


def _thinks(accepts: Accepts) -> bool:
    return bool(set(accepts.thinking) - {Thinking.DISABLED, Thinking.BETWEEN_TOOLS})


def _support(*, supported: bool) -> dict[str, object]:
    return {"supported": supported}


def _moment_unless_active(day: date | None, state: ModelState) -> str | None:
    return None if day is None or state is ModelState.ACTIVE else _moment(day)


def _moment(day: date) -> str:
    return datetime.combine(day, time(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
