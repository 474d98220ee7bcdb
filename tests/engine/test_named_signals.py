"""Each named signal holds for what it names, and for nothing that only resembles it."""

from __future__ import annotations

import pytest

from troubleshooter.engine.extraction import extract_errors
from troubleshooter.engine.named_signals import Surroundings, find_named_signals
from troubleshooter.engine.normalisation import normalise
from troubleshooter.engine.redaction import redact
from troubleshooter.engine.signals import NamedSignal


def signals(text: str, *, about_claude: bool = True) -> set[NamedSignal]:
    redacted = normalise(redact(text)).text
    (error, *_) = extract_errors(normalise(redact(text)), [])
    said = (error.signals.message or redacted).lower()
    around = Surroundings(error, redacted, 0, about_claude, not about_claude, about_claude, said)
    return set(find_named_signals(around))


def body(kind: str, message: str) -> str:
    return f'{{"type":"error","error":{{"type":"{kind}","message":"{message}"}}}}'


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        (body("overloaded_error", "x"), NamedSignal.OVERLOADED),
        ("HTTP 529", NamedSignal.OVERLOADED),
        ("anthropic.OverloadedError: x", NamedSignal.OVERLOADED),
        ("AI_APICallError: Overloaded", NamedSignal.OVERLOADED),
        ("AI_RetryError: Failed after 3 attempts. Last error: Overloaded", NamedSignal.OVERLOADED),
        (body("rate_limit_error", "Please wait."), NamedSignal.RATE_LIMIT_UNSPECIFIED),
        ("HTTP 429, backing off", NamedSignal.RATE_LIMIT_UNSPECIFIED),
        (body("not_found_error", "model: claude-2"), NamedSignal.MODEL_UNKNOWN),
        (body("not_found_error", "Claude Fable 9 is not available."), NamedSignal.MODEL_UNKNOWN),
        ("AI_APICallError: model: claude-2.1", NamedSignal.MODEL_UNKNOWN),
        (body("authentication_error", "No."), NamedSignal.CREDENTIAL_REJECTED),
        ("HTTPError: 401 Client Error: Unauthorized", NamedSignal.CREDENTIAL_REJECTED),
        (
            "ProtocolError: Illegal header value b'sk-ant-api03-Ab1Cd2Ef3\\n'",
            NamedSignal.KEY_IN_REFUSED_HEADER,
        ),
        ("TypeError: fetch failed, ENOTFOUND api.anthropic.com", NamedSignal.HOST_UNREACHABLE),
        ("anthropic.APIConnectionError: Connection error.", NamedSignal.CONNECTION_FAILED),
    ],
)
def test_a_signal_holds(text: str, signal: NamedSignal) -> None:
    assert signal in signals(text)


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ('{"error":{"code":503,"message":"The model is overloaded."}}', NamedSignal.OVERLOADED),
        (
            body("rate_limit_error", "8,000 output tokens per minute"),
            NamedSignal.RATE_LIMIT_UNSPECIFIED,
        ),
        (
            body("rate_limit_error", "too many concurrent connections"),
            NamedSignal.RATE_LIMIT_UNSPECIFIED,
        ),
        (
            "429 RESOURCE_EXHAUSTED aiplatform.googleapis.com status: 429",
            NamedSignal.RATE_LIMIT_UNSPECIFIED,
        ),
        (body("not_found_error", "Not Found"), NamedSignal.MODEL_UNKNOWN),
        (body("invalid_request_error", "model: Field required"), NamedSignal.MODEL_UNKNOWN),
        (body("authentication_error", "OAuth token has expired."), NamedSignal.CREDENTIAL_REJECTED),
        (
            body("authentication_error", "CORS requests must set a header"),
            NamedSignal.CREDENTIAL_REJECTED,
        ),
        ("ProtocolError: Illegal header value b'Bearer '", NamedSignal.KEY_IN_REFUSED_HEADER),
        ("SSLError: CERTIFICATE_VERIFY_FAILED Connection error.", NamedSignal.CONNECTION_FAILED),
        ("ReadTimeout: timed out, ECONNRESET", NamedSignal.HOST_UNREACHABLE),
        (body("api_error", "upstream ECONNRESET"), NamedSignal.HOST_UNREACHABLE),
    ],
)
def test_a_signal_does_not_hold(text: str, signal: NamedSignal) -> None:
    assert signal not in signals(text)


@pytest.mark.parametrize(
    "text", ["HTTP 429", "HTTP 529", "HTTPError: 401 Client Error", "Error: connect ECONNREFUSED"]
)
def test_a_status_or_a_network_word_of_others_is_no_signal(text: str) -> None:
    assert signals(text, about_claude=False) == set()
