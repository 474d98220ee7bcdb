"""Models that never were, and a request that is fine until a test changes one thing in it."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.claude_server import messages
from tests.claude_server.exchange import APIError, Request
from troubleshooter.engine.models import Accepts, Effort, Model, ModelFamily, Thinking

TODAY = date(2026, 11, 22)
OLD_VERSION = "2023-06-01"
NEW_VERSION = "2026-10-21"
ALL_EFFORTS = tuple(Effort)
UP_TO_HIGH = (Effort.LOW, Effort.MEDIUM, Effort.HIGH)

WINDOW = {"context_window": 1_000_000, "max_output": 128_000}
NOT_SINCE_4_7 = {"sampling": False, "prefill": False, "forced_tool_choice": False}
ADAPTIVE = {"thinking_default": Thinking.ADAPTIVE, "effort": ALL_EFFORTS} | NOT_SINCE_4_7
WITH_A_BUDGET = Accepts(
    thinking=(Thinking.ENABLED, Thinking.DISABLED),
    thinking_default=None,
    sampling=True,
    prefill=True,
    forced_tool_choice=True,
    effort=(),
)

NEW = Model(
    id="claude-opus-9-1",
    name="Newest, and always thinking",
    family=ModelFamily.OPUS,
    cache_minimum=512,
    accepts=Accepts(thinking=(Thinking.ADAPTIVE,), **ADAPTIVE),
    **WINDOW,
)
BETWEEN = Model(
    id="claude-sonnet-9-1",
    name="May think between tools only",
    family=ModelFamily.SONNET,
    accepts=Accepts(
        thinking=(Thinking.ADAPTIVE, Thinking.BETWEEN_TOOLS),
        effort_without_thinking=UP_TO_HIGH,
        **ADAPTIVE,
    ),
    **WINDOW,
)
MIDDLE = Model(
    id="claude-sonnet-5",
    name="Takes no system message inside, may be forced to use a tool",
    family=ModelFamily.SONNET,
    accepts=Accepts(
        thinking=(Thinking.ADAPTIVE, Thinking.DISABLED),
        **ADAPTIVE | {"forced_tool_choice": True, "effort": UP_TO_HIGH},
    ),
    **WINDOW,
)
BOTH = Model(
    id="claude-mythos-preview",
    name="Adaptive or with a budget, never off",
    family=ModelFamily.MYTHOS,
    accepts=Accepts(thinking=(Thinking.ADAPTIVE, Thinking.ENABLED), **ADAPTIVE),
)
OLD = Model(
    id="claude-haiku-4-5-20250101",
    name="Thinks with a budget, if at all",
    family=ModelFamily.HAIKU,
    aliases=("claude-haiku-4-5",),
    context_window=200_000,
    max_output=64_000,
    cache_minimum=1_024,
    accepts=WITH_A_BUDGET,
)
OLDEST = Model(
    id="claude-opus-4-1-20240101",
    name="Before answers stopped at the window",
    family=ModelFamily.OPUS,
    context_window=10_000,
    max_output=9_000,
    deprecated=date(2026, 6, 1),
    accepts=WITH_A_BUDGET,
)
SMALL = Model(
    id="claude-haiku-9-1",
    name="A window that is soon full",
    family=ModelFamily.HAIKU,
    context_window=60,
    max_output=1_000,
    accepts=WITH_A_BUDGET,
)
RETIRED = Model(
    id="claude-opus-3-1", name="Gone", family=ModelFamily.OPUS, retires=date(2026, 11, 21)
)
RESTRICTED = Model(
    id="claude-mythos-9-1", name="For some", family=ModelFamily.MYTHOS, restricted=True
)
UNKNOWN = Model(id="claude-fable-9-1", name="Nothing known", family=ModelFamily.FABLE)
CATALOGUE = {
    model.id: model
    for model in (
        NEW,
        BETWEEN,
        MIDDLE,
        BOTH,
        OLD,
        OLDEST,
        SMALL,
        RETIRED,
        RESTRICTED,
        UNKNOWN,
    )
}

PEOPLE = {
    "name": "people",
    "description": "People in a city",
    "input_schema": {"type": "object", "properties": {"city": {"type": "string"}}},
}


def user(*content):
    return {"role": "user", "content": content[0] if isinstance(content[0], str) else [*content]}


def assistant(*content):
    return user(*content) | {"role": "assistant"}


def system(*content):
    return user(*content) | {"role": "system"}


def text(words, **fields):
    return {"type": "text", "text": words, **fields}


def call(call_id="toolu_1", **fields):
    return {
        "type": "tool_use",
        "id": call_id,
        "name": "people",
        "input": {"city": "Oslo"},
        **fields,
    }


def result(call_id="toolu_1", **fields):
    return {"type": "tool_result", "tool_use_id": call_id, "content": "700000", **fields}


def good(model=NEW, **changes):
    """The body of a request that is answered."""
    fine = {"model": model.id, "max_tokens": 1000, "messages": [user("Which moon is the largest?")]}
    return fine | changes


def without(body, name):
    return {key: value for key, value in body.items() if key != name}


def parse(body, *, version=NEW_VERSION, betas="", path="/v1/messages", today=TODAY):
    headers = {"anthropic-version": version, "anthropic-beta": betas}
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return messages.parse(Request("POST", path, {}, headers, raw), CATALOGUE, today)


def answered(body, cache=None, **options):
    return messages.answer(parse(body, **options), cache)


def refusal(body, **options):
    """The error that a request gets; there has to be one."""
    with pytest.raises(APIError) as caught:
        parse(body, **options)
    return caught.value


def told(body, **options):
    """The message of a 400 with the usual type."""
    error = refusal(body, **options)
    assert (error.status, error.error_type) == (400, "invalid_request_error")
    return error.message


def cases(*table):
    """Rows of a name and what a test takes; the name becomes the id."""
    return [pytest.param(*row[1:], id=row[0]) for row in table]
