"""Streams as the official SDK reads them: its own parser has to end with the same message."""

from __future__ import annotations

import json

import anthropic
import httpx2
import pytest

from tests.claude_server import messages
from tests.claude_server.tests.messages.test_answering import REQUESTS
from tests.claude_server.tests.messages.toy import NEW, PEOPLE, answered, good, user

WITH_EVERYTHING = good(
    thinking={"type": "adaptive", "display": "summarized"},
    tools=[PEOPLE],
    messages=[user("How many people are there in Oslo?")],
)


@pytest.fixture
def client_for():
    """A client of the SDK whose every request is answered with one stream."""
    clients = []

    def make(message):
        def handle(request):
            headers = {"content-type": "text/event-stream"}
            return httpx2.Response(200, headers=headers, content=b"".join(messages.stream(message)))

        transport = httpx2.Client(transport=httpx2.MockTransport(handle))
        clients.append(anthropic.Anthropic(api_key="made up", http_client=transport))
        return clients[-1]

    yield make
    for client in clients:
        client.close()


def events(message):
    return [json.loads(event.partition(b"data: ")[2]) for event in messages.stream(message)]


def deltas(body):
    sent = [event for event in events(answered(body)) if event["type"] == "content_block_delta"]
    return [event["delta"]["type"] for event in sent]


def asked(client):
    question = {"role": "user", "content": "a"}
    return client.messages.stream(model=NEW.id, max_tokens=100, messages=[question])


@pytest.mark.parametrize("body", REQUESTS)
def test_the_sdk_puts_together_the_message_that_was_sent(client_for, body):
    message = answered(body)
    with asked(client_for(message)) as stream:
        final = stream.get_final_message()
    sent = final.to_dict(exclude_unset=True)
    for block in sent["content"]:
        block.pop("parsed_output", None)
    assert sent == message


def test_the_sdk_knows_every_event(client_for):
    question = {"role": "user", "content": "a"}
    stream = client_for(answered(WITH_EVERYTHING)).messages.create(
        model=NEW.id, max_tokens=100, messages=[question], stream=True
    )
    with stream:
        read = [(event.type, event.model_extra) for event in stream]
    assert [kind for kind, _ in read] == [
        "message_start",
        *["content_block_start", *["content_block_delta"] * 2, "content_block_stop"],
        *["content_block_start", *["content_block_delta"] * 2, "content_block_stop"],
        "message_delta",
        "message_stop",
    ]
    assert not any(extra for _, extra in read)


def test_a_ping_follows_the_start():
    assert [event["type"] for event in events(answered(good()))][:2] == ["message_start", "ping"]


def test_the_start_says_nothing_of_the_end():
    message = events(answered(good()))[0]["message"]
    assert (message["content"], message["stop_reason"]) == ([], None)
    assert message["usage"]["output_tokens"] == 1


def test_thinking_ends_with_its_signature():
    assert deltas(WITH_EVERYTHING)[:2] == ["thinking_delta", "signature_delta"]


def test_thinking_that_is_left_out_is_only_a_signature():
    assert deltas(good())[:2] == ["signature_delta", "text_delta"]


def test_a_text_comes_in_pieces():
    texts = [
        event["delta"]["text"]
        for event in events(answered(good()))
        if event["type"] == "content_block_delta" and event["delta"]["type"] == "text_delta"
    ]
    assert len(texts) > 2
    assert "".join(texts) == answered(good())["content"][-1]["text"]


def test_each_chunk_is_one_event():
    for chunk in messages.stream(answered(good())):
        kind = json.loads(chunk.partition(b"data: ")[2])["type"]
        assert chunk.startswith(f"event: {kind}\ndata: ".encode())
        assert chunk.endswith(b"\n\n")
        assert chunk.count(b"\n") == 3
