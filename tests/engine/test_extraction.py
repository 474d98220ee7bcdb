"""The errors of a paste are found, kept apart, and say what they say."""

from __future__ import annotations

import json

import pytest

from troubleshooter.engine.extraction import ExtractedError, extract_errors
from troubleshooter.engine.normalisation import normalise
from troubleshooter.engine.redaction import redact


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


@pytest.mark.parametrize("level", [0, 1, 2])
def test_a_quote_inside_a_message_does_not_end_it(level: int) -> None:
    message = 'must alternate between "user" and "assistant", but found "user"'
    text = '{"error":{"type":"api_error","message":' + json.dumps(message) + "}}"
    for _ in range(level):
        text = json.dumps({"body": text})
    assert only(text).signals.message == message


def test_reads_a_type_that_a_terminal_broke() -> None:
    assert only(
        'API error: 529 {"type":"error","error":{"type":"overl\n     oaded_error"}}'
    ).signals.error_type == ("overloaded_error")


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


def test_the_ids_of_an_error_are_its_own() -> None:
    first = BODY.replace("req_011CZues5A9AmUKeiVpWQvVF", "req_011AAAAAAAAAAAAAAAAAAAAA")
    second = BODY.replace("rate_limit_error", "api_error")
    _, error = extract(f"retry-after: 5\n{first}\n{second}\nretry-after: 9")
    assert error.signals.request_ids[0] == "req_011CZues5A9AmUKeiVpWQvVF"
    assert dict(error.signals.headers)["retry-after"] == "9"


def test_an_error_without_an_id_borrows_none() -> None:
    first, second = extract(f"HTTP 429 {BODY}\nHTTP 500 anthropic.InternalServerError: no id here")
    assert first.signals.request_ids == ("req_011CZues5A9AmUKeiVpWQvVF",)
    assert second.signals.request_ids == ()


def test_an_id_in_front_of_an_error_on_its_line_is_its_own() -> None:
    first, second = extract("req_011AAAAAAAA HTTP 429 failed\nreq_011BBBBBBBB HTTP 401 failed")
    assert first.signals.request_ids == ("req_011AAAAAAAA",)
    assert second.signals.request_ids == ("req_011BBBBBBBB",)


def test_an_id_that_two_errors_print_goes_to_both() -> None:
    errors = extract("HTTP 429 failed, req_011AAAAAAAA\nHTTP 401 failed, req_011AAAAAAAA")
    assert [each.signals.request_ids for each in errors] == [("req_011AAAAAAAA",)] * 2


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


def test_plain_words_hold_no_error() -> None:
    assert extract("Hello, I would like to cancel my gym membership.") == ()


def test_a_chain_is_seen_through_a_long_traceback() -> None:
    first, second = extract(
        "anthropic.RateLimitError: Error code: 429 - " + BODY + "\n\n"
        "During handling of the above exception, another exception occurred:\n\n"
        + '  File "b.py", line 2, in g\n    self.do()\n' * 60
        + 'app.Failure: Error code: 500 - {"error":{"type":"api_error"}}'
    )
    assert (first.continues, second.continues) == (False, True)
