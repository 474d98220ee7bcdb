from __future__ import annotations

import pytest

from tests.claude_server.tests.messages.toy import PEOPLE, cases, good, parse, text, told, user

SHORT = {"cache_control": {"type": "ephemeral"}}
LONG = {"cache_control": {"type": "ephemeral", "ttl": "1h"}}
LATE = "a ttl='1h' cache_control block must not come after a ttl='5m' cache_control block."


def marked(number, **changes):
    return good(messages=[user(*[text("a", **SHORT) for _ in range(number)])], **changes)


def test_four_marks_are_the_most():
    assert parse(marked(4))
    assert told(marked(5)) == "A maximum of 4 blocks with cache_control may be provided. Found 5."


def test_marks_count_wherever_they_stand():
    inside = {"type": "tool_result", "tool_use_id": "a", "content": [text("x", **SHORT)]}
    call = {"type": "tool_use", "id": "a", "name": "people", "input": {}}
    body = good(
        tools=[PEOPLE | SHORT],
        system=[text("x", **SHORT)],
        messages=[
            user("a"),
            {"role": "assistant", "content": [call | SHORT]},
            user(inside | SHORT),
        ],
    )
    assert told(body).endswith("Found 5.")


def test_the_mark_of_the_whole_request_counts_where_it_adds_one():
    assert told(marked(4, **SHORT) | {"messages": [*marked(4)["messages"], user("b")]}).endswith(
        "Found 5."
    )
    assert parse(marked(4, **SHORT))


@pytest.mark.parametrize(
    ("body", "path"),
    cases(
        (
            "in messages",
            good(messages=[user(text("a", **SHORT), text("b", **LONG))]),
            "messages.0.content.1",
        ),
        (
            "system behind tools",
            good(tools=[PEOPLE | SHORT], system=[text("a", **LONG)]),
            "system.0",
        ),
        (
            "messages behind system",
            good(system=[text("a", **SHORT)], messages=[user(text("b", **LONG))]),
            "messages.0.content.0",
        ),
    ),
)
def test_long_lifetimes_come_first(body, path):
    assert told(body) == f"{path}.cache_control.ttl: {LATE}"


def test_short_lifetimes_may_follow():
    assert parse(good(system=[text("a", **LONG)], messages=[user(text("b", **SHORT))]))


def test_one_block_has_one_lifetime():
    body = good(messages=[user(text("a", **SHORT))], **LONG)
    assert told(body).startswith("cache_control: the last block has a ttl of '5m'")
    assert parse(body | SHORT)
