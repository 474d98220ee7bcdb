"""What each scenario does to the official client, and when a scenario is used up."""

from __future__ import annotations

import http.client
import json
import time
from datetime import UTC, date, datetime

import anthropic
import pytest
from anthropic._error_classes import ERROR_CLASSES

from tests.claude_server.account_scenarios import STATUSES, TYPES
from tests.claude_server.programme import SCENARIOS, UnknownScenarioError
from tests.claude_server.scenarios import Stage
from tests.claude_server.server import ClaudeServer
from tests.claude_server.tests.toy import CATALOGUE, HELLO, ask, connect, say_hello

MESSAGE = "a message"
"""The client gets one, as if nothing had happened."""
OUTCOMES = {
    "acceleration": "RampLimitExceededError",
    "billing-error": "PaymentRequiredError",
    "claude-code-spend-limit": "RateLimitError",
    "concurrent-connections": "RateLimitError",
    "content-filtered": "BadRequestError",
    "credit-balance-too-low": "BadRequestError",
    "cut": "APIConnectionError",
    "cut-stream": "RemoteProtocolError",
    "drip:0.0001": MESSAGE,
    "edge-code:520": "InternalServerError",
    "empty-error": "InternalServerError",
    "empty-stream": "AssertionError",
    "error_code:thread_not_found": "ThreadNotFoundError",
    "extra-usage": "BadRequestError",
    "hang": "APITimeoutError",
    "html:502": "InternalServerError",
    "internal-error": "InternalServerError",
    "internal-error-in-stream": "APIStatusError",
    "login-page": "str",
    "long-context": "RateLimitError",
    "no-reply": "APIConnectionError",
    "oauth-not-allowed": "PermissionDeniedError",
    "organization-disabled": "BadRequestError",
    "organization-on-hold": "OrganizationOnHoldError",
    "overloaded": "OverloadedError",
    "overloaded-in-stream": "APIStatusError",
    "own-spend-limit": "BadRequestError",
    "permission-denied": "PermissionDeniedError",
    "rate-limit": "RateLimitError",
    "refusal": MESSAGE,
    "request-not-allowed": "PermissionDeniedError",
    "reset": "APIConnectionError",
    "reset-after-headers": "APIConnectionError",
    "reset-stream": "ReadError",
    "retry-after": "RateLimitError",
    "retry-after-ms": "RateLimitError",
    "retry-allowed": "BadRequestError",
    "retry-forbidden": "OverloadedError",
    "slow:0.05": MESSAGE,
    "slow-stream:0.005": MESSAGE,
    "stalled-stream": "ReadTimeout",
    "tier-spend-limit": "EnforcedSpendLimitReachedError",
    "timeout": "GatewayTimeoutError",
    "too-large": "ContentTooLargeError",
    "unfinished-stream:3": MESSAGE,
    "upstream": "ServiceUnavailableError",
    "workspace-spend-limit": "BadRequestError",
    "wrong-content-type": MESSAGE,
}
"""What the client raises or returns for one request, without retries."""
SILENT = {"hang", "stalled-stream"}
"""The client ends these itself, when its patience does."""


def planned(name):
    return SCENARIOS[name.partition(":")[0]]


def outcome(client, name):
    """Return the name of the class that comes out of a request that meets the scenario."""
    try:
        if planned(name).stage is Stage.STREAM:
            with client.messages.stream(**HELLO) as stream:
                answer = stream.get_final_message()
        else:
            answer = client.messages.create(**HELLO)
    except Exception as error:  # noqa: BLE001 - which one it is, is the question
        return type(error).__name__
    return MESSAGE if getattr(answer, "type", "") == "message" else type(answer).__name__


def test_every_scenario_has_an_outcome_here_or_among_the_handshakes():
    tried = {name.partition(":")[0] for name in OUTCOMES}

    assert tried == {name for name, each in SCENARIOS.items() if each.stage is not Stage.HANDSHAKE}


@pytest.mark.parametrize(("name", "expected"), OUTCOMES.items())
def test_a_scenario_has_its_outcome_once_and_then_no_more(server, client, name, expected):
    server.use(name, times=1)
    timeout = 0.3 if name in SILENT else 20

    assert outcome(client.with_options(timeout=timeout), name) == expected
    assert not server.programme.waits(planned(name).stage)
    assert outcome(client, name) == MESSAGE


@pytest.mark.parametrize("code", sorted(STATUSES))
def test_every_error_code_of_the_sdk_raises_its_class_with_its_details(server, client, code):
    server.use(f"error_code:{code}", times=1)
    status = STATUSES[code]
    with pytest.raises(ERROR_CLASSES[status, code]) as caught:
        client.messages.create(**HELLO)

    error = caught.value
    assert (error.status_code, error.error_code) == (status, code)
    assert error.type == TYPES.get(status, "invalid_request_error")
    details = type(error).__annotations__["details"]
    assert type(error.details) is details
    details.model_validate(error.details.model_dump())


def test_an_error_code_may_belong_to_an_endpoint_that_is_not_spoken_here(server, client):
    server.use("error_code:file_expired", times=1)

    with pytest.raises(anthropic.NotFoundError) as caught:
        client.files.download("file_made_up")
    assert caught.value.error_code == "file_expired"


