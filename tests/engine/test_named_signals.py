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


BEARER = body("authentication_error", "Invalid bearer token")
CREDENTIALS = body("authentication_error", "Invalid authentication credentials")


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
        (f"{BEARER}\ncurl -H 'x-api-key: $KEY'", NamedSignal.API_KEY_REFUSED),
        (f"{BEARER}\nAuthorization: Bearer sk-ant-api03-Ab1Cd2Ef3Gh4", NamedSignal.API_KEY_REFUSED),
        (f"anthropic.AuthenticationError: {BEARER}", NamedSignal.API_KEY_REFUSED),
        (f"node_modules/@anthropic-ai/sdk/error.js {BEARER}", NamedSignal.API_KEY_REFUSED),
        (f"{CREDENTIALS} ANTHROPIC_API_KEY", NamedSignal.API_KEY_REFUSED),
        (f"API Error: 401 {BEARER} · Please run /login", NamedSignal.LOGIN_REFUSED),
        (f"{BEARER} CLAUDE_CODE_OAUTH_TOKEN", NamedSignal.LOGIN_REFUSED),
        (f"anthropic.AuthenticationError: {BEARER} auth_token=", NamedSignal.LOGIN_REFUSED),
        (f"{BEARER}\nAuthorization: Bearer sk-ant-oat01-Ab1Cd2Ef3Gh4", NamedSignal.LOGIN_REFUSED),
        (f"{CREDENTIALS} my Max subscription", NamedSignal.LOGIN_REFUSED),
        (BEARER, NamedSignal.CREDENTIAL_REFUSED),
        (CREDENTIALS, NamedSignal.CREDENTIAL_REFUSED),
        (f"API Error: 401 {BEARER}", NamedSignal.CREDENTIAL_REFUSED),
        ("anthropic.InternalServerError: Error code: 502 - <html>", NamedSignal.GATEWAY_BAD),
        ("Request failed with status code 522", NamedSignal.GATEWAY_BAD),
        ("HTTP 503 from https://gateway.example/v1/messages", NamedSignal.GATEWAY_BAD),
        ("504: GATEWAY_TIMEOUT", NamedSignal.GATEWAY_SLOW),
        ("TypeError: fetch failed, ENOTFOUND api.anthropic.com", NamedSignal.HOST_UNREACHABLE),
        ("anthropic.APIConnectionError: Connection error.", NamedSignal.CONNECTION_FAILED),
        (body("permission_error", "Permission denied"), NamedSignal.PERMISSION_REFUSED),
        ("provider=anthropic HTTP 402 Payment Required", NamedSignal.PAYMENT_REQUIRED),
        ("KeyError: ANTHROPIC_API_KEY is missing", NamedSignal.KEY_NOT_SET),
        ("Missing Anthropic API key", NamedSignal.KEY_NOT_SET),
        ("ANTHROPIC_API_KEY is unset", NamedSignal.KEY_NOT_SET),
    ],
)
def test_a_signal_holds(text: str, signal: NamedSignal) -> None:
    assert signal in signals(text)


@pytest.mark.parametrize(
    "text",
    [
        "HTTP 401: the anthropic api key does not work in my app. What am I missing?",
        "HTTP 401 with my anthropic api key, is there something I am missing?",
        "HTTP 401: unset ANTHROPIC_API_KEY to use the token",
        "HTTP 401: both ANTHROPIC_API_KEY and a token; unset one of them",
        "HTTP 404: the anthropic api key works, but model not found",
    ],
)
def test_words_of_something_else_near_a_key_do_not_say_that_it_is_absent(text: str) -> None:
    assert NamedSignal.KEY_NOT_SET not in signals(text)


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        (body("permission_error", "OAuth token lacks a scope"), NamedSignal.PERMISSION_REFUSED),
        (body("permission_error", "Request not allowed"), NamedSignal.PERMISSION_REFUSED),
        ("HTTP 402 Payment Required: not enough credits", NamedSignal.PAYMENT_REQUIRED),
        ("HTTP 402 Payment Required from https://host.example/v2", NamedSignal.PAYMENT_REQUIRED),
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
        ("503 upstream connect error. reason: Connection refused", NamedSignal.HOST_UNREACHABLE),
        (BEARER, NamedSignal.CREDENTIAL_REJECTED),
        (CREDENTIALS, NamedSignal.CREDENTIAL_REJECTED),
        (f"{BEARER} sk-ant-admin01-Ab1Cd2Ef3Gh4", NamedSignal.API_KEY_REFUSED),
        (f"key and token are both set {BEARER} x-api-key", NamedSignal.API_KEY_REFUSED),
        (f"{BEARER} x-api-key oauth", NamedSignal.API_KEY_REFUSED),
        (
            "Error code: 401 - Request had invalid authentication credentials. x-api-key",
            NamedSignal.API_KEY_REFUSED,
        ),
        (body("permission_error", "Invalid bearer token"), NamedSignal.CREDENTIAL_REFUSED),
        ("HTTP 502 " + body("api_error", "x"), NamedSignal.GATEWAY_BAD),
        ("HTTP 503 for url: https://api.weather.example/v2", NamedSignal.GATEWAY_BAD),
        ("HTTP 503 aiplatform.googleapis.com", NamedSignal.GATEWAY_BAD),
        ("HTTP 503: overloaded", NamedSignal.GATEWAY_BAD),
        ("HTTP 500", NamedSignal.GATEWAY_BAD),
        ("fastapi.exceptions.HTTPException: 502: it failed", NamedSignal.GATEWAY_BAD),
        ("status=503 anthropic.APIConnectionError: x", NamedSignal.GATEWAY_BAD),
        ("HTTP 502", NamedSignal.GATEWAY_SLOW),
    ],
)
def test_a_signal_does_not_hold(text: str, signal: NamedSignal) -> None:
    assert signal not in signals(text)


@pytest.mark.parametrize(
    "text",
    [
        "HTTP 429",
        "HTTP 529",
        "HTTP 502",
        "HTTPError: 401 Client Error",
        "HTTPError: 401 Invalid bearer token",
        "Error: connect ECONNREFUSED",
    ],
)
def test_a_status_or_a_network_word_of_others_is_no_signal(text: str) -> None:
    assert signals(text, about_claude=False) == set()
