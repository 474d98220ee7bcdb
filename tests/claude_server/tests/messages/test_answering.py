from __future__ import annotations

import pytest
from anthropic.types import Message

from tests.claude_server import messages
from tests.claude_server.messages.tokens import text_tokens
from tests.claude_server.tests.messages.toy import (
    BETWEEN,
    MIDDLE,
    NEW,
    OLD,
    PEOPLE,
    answered,
    assistant,
    call,
    cases,
    good,
    parse,
    result,
    user,
)

BUDGET = {"type": "enabled", "budget_tokens": 1024}
OFF = {"type": "disabled"}
WEATHER = PEOPLE | {"name": "get_weather", "description": "The weather of a day"}
QUESTION = "How many people are there in Oslo?"
EMPTY_SCHEMA = {"type": "object", "additionalProperties": False}
RESULT = [user(QUESTION), assistant(call()), user(result(content="700000"))]

REQUESTS = cases(
    ("plain", good()),
    ("old", good(OLD)),
    ("budget", good(OLD, max_tokens=2000, thinking=BUDGET)),
    ("visible thinking", good(thinking={"type": "adaptive", "display": "summarized"})),
    ("no tokens", good(max_tokens=0)),
    ("one token", good(max_tokens=1)),
    ("cut", good(MIDDLE, thinking=OFF, max_tokens=3)),
    ("stop", good(MIDDLE, thinking=OFF, stop_sequences=["moon"])),
    ("call", good(tools=[PEOPLE], messages=[user(QUESTION)])),
    ("cut call", good(OLD, tools=[PEOPLE], messages=[user(QUESTION)], max_tokens=1)),
    ("after a result", good(tools=[PEOPLE], messages=RESULT)),
    ("no text", good(messages=[user({"type": "container_upload", "file_id": "a"})])),
    (
        "format",
        good(output_config={"format": {"type": "json_schema", "schema": EMPTY_SCHEMA}}),
    ),
)


def kinds(message):
    return [block["type"] for block in message["content"]]


def written(message):
    return message["content"][-1]["text"]


@pytest.mark.parametrize("body", REQUESTS)
def test_the_sdk_knows_every_part_of_an_answer(body):
    message = answered(body)
    parsed = Message.model_validate(message, strict=True)
    assert parsed.to_dict(exclude_unset=True) == message
    assert not parsed.model_extra
    assert not parsed.usage.model_extra
    assert all(not block.model_extra for block in parsed.content)


@pytest.mark.parametrize("body", REQUESTS)
def test_the_same_request_has_the_same_answer(body):
    assert answered(body) == answered(body)


@pytest.mark.parametrize("body", REQUESTS)
def test_an_answer_never_costs_more_than_was_allowed(body):
    assert 0 <= answered(body)["usage"]["output_tokens"] <= body["max_tokens"]


def test_an_alias_is_answered_by_its_model():
    assert answered(good() | {"model": "claude-haiku-4-5"})["model"] == OLD.id


@pytest.mark.parametrize(
    ("body", "blocks"),
    cases(
        ("by itself", good(), ["thinking", "text"]),
        ("not by itself", good(OLD), ["text"]),
        ("budget", good(OLD, max_tokens=2000, thinking=BUDGET), ["thinking", "text"]),
        ("off", good(MIDDLE, thinking=OFF), ["text"]),
        ("low effort", good(output_config={"effort": "low"}), ["text"]),
        ("between tools, before", good(BETWEEN, thinking={"type": "between_tools"}), ["text"]),
        (
            "between tools, behind",
            good(BETWEEN, thinking={"type": "between_tools"}, tools=[PEOPLE], messages=RESULT),
            ["thinking", "text"],
        ),
    ),
)
def test_thinks_first_where_the_model_does(body, blocks):
    assert kinds(answered(body)) == blocks


@pytest.mark.parametrize(
    ("model", "thinking", "visible"),
    [
        (NEW, {"type": "adaptive"}, False),
        (NEW, {"type": "adaptive", "display": "summarized"}, True),
        (OLD, BUDGET, True),
        (OLD, BUDGET | {"display": "omitted"}, False),
    ],
)
def test_newer_models_keep_their_thinking_to_themselves(model, thinking, visible):
    message = answered(good(model, max_tokens=2000, thinking=thinking))
    assert bool(message["content"][0]["thinking"]) is visible
    assert message["content"][0]["signature"]
    assert message["usage"]["output_tokens_details"]["thinking_tokens"] > 0


