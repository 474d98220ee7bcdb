"""What can belong to an error is found, and what only looks like it is not."""

from __future__ import annotations

import pytest

from troubleshooter.engine.findings import FINDINGS, Finding, Kind, find_all
from troubleshooter.engine.knowledge import MessageTemplate
from troubleshooter.engine.normalisation import normalise
from troubleshooter.engine.redaction import redact
from troubleshooter.engine.signals import MessageSource, Strength
from troubleshooter.engine.signatures import Signatures


def find(text: str, *templates: str) -> list[Finding]:
    known = [
        MessageTemplate("toy", each, MessageSource.API, Strength.DECISIVE) for each in templates
    ]
    normalised = normalise(redact(text))
    return find_all(normalised, Signatures(known).find(normalised))


def values(text: str, kind: Kind) -> list[str]:
    return [each.value for each in find(text) if each.kind is kind]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("anthropic.AuthenticationError: Error code: 401 - {}", 401),
        ("API Error: 529 {}", 529),
        ("API Error (529 {})", 529),
        ("HTTP/1.1 403 Forbidden", 403),
        (
            'HTTP Request: POST https://api.anthropic.com/v1/messages "HTTP/1.1 429 Too Many Requests"',
            429,
        ),
        ("Status Code: 404", 404),
        ("statusCode: 400,", 400),
        ('"status": 500', 500),
        ("AxiosError: Request failed with status code 401", 401),
        ("429 Too Many Requests", 429),
        ("RateLimitError: 429 {}", 429),
        ("[400] Bad Request", 400),
        ("requests.exceptions.HTTPError: 401 Client Error: Unauthorized for url", 401),
        ("non 200 response from anthropic: 404 Not Found", 404),
        ("(HTTP/2 401) x-api-key header", 401),
    ],
)
def test_reads_a_status(text: str, status: int) -> None:
    assert str(status) in values(text, Kind.STATUS)


@pytest.mark.parametrize(
    "text",
    [
        '10.0.0.1 - - "GET /health HTTP/1.1" 404 54674',
        "took 429 ms",
        "processed 500 rows",
        "limit of 4290",
        "version 4.0.401",
        "line 404, in create",
    ],
)
def test_a_bare_number_is_no_status(text: str) -> None:
    assert values(text, Kind.STATUS) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("anthropic.RateLimitError: Error code: 429", "anthropic.RateLimitError"),
        ("anthropic._exceptions.OverloadedError: x", "anthropic._exceptions.OverloadedError"),
        ("RateLimitError [RateLimitCapacityError]: 429", "RateLimitCapacityError"),
        (
            "com.anthropic.errors.UnauthorizedException: 401",
            "com.anthropic.errors.UnauthorizedException",
        ),
        ("(Anthropic::Errors::AuthenticationError)", "Anthropic::Errors::AuthenticationError"),
        ("Uncaught Anthropic\\Core\\RateLimitException: 429", "RateLimitException"),
    ],
)
def test_reads_the_name_of_an_exception(text: str, name: str) -> None:
    assert name in values(text, Kind.EXCEPTION)


@pytest.mark.parametrize(
    "text", ["Error: 404", "an Error occurred", "errors", "the Exception handler"]
)
def test_a_word_is_no_exception(text: str) -> None:
    assert values(text, Kind.EXCEPTION) == []


@pytest.mark.parametrize(
    "text",
    [
        '"details": {"error_code": "ramp_limit_exceeded"}',
        "errorCode: 'ramp_limit_exceeded',",
        "429 error_code=ramp_limit_exceeded\nscheduler: next",
        '{\\"error_code\\":\\"ramp_limit_exceeded\\"}',
    ],
)
def test_reads_a_code_to_its_end(text: str) -> None:
    assert values(text, Kind.CODE) == ["ramp_limit_exceeded"]


@pytest.mark.parametrize(
    "text",
    [
        "curl: (6) Could not resolve host: api.anthropic.com",
        "dial tcp: lookup api.anthropic.com: no such host",
        "Error: connect ECONNREFUSED 127.0.0.1:443",
        "java.net.UnknownHostException: api.anthropic.com",
        "TypeError: fetch failed",
        "ConnectError: All connection attempts failed",
    ],
)
def test_reads_a_network_failure(text: str) -> None:
    assert len(values(text, Kind.NETWORK)) >= 1


def test_a_server_that_lost_its_client_is_no_network_failure() -> None:
    text = "LOG:  could not receive data from client: Connection reset by peer"
    assert values(text, Kind.NETWORK) == []


@pytest.mark.parametrize(
    "text",
    [
        "ANTHROPIC_API_KEY: Not set",
        "Anthropic API key must be provided",
        "None of the following environment variables are set: ('ANTHROPIC_API_KEY',)",
        "No key found - add one, or set the ANTHROPIC_API_KEY variable",
        "Falta la variable de entorno ANTHROPIC_API_KEY",
    ],
)
def test_reads_that_the_key_is_not_set(text: str) -> None:
    assert len(values(text, Kind.NO_KEY)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "ANTHROPIC_API_KEY is set",
        "ANTHROPIC_API_KEY not found, falling back to the local model",
        "Set OPENAI_API_KEY or ANTHROPIC_API_KEY; OPENAI_API_KEY is missing",
        'if "ANTHROPIC_API_KEY" not in os.environ:',
        "ANTHROPIC_API_KEY is optional and not set",
    ],
)
def test_a_key_that_nothing_failed_for_is_not_missing(text: str) -> None:
    assert values(text, Kind.NO_KEY) == []


def test_numbers_inside_a_recognised_message_are_no_statuses() -> None:
    text = "the wait for status 429 is over, status 500"
    assert values(text, Kind.STATUS) == ["429", "500"]
    found = find(text, "the wait for status 429 is over")
    assert [each.value for each in found if each.kind is Kind.STATUS] == ["500"]


def test_keeps_the_first_and_the_last_of_endless_findings() -> None:
    found = find("FirstError: x\n" + "MiddleError: x\n" * 5000 + "LastError: x")
    assert len(found) == FINDINGS
    assert (found[0].value, found[-1].value) == ("FirstError", "LastError")
