from __future__ import annotations

import pytest

from tests.claude_server import messages
from tests.claude_server.tests.messages.toy import (
    MIDDLE,
    NEW,
    OLD,
    OLDEST,
    PEOPLE,
    SMALL,
    answered,
    cases,
    good,
    parse,
    told,
    user,
    without,
)

SCHEMA = {"type": "json_schema", "schema": {"type": "object", "additionalProperties": False}}
LONG = [user("word" * 10_001)]


def test_refuses_more_output_than_the_model_gives():
    assert parse(good(max_tokens=128_000))
    assert told(good(max_tokens=128_001)) == (
        "max_tokens: 128001 > 128000, which is the maximum allowed number of output tokens for"
        f" {NEW.id}"
    )


def test_refuses_a_prompt_over_the_window():
    body = good(OLDEST, max_tokens=1, messages=LONG)
    assert told(body) == "prompt is too long: 10004 tokens > 10000 maximum"


def test_a_prompt_over_the_window_can_be_counted():
    body = without(good(OLDEST, messages=LONG), "max_tokens")
    assert messages.count(parse(body, path="/v1/messages/count_tokens")) == 10_004


def test_models_before_4_5_need_room_for_the_whole_answer():
    body = good(OLDEST, max_tokens=6_000, messages=[user("word" * 4_000)])
    assert told(body) == (
        "input length and `max_tokens` exceed context limit: 4003 + 6000 > 10000, decrease input"
        " length or `max_tokens` and try again"
    )
    assert parse(body, betas="model-context-window-exceeded-2025-08-26")
    assert parse(body | {"max_tokens": 5_997})


def test_later_models_stop_at_the_end_of_the_window():
    message = answered(good(SMALL, messages=[user("word" * 50)], max_tokens=1_000))
    assert message["stop_reason"] == "model_context_window_exceeded"
    assert message["usage"]["input_tokens"] + message["usage"]["output_tokens"] == 60


@pytest.mark.parametrize("blank", ["", " ", "\n\n"])
def test_refuses_a_blank_stop_sequence(blank):
    assert told(good(stop_sequences=["END", blank])) == (
        "stop_sequences: each stop sequence must contain non-whitespace"
    )


def test_no_tokens_at_all_is_a_request_to_fill_the_cache():
    message = answered(good(max_tokens=0))
    assert (message["content"], message["stop_reason"]) == ([], "max_tokens")
    assert message["usage"]["output_tokens"] == 0


@pytest.mark.parametrize(
    "body",
    cases(
        ("stream", good(stream=True)),
        ("format", good(output_config={"format": SCHEMA})),
        ("forced", good(MIDDLE, tools=[PEOPLE], tool_choice={"type": "any"})),
        (
            "budget",
            good(
                OLD,
                thinking={"type": "enabled", "budget_tokens": 1024},
                tools=[PEOPLE],
            ),
        ),
    ),
)
def test_no_tokens_do_not_go_with_what_implies_an_answer(body):
    betas = "interleaved-thinking-2025-05-14"
    told_why = told(body | {"max_tokens": 0}, betas=betas)
    assert told_why.startswith("max_tokens: 0 is not allowed with ")
    assert parse(body, betas=betas)


def test_a_count_needs_no_max_tokens():
    counted = parse(without(good(), "max_tokens"), path="/v1/messages/count_tokens")
    assert counted.counting
    assert messages.count(counted) == messages.count(parse(good()))


def test_a_conversation_has_a_longest_length():
    body = good(messages=[user("x")] * 100_001)
    assert told(body) == "messages: List should have at most 100000 items"
