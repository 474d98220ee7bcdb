"""Nothing crashes: whatever is done to a request, it is answered or refused."""

from __future__ import annotations

import json
from collections import Counter
from copy import deepcopy

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.claude_server import messages
from tests.claude_server.exchange import APIError
from tests.claude_server.messages.checking import RULES
from tests.claude_server.messages.signatures import sign
from tests.claude_server.tests.messages.pictures import document, image, pdf, png
from tests.claude_server.tests.messages.toy import (
    CATALOGUE,
    NEW_VERSION,
    OLD,
    OLD_VERSION,
    PEOPLE,
    assistant,
    call,
    good,
    parse,
    result,
    text,
    user,
)

MARK = {"cache_control": {"type": "ephemeral", "ttl": "5m"}}
BETAS = (
    "",
    "mcp-client-2025-11-20,context-management-2025-06-27,thinking-binding-controls-2026-08-01",
)
SIGNATURE = sign("", b"", omitted=True)
RICH = good(
    OLD,
    max_tokens=3000,
    system=[text("Be brief.", **MARK)],
    thinking={"type": "disabled"},
    tools=[
        PEOPLE | MARK,
        {"type": "web_search_20250305", "name": "web_search"},
        {"name": "tree", "input_schema": {"type": "object", "properties": {"a": {"$ref": "#"}}}},
    ],
    tool_choice={"type": "auto"},
    stop_sequences=["END"],
    metadata={"user_id": "a"},
    messages=[
        user(text("How many people are there in Oslo?"), image(png()), document(pdf())),
        assistant({"type": "thinking", "thinking": "", "signature": SIGNATURE}, call()),
        user(result(content=[text("700000"), image(png())]), text("So?")),
        assistant(text("Many.", citations=[])),
        user("Thanks."),
    ],
)
SMALL_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-2, 200_000)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(["", " ", "a", "x" * 300, "text", "object", "auto", "any", "enabled", "#"])
    | st.sampled_from([*CATALOGUE, "tool_use", "tool_result", "mcp_tool_use", "mcp_toolset", "1h"]),
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "text", "id", "input", "content", "name", "$ref", "enum"]),
            inside,
            max_size=4,
        )
    ),
    max_leaves=5,
)


def places(value, path=()):
    """Every place in a body, as the steps that lead to it."""
    steps = {dict: dict.items, list: enumerate}.get(type(value), lambda _: ())
    for step, inner in steps(value):
        yield (*path, step)
        yield from places(inner, (*path, step))


@st.composite
def mutated(draw):
    body = deepcopy(RICH)
    for _ in range(draw(st.integers(1, 3))):
        *way, last = draw(st.sampled_from(sorted(places(body), key=str)))
        at = body
        for step in way:
            at = at[step]
        what = draw(st.sampled_from(["replace", "delete", "copy", "add"]))
        if what == "delete":
            del at[last]
        elif what == "copy" and isinstance(at, list):
            at.append(deepcopy(at[last]))
        elif what == "add" and isinstance(at, dict):
            at[draw(st.sampled_from(["cache_control", "strict", "thinking", "type", "x"]))] = draw(
                SMALL_VALUES
            )
        else:
            at[last] = draw(SMALL_VALUES)
        if not body:
            break
    return body


def attempt(body, version, betas):
    """The answer, or the error in its place."""
    try:
        asked = parse(body, version=version, betas=betas)
    except APIError as error:
        return error
    return messages.answer(asked, messages.PromptCache())


def test_an_unchanged_request_is_answered():
    assert attempt(RICH, NEW_VERSION, "")["stop_reason"] == "end_turn"


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(mutated(), st.sampled_from([OLD_VERSION, NEW_VERSION]), st.sampled_from(BETAS))
def test_whatever_is_changed_a_request_is_answered_or_refused(body, version, betas):
    outcome = attempt(body, version, betas)
    if isinstance(outcome, APIError):
        assert outcome.status in (400, 404)
        assert outcome.message
    else:
        assert json.loads(json.dumps(outcome)) == outcome
        assert b"".join(messages.stream(outcome)).endswith(b'{"type":"message_stop"}\n\n')


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_are_refused(raw):
    assert isinstance(attempt(raw, NEW_VERSION, ""), APIError)


def test_every_rule_stands_in_the_list_once():
    assert max(Counter(RULES).values()) == 1