def test_a_scenario_lasts_as_long_as_it_was_asked_for(server):
    server.use("overloaded", times=2)
    server.use("internal-error", times=1)

    assert [say_hello(server).status for _ in range(4)] == [529, 529, 500, 200]
    server.use("overloaded")
    assert [say_hello(server).status for _ in range(4)] == [529] * 4
    server.programme.clear()
    assert say_hello(server).status == 200


def test_a_scenario_waits_for_a_request_that_gets_to_its_stage(server):
    server.use("credit-balance-too-low", times=1)
    before = (
        say_hello(server, x_api_key="nonsense"),
        ask(server, body={**HELLO, "model": "claude-toy-9"}),
        ask(server, "GET", "/v1/models", None),
    )

    assert [each.status for each in before] == [401, 404, 200]
    assert "credit balance" in say_hello(server).error["message"]


def test_a_scenario_of_streams_leaves_other_requests_alone(server):
    server.use("overloaded-in-stream", times=1)

    assert say_hello(server).json["type"] == "message"
    assert b"overloaded_error" in ask(server, body={**HELLO, "stream": True}).body


@pytest.mark.parametrize(
    "name", ["nobody", "overloaded:3", "html", "html:200", "error_code:nobody", "hang:x", "drip:-1"]
)
def test_a_scenario_that_is_none_is_refused_when_it_is_named(server, name):
    with pytest.raises(UnknownScenarioError):
        server.use(name)


def test_every_scenario_says_what_it_does():
    assert [name for name, each in SCENARIOS.items() if not each.summary.endswith(".")] == []


def test_an_error_in_a_stream_carries_the_request_id_of_its_headers(server):
    server.use("overloaded-in-stream:1", times=1)
    reply = ask(server, body={**HELLO, "stream": True})
    last = reply.body.strip().split(b"\n\n")[-1]

    assert reply.status == 200
    assert last.startswith(b"event: error\ndata: ")
    assert json.loads(last.partition(b"data: ")[2]) == {
        "type": "error",
        "error": {"type": "overloaded_error", "message": "Overloaded"},
        "request_id": reply.headers["request-id"],
    }


def test_a_cut_stream_breaks_its_chunks_and_an_unfinished_one_does_not(server):
    body = {**HELLO, "stream": True}
    server.use("unfinished-stream:2", times=1)
    unfinished = ask(server, body=body)
    server.use("cut-stream:2", times=1)
    with pytest.raises(http.client.IncompleteRead) as caught:
        ask(server, body=body)

    assert unfinished.body.count(b"event: ") == 2
    assert caught.value.partial.count(b"event: ") == 2


def test_a_reset_is_a_reset_and_not_the_end_of_a_file(server):
    server.use("reset", times=1)
    with connect(server) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n")
        with pytest.raises(ConnectionResetError):
            connection.recv(1)
    server.use("no-reply", times=1)
    with connect(server) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n")
        assert connection.recv(1) == b""


def test_a_drip_is_one_byte_at_a_time(server):
    server.use("drip:0.002", times=1)
    started = time.monotonic()
    reply = ask(server, "GET", "/v1/models/claude-toy-9", None)

    assert reply.status == 404
    assert time.monotonic() - started >= 0.002 * len(reply.body)


def test_pages_of_a_cdn_are_no_errors_of_the_api(server):
    for name, status, kind, start in (
        ("html:502", 502, "text/html; charset=UTF-8", b"<html>"),
        ("html:522", 522, "text/html; charset=UTF-8", b"<html>"),
        ("edge-code:524", 524, "text/plain; charset=UTF-8", b"error code: 524"),
        ("upstream", 503, "text/plain", b"upstream connect error"),
        ("login-page", 200, "text/html; charset=UTF-8", b"<!DOCTYPE html>"),
    ):
        server.use(name, times=1)
        reply = say_hello(server, x_api_key=None)

        assert (reply.status, reply.headers["content-type"]) == (status, kind)
        assert reply.body.startswith(start)
        assert "request-id" not in reply.headers


def test_spending_is_possible_again_on_the_first_of_the_next_month():
    end_of_year = datetime(2026, 12, 31, 23, 0, tzinfo=UTC)
    with ClaudeServer(CATALOGUE, date(2026, 12, 31), lambda: end_of_year) as server:
        replies = {}
        for name in ("own", "workspace", "tier", "claude-code"):
            server.use(f"{name}-spend-limit", times=1)
            replies[name] = say_hello(server)

    for reply in replies.values():
        assert "You will regain access on 2027-01-01 at 00:00 UTC." in reply.error["message"]
    assert [each.status for each in replies.values()] == [400, 400, 429, 429]
    assert [each.headers.get("retry-after") for each in replies.values()] == [
        None,
        None,
        None,
        "3600",
    ]
    assert replies["tier"].error["details"] == {"error_code": "enforced_spend_limit_reached"}


def test_a_refusal_is_an_answer_with_a_reason(server, client):
    server.use("refusal", times=1)
    message = client.messages.create(**HELLO)

    assert message.stop_reason == "refusal"
    assert message.content == []
    assert message.stop_details.category is None