def test_output_tokens_are_counted_from_the_text():
    message = answered(good(OLD))
    assert message["usage"]["output_tokens"] == text_tokens(written(message))


def test_an_answer_is_cut_where_the_tokens_run_out():
    message = answered(good(OLD, max_tokens=3))
    assert (written(message), message["stop_reason"]) == ("This is a ma", "max_tokens")
    assert message["usage"]["output_tokens"] == 3


def test_a_cut_leaves_no_half_character():
    message = answered(good(OLD, max_tokens=8, messages=[user("äöü" * 10)]))
    assert written(message) == "This is a made-up answer to: ä"


def test_thinking_may_use_up_all_tokens():
    message = answered(good(max_tokens=2))
    assert (kinds(message), message["stop_reason"]) == (["thinking"], "max_tokens")


@pytest.mark.parametrize(
    ("sequences", "found"), [(["largest", "moon"], "moon"), (["sun", "up"], "up")]
)
def test_stops_at_the_first_of_the_sequences(sequences, found):
    message = answered(good(OLD, stop_sequences=sequences))
    assert (message["stop_reason"], message["stop_sequence"]) == ("stop_sequence", found)
    assert found not in written(message)


def test_a_sequence_behind_the_last_token_is_never_reached():
    message = answered(good(OLD, max_tokens=3, stop_sequences=["moon"]))
    assert (message["stop_reason"], message["stop_sequence"]) == ("max_tokens", None)


def test_calls_the_tool_that_the_question_mentions():
    message = answered(good(tools=[WEATHER, PEOPLE], messages=[user(QUESTION)]))
    assert message["stop_reason"] == "tool_use"
    assert message["content"][-1] | {"id": ""} == {
        "type": "tool_use",
        "id": "",
        "name": "people",
        "input": {"city": "Oslo"},
    }


@pytest.mark.parametrize(
    "changes",
    cases(
        ("another subject", {"messages": [user("Which moon is the largest?")]}),
        ("forbidden", {"tool_choice": {"type": "none"}, "messages": [user(QUESTION)]}),
        ("answered", {"messages": RESULT}),
    ),
)
def test_answers_in_words_where_no_tool_is_called_for(changes):
    message = answered(good(tools=[WEATHER, PEOPLE], **changes))
    assert (kinds(message)[-1], message["stop_reason"]) == ("text", "end_turn")


@pytest.mark.parametrize(
    ("choice", "name"),
    [({"type": "any"}, "get_weather"), ({"type": "tool", "name": "people"}, "people")],
)
def test_a_forced_tool_is_called(choice, name):
    message = answered(good(OLD, tools=[WEATHER, PEOPLE], tool_choice=choice))
    assert message["content"][-1]["name"] == name


def test_tells_what_the_tool_said():
    assert written(answered(good(tools=[PEOPLE], messages=RESULT))) == "The tool says: 700000"


def test_a_call_and_its_result_can_be_sent_back():
    body = good(tools=[PEOPLE], messages=[user(QUESTION)])
    for _ in range(3):
        content = answered(body)["content"]
        back = user(result(content[-1]["id"]))
        body = body | {"messages": [*body["messages"], assistant(*content), back]}
        body["messages"] += [assistant(*answered(body)["content"]), user(QUESTION)]
    ids = [
        block["id"]
        for message in body["messages"]
        for block in message["content"]
        if isinstance(block, dict) and block["type"] == "tool_use"
    ]
    assert len(set(ids)) == 3
    assert parse(body)


def test_a_call_that_does_not_fit_is_cut():
    message = answered(good(OLD, tools=[PEOPLE], messages=[user(QUESTION)], max_tokens=2))
    assert (message["content"][0]["input"], message["stop_reason"]) == ({}, "max_tokens")


def test_a_schema_that_holds_itself_is_filled_once():
    tree = {
        "type": "object",
        "properties": {"label": {"type": "string"}, "left": {"$ref": "#"}},
    }
    body = good(OLD, tools=[PEOPLE | {"input_schema": tree}], tool_choice={"type": "any"})
    assert answered(body)["content"][-1]["input"] == {
        "label": "example",
        "left": {"label": "example", "left": None},
    }


def test_tells_whether_a_stream_is_wanted():
    assert parse(good(stream=True)).stream
    assert not parse(good()).stream


def test_a_token_count_is_a_number():
    assert isinstance(messages.count(parse(good())), int)
