from __future__ import annotations

import pytest

from tests.claude_server.tests.messages.toy import (
    PEOPLE,
    assistant,
    call,
    cases,
    good,
    parse,
    result,
    system,
    text,
    told,
    user,
    without,
)

SERVER_CALL = {"type": "server_tool_use", "id": "srvtoolu_1", "name": "web_search", "input": {}}
SERVER_RESULT = {"type": "web_search_tool_result", "tool_use_id": "srvtoolu_1", "content": []}


def history(*messages):
    return good(tools=[PEOPLE], messages=[user("How many people?"), *messages])


def unanswered(place, ids):
    return (
        f"messages.{place}: `tool_use` ids were found without `tool_result` blocks immediately"
        f" after: {ids}. Each `tool_use` block must have a corresponding `tool_result` block in"
        " the next message."
    )


def unasked(place, name):
    return (
        f"messages.{place}: unexpected `tool_use_id` found in `tool_result` blocks: {name}. Each"
        " `tool_result` block must have a corresponding `tool_use` block in the previous message."
    )


@pytest.mark.parametrize(
    "messages",
    cases(
        ("one", [assistant(call()), user(result())]),
        (
            "two, in another order",
            [assistant(call("a"), call("b")), user(result("b"), result("a"))],
        ),
        ("with text behind", [assistant(text("I look."), call()), user(result(), text("So?"))]),
        (
            "over two messages",
            [assistant(call("a"), call("b")), user(result("a")), user(result("b"))],
        ),
        (
            "the same id later",
            [assistant(call("a")), user(result("a")), assistant(call("b")), user(result("b"))],
        ),
        ("system behind", [assistant(call()), user(result()), system("Be brief.")]),
    ),
)
def test_takes_calls_that_are_answered(messages):
    assert parse(history(*messages))


@pytest.mark.parametrize(
    ("messages", "message"),
    cases(
        ("at the end", [assistant(call())], unanswered(1, "toolu_1")),
        ("text instead", [assistant(call()), user("So?")], unanswered(1, "toolu_1")),
        ("text first", [assistant(call()), user(text("So?"), result())], unanswered(1, "toolu_1")),
        (
            "one of three",
            [assistant(call("a"), call("b"), call("c")), user(result("b"))],
            unanswered(1, "a, c"),
        ),
        (
            "system between",
            [assistant(call()), system("Be brief."), assistant("x"), user(result())],
            "messages.2: role 'system' must follow a 'user' message",
        ),
        (
            "a turn too late",
            [assistant(call()), user("wait"), assistant("ok"), user(result())],
            unanswered(1, "toolu_1"),
        ),
    ),
)
def test_refuses_a_call_without_its_result(messages, message):
    assert told(history(*messages)) == message


@pytest.mark.parametrize(
    ("messages", "message"),
    cases(
        ("at the start", [user(result())], unasked("1.content.0", "toolu_1")),
        (
            "another id",
            [assistant(call()), user(result(), result("toolu_2"))],
            unasked("2.content.1", "toolu_2"),
        ),
        (
            "cut history",
            [assistant("I have looked."), user(result())],
            unasked("2.content.0", "toolu_1"),
        ),
        (
            "twice",
            [assistant(call()), user(result(), result())],
            (
                "messages.2.content.1: each tool_use must have a single result."
                " Found multiple `tool_result` blocks with id: toolu_1"
            ),
        ),
    ),
)
def test_refuses_a_result_without_its_call(messages, message):
    assert told(history(*messages)) == message


@pytest.mark.parametrize(
    "messages",
    cases(
        ("one turn", [assistant(call(), call()), user(result())]),
        (
            "two turns",
            [assistant(call()), user(result()), assistant(call()), user(result())],
        ),
    ),
)
def test_refuses_an_id_that_comes_twice(messages):
    assert told(history(*messages)) == "messages: `tool_use` ids must be unique"


def test_a_history_with_calls_needs_its_tools():
    body = history(assistant(call()), user(result()))
    assert told(without(body, "tools")) == (
        "Requests which include `tool_use` or `tool_result` blocks must define tools."
    )


def test_refuses_a_call_of_a_server_tool_that_stays_open():
    messages = [assistant(SERVER_CALL, text("and so on")), user("Go on.")]
    assert told(history(*messages)) == (
        "messages.1: `web_search` tool use with id `srvtoolu_1` was found without a corresponding"
        " `web_search_tool_result` block"
    )


@pytest.mark.parametrize(
    "messages",
    cases(
        ("answered", [assistant(SERVER_CALL, SERVER_RESULT), user("Go on.")]),
        ("paused", [assistant(SERVER_CALL)]),
        ("beside a client's", [assistant(SERVER_CALL, call()), user(result())]),
    ),
)
def test_takes_a_call_of_a_server_tool(messages):
    assert parse(history(*messages))
