from __future__ import annotations

import pytest

from tests.claude_server.tests.messages.toy import (
    OLD,
    assistant,
    cases,
    good,
    parse,
    system,
    text,
    told,
    user,
)

MARKED = {"cache_control": {"type": "ephemeral"}}


@pytest.mark.parametrize(
    ("body", "message"),
    cases(
        (
            "empty string",
            good(messages=[user("a"), user("")]),
            (
                "messages.1: all messages must have non-empty content except for the optional final"
                " assistant message"
            ),
        ),
        (
            "no blocks",
            good(messages=[{"role": "user", "content": []}]),
            (
                "messages.0: all messages must have non-empty content except for the optional final"
                " assistant message"
            ),
        ),
        (
            "empty block",
            good(messages=[user(text("a"), text(""))]),
            "messages: text content blocks must be non-empty",
        ),
        (
            "blank string",
            good(messages=[user(" \n")]),
            "messages: text content blocks must contain non-whitespace text",
        ),
        (
            "blank block",
            good(messages=[user("a"), system(text("\t"))]),
            "messages: text content blocks must contain non-whitespace text",
        ),
        (
            "empty system block",
            good(system=[text("")]),
            "system: text content blocks must be non-empty",
        ),
        (
            "marked empty block",
            good(messages=[user(text("a"), text("", **MARKED))]),
            "messages.0.content.1.text: cache_control cannot be set for empty text blocks",
        ),
        (
            "marked empty system block",
            good(system=[text("", **MARKED)]),
            "system.0: cache_control cannot be set for empty text blocks",
        ),
    ),
)
def test_refuses_a_text_that_says_nothing(body, message):
    assert told(body) == message


def test_an_empty_system_prompt_is_none():
    assert parse(good(system=""))


@pytest.mark.parametrize("prompt", ["Be brief.", [text("Be brief.")]])
def test_takes_a_system_prompt_in_either_form(prompt):
    assert parse(good(system=prompt))


@pytest.mark.parametrize("content", ["", []])
def test_the_answer_that_the_caller_begins_may_be_empty(content):
    assert parse(good(OLD, messages=[user("a"), {"role": "assistant", "content": content}]))


@pytest.mark.parametrize("begun", ["One is ", "One is\n"])
def test_the_answer_that_the_caller_begins_ends_in_no_blank(begun):
    assert told(good(OLD, messages=[user("a"), assistant(text(begun))])) == (
        "messages: final assistant content cannot end with trailing whitespace"
    )
    assert parse(good(OLD, messages=[user("a"), assistant(begun), user("b")]))
