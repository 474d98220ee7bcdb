"""The errors of a paste are found, kept apart, and say what they say."""

from __future__ import annotations

import pytest

from troubleshooter.engine.extraction import ExtractedError, extract_errors
from troubleshooter.engine.normalisation import normalise
from troubleshooter.engine.redaction import redact
from troubleshooter.engine.signals import Surface


def extract(text: str) -> tuple[ExtractedError, ...]:
    return extract_errors(normalise(redact(text)), [])


def only(text: str) -> ExtractedError:
    (error,) = extract(text)
    return error


BODY = '{"type":"error","error":{"type":"rate_limit_error","message":"Slow down, please."},"request_id":"req_011CZues5A9AmUKeiVpWQvVF"}'


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"anthropic.RateLimitError: Error code: 429 - {BODY}",
        BODY.replace('"', '\\"'),
        BODY.replace('"', '\\\\\\"'),
        BODY.replace('"', "'"),
        BODY.replace('"', "&quot;"),
        BODY.replace('"', ""),
        BODY.replace("{", "{\n    ").replace(",", ",\n    "),
    ],
)
def test_reads_the_body_in_every_clothing(text: str) -> None:
    signals = only(text).signals
    assert signals.error_type == "rate_limit_error"
    assert signals.message is not None
    assert signals.message.startswith("Slow down")
    assert signals.request_ids == ("req_011CZues5A9AmUKeiVpWQvVF",)


def test_reads_a_type_that_a_terminal_broke() -> None:
    assert only(
        'API error: 529 {"type":"error","error":{"type":"overl\n     oaded_error"}}'
    ).signals.error_type == ("overloaded_error")


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
    assert status in {error.signals.http_status for error in extract(text)}


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
    assert {error.signals.http_status for error in extract(text)} <= {None}


def test_reads_code_headers_models_and_version() -> None:
    signals = only(
        "HTTP/2 429\nretry-after: 17\nanthropic-ratelimit-input-tokens-remaining: 0\n"
        '{"type":"error","error":{"type":"rate_limit_error","details":{"error_code":"ramp_limit_exceeded"}}}\n'
        "model=claude-sonnet-5-5 anthropic/2.12.0"
    ).signals
    assert signals.error_code == "ramp_limit_exceeded"
    assert dict(signals.headers) == {
        "retry-after": "17",
        "anthropic-ratelimit-input-tokens-remaining": "0",
    }
    assert signals.models == ("claude-sonnet-5-5",)
    assert signals.sdk_version == "2.12.0"


def test_names_exceptions_with_their_module() -> None:
    error = only("langchain_anthropic.chat_models.AnthropicConnectionError: Connection error.")
    assert error.signals.exceptions == ("langchain_anthropic.chat_models.AnthropicConnectionError",)
    assert error.signals.message == "Connection error."


TRACEBACK = (
    "Traceback (most recent call last):\n"
    + '  File "a.py", line 1, in f\n    do()\n' * 40
    + "httpcore.ConnectError: [Errno -2] Name or service not known\n\n"
    "The above exception was the direct cause of the following exception:\n\n"
    "Traceback (most recent call last):\n"
    + '  File "b.py", line 2, in g\n    self.do()\n' * 40
    + "anthropic.APIConnectionError: Connection error.\n"
)


def test_a_chain_of_exceptions_is_one_error() -> None:
    assert only(TRACEBACK).signals.exceptions == (
        "httpcore.ConnectError",
        "anthropic.APIConnectionError",
    )


def test_errors_far_apart_are_separate() -> None:
    noise = "INFO task succeeded in 1.2s\n" * 80
    assert [
        error.signals.error_type
        for error in extract(f"{BODY}\n{noise}{BODY.replace('rate_limit', 'api')}")
    ] == [
        "rate_limit_error",
        "api_error",
    ]


def test_errors_that_contradict_each_other_are_separate() -> None:
    text = 'API Error: 500 {"error":{"type":"api_error"}}\nAPI Error: 529 {"error":{"type":"overloaded_error"}}'
    assert [error.signals.http_status for error in extract(text)] == [500, 529]


def test_the_same_error_told_many_times_is_one() -> None:
    assert len(extract(f"{BODY}\nretrying\n" * 50)) == 1


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("litellm.BadRequestError: AnthropicException - x", Surface.LITELLM),
        (
            "TypeError: no\n at file:///app/node_modules/@anthropic-ai/sdk/core/error.mjs:55",
            Surface.TYPESCRIPT,
        ),
        (
            'Traceback (most recent call last):\n  File "a.py", line 1\nValueError: x',
            Surface.PYTHON,
        ),
        ("$ curl https://api.anthropic.com\nHTTP/2 401", Surface.CURL),
        ("APICallError [AI_APICallError]: x", Surface.VERCEL_AI_SDK),
    ],
)
def test_tells_the_client(text: str, surface: Surface) -> None:
    assert extract(text)[0].signals.surface is surface


def test_plain_words_hold_no_error() -> None:
    assert extract("Hello, I would like to cancel my gym membership.") == ()


def test_a_code_ends_with_its_line() -> None:
    error = only("429 error_code=contract_spend_limit_reached\nscheduler: batch 12 RateLimitError")
    assert error.signals.error_code == "contract_spend_limit_reached"


def test_a_chain_is_seen_through_a_long_traceback() -> None:
    first, second = extract(
        "anthropic.RateLimitError: Error code: 429 - " + BODY + "\n\n"
        "During handling of the above exception, another exception occurred:\n\n"
        + '  File "b.py", line 2, in g\n    self.do()\n' * 60
        + 'app.Failure: Error code: 500 - {"error":{"type":"api_error"}}'
    )
    assert (first.continues, second.continues) == (False, True)
