from __future__ import annotations

import pytest

from tests.claude_server.tests.messages.toy import (
    MIDDLE,
    NEW,
    NEW_VERSION,
    OLD,
    OLD_VERSION,
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
)

NO_SYSTEM = (
    'messages: Unexpected role "system". The Messages API accepts a top-level `system` parameter,'
    ' not "system" as an input message role.'
)
DOCUMENT = {"type": "document", "source": {"type": "text", "media_type": "text/plain", "data": "x"}}
CITATION = {
    "type": "char_location",
    "cited_text": "x",
    "document_index": 0,
    "document_title": None,
    "start_char_index": 0,
    "end_char_index": 1,
}
SERVER_CALL = {"type": "server_tool_use", "id": "srvtoolu_1", "name": "web_search", "input": {}}
SERVER_RESULT = {"type": "web_search_tool_result", "tool_use_id": "srvtoolu_1", "content": []}


def talk(*messages, model=NEW, **changes):
    return good(model, messages=[*messages], **changes)


def test_a_conversation_needs_a_message():
    assert told(talk()) == "messages: at least one message is required"


def test_messages_of_one_role_in_a_row_are_one_turn():
    assert parse(talk(user("a"), user("b"), assistant("c"), assistant("d"), user("e")))


def test_the_user_speaks_first():
    assert told(talk(assistant("a"), user("b"))) == (
        'messages: first message must use the "user" role'
    )


@pytest.mark.parametrize(
    "body",
    cases(
        ("first", talk(system("a"), user("b"))),
        ("first, older model", talk(system("a"), user("b"), model=OLD)),
        ("inside, Sonnet 5", talk(user("a"), system("b"), model=MIDDLE)),
        ("inside, older model", talk(user("a"), system("b"), assistant("c"), user("d"), model=OLD)),
    ),
)
def test_refuses_a_system_message_where_the_model_takes_none(body):
    assert told(body) == NO_SYSTEM


@pytest.mark.parametrize(
    "messages",
    cases(
        ("at the end", [user("a"), system("b")]),
        ("before an answer", [user("a"), system("b"), assistant("c"), user("d")]),
        (
            "after the result of a server tool",
            [user("a"), assistant(SERVER_CALL, SERVER_RESULT), system("b")],
        ),
    ),
)
def test_takes_a_system_message_inside_a_conversation(messages):
    assert parse(talk(*messages))


@pytest.mark.parametrize(
    ("messages", "message"),
    cases(
        (
            "before a question",
            [user("a"), system("b"), user("c")],
            "messages.1: role 'system' must precede an 'assistant' message",
        ),
        (
            "after an answer",
            [user("a"), assistant("b"), system("c")],
            "messages.2: role 'system' must follow a 'user' message",
        ),
    ),
)
def test_refuses_a_system_message_in_another_place(messages, message):
    assert told(talk(*messages)) == message


@pytest.mark.parametrize(
    ("messages", "message"),
    cases(
        (
            "call by the user",
            [user(call())],
            "messages.0: `tool_use` blocks can only be in `assistant` messages",
        ),
        (
            "result by the model",
            [user("a"), assistant(result())],
            "messages.1: `tool_result` blocks can only be in `user` messages",
        ),
        (
            "thinking by the user",
            [user({"type": "thinking", "thinking": "", "signature": ""})],
            "messages.0: `thinking` blocks can only be in `assistant` messages",
        ),
        (
            "image by the system",
            [
                user("a"),
                system({"type": "image", "source": {"type": "url", "url": "https://example.com"}}),
            ],
            "messages.1: `image` blocks cannot be in `system` messages",
        ),
    ),
)
def test_refuses_a_block_of_another_role(messages, message):
    assert told(talk(*messages, tools=[PEOPLE])) == message


def test_refuses_an_answer_begun_by_the_caller_where_the_model_does():
    messages = [user("Name a moon."), assistant("One is")]
    assert told(talk(*messages)) == (
        "This model does not support assistant message prefill."
        " The conversation must end with a user message."
    )
    assert parse(talk(*messages, model=OLD))


@pytest.mark.parametrize("blocks", [[SERVER_CALL], [SERVER_CALL, SERVER_RESULT]])
def test_a_paused_turn_may_be_handed_back(blocks):
    assert parse(talk(user("a"), assistant(*blocks)))


@pytest.mark.parametrize(
    ("messages", "message"),
    cases(
        (
            "document by the model",
            [user("a"), assistant(DOCUMENT), user("b")],
            "messages.1: `document` blocks can only be in `user` messages",
        ),
        (
            "citation by the user",
            [user(text("a", citations=[CITATION]))],
            "messages.0: `citations` can only be on `text` blocks in `assistant` messages",
        ),
    ),
)
def test_what_the_version_of_october_2026_dropped_works_before_it(messages, message):
    assert told(talk(*messages), version=NEW_VERSION) == message
    assert parse(talk(*messages), version=OLD_VERSION)


def test_the_same_content_in_its_place_stays():
    messages = [user(DOCUMENT, text("a", citations=[])), assistant(text("b", citations=[CITATION]))]
    assert parse(talk(*messages, user("c")), version=NEW_VERSION)
