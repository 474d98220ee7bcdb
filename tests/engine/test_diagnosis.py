"""The verdict is right, says why, and is honest where nothing is known."""

from __future__ import annotations

from datetime import date

import pytest

from tests.engine.toy import KNOWLEDGE
from troubleshooter.engine.diagnosis import Diagnoser, Diagnosis, diagnose
from troubleshooter.engine.redaction import MASK, redact
from troubleshooter.engine.signals import Role, SignalKind, Verdict

TODAY = date(2026, 11, 22)
DIAGNOSER = Diagnoser(KNOWLEDGE)


def judge(text: str) -> Diagnosis:
    return DIAGNOSER.diagnose(redact(text), TODAY)


def body(kind: str, message: str, details: str = "") -> str:
    return f'{{"type":"error","error":{{"type":"{kind}",{details}"message":"{message}"}}}}'


REFUSED = body("authentication_error", "Invalid bearer token")
PAGE = "<html>\n<head><title>502 Bad Gateway</title></head>\n<hr><center>nginx</center>"
OWN_ANSWER = 'INFO: 172.18.0.1:52344 - "POST /api/chat HTTP/1.1" 502 Bad Gateway'


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("invalid x-api-key", "bad-key"),
        (body("authentication_error", "No."), "bad-key"),
        ("anthropic.AuthenticationError: Error code: 401 - " + body("authentication_error", "invalid x-api-key"), "bad-key"),
        ("httpx.LocalProtocolError: Illegal header value b'sk-ant-api03-Ab1Cd2Ef3Gh4\\n'\nanthropic.APIConnectionError: Connection error.", "bad-key"),
        (body("invalid_request_error", "prompt is too long: 210000 tokens > 200000 maximum"), "too-long"),
        (body("overloaded_error", "Overloaded"), "busy"),
        ('API Error: 500 {"type":"error","error":{"type":"api_error","message":"Overloaded"}}', "busy"),
        ("anthropic.APIStatusError: {'type': 'error', 'error': {'type': 'overloaded_error'}}", "busy"),
        (body("rate_limit_error", "Please wait."), "slow-down"),
        ("ClaudeClient: HTTP 429, backing off", "slow-down"),
        (body("not_found_error", "model: claude-3-opus"), "no-model"),
        (body("rate_limit_error", "Over.", '"details":{"error_code":"enforced_spend_limit_reached"},'), "capped"),
        ("anthropic.APIConnectionError: Connection error.", "no-network"),
        ("ANTHROPIC_API_KEY: Not set", "no-key"),
        ("[summarizer] anthropic returned HTTP 529, giving up", "busy"),
        ('{"error":{"message":"anthropic/claude-3.5-sonnet is not a valid model ID","code":400}}', "no-model"),
        ("TypeError: fetch failed\n  cause: Error: getaddrinfo ENOTFOUND api.anthropic.com", "no-network"),
        (body("invalid_request_error", "temperature: range: 0..1"), "twin"),
        (REFUSED + "\nx-api-key: $ANTHROPIC_API_KEY", "bad-key"),
        ("anthropic.AuthenticationError: Error code: 401 - " + REFUSED, "bad-key"),
        (REFUSED + "\nAuthorization: Bearer sk-ant-api03-Ab1Cd2Ef3Gh4", "bad-key"),
        (REFUSED + "\nAuthorization: Bearer sk-ant-oat01-Ab1Cd2Ef3Gh4", "bad-login"),
        ("API Error: 401 " + REFUSED + " · Please run /login", "bad-login"),
        (body("billing_error", "..."), "unpaid"),
        ("@anthropic-ai/sdk\nTypeError: fetch failed\n[cause]: self-signed certificate", "bad-certificate"),
        ("anthropic.InternalServerError: Error code: 502 - " + PAGE, "bad-proxy"),
        ("anthropic.InternalServerError: upstream connect error", "bad-proxy"),
        ("claude proxy on vercel: 504: GATEWAY_TIMEOUT", "slow-proxy"),
        (OWN_ANSWER + "\n" + body("rate_limit_error", "Please wait."), "slow-down"),
        (body("overloaded_error", "Overloaded") + "\n" + OWN_ANSWER, "busy"),
    ],
)  # fmt: skip
def test_names_the_fix(text: str, slug: str) -> None:
    diagnosis = judge(text)
    assert diagnosis.verdict is Verdict.MATCH
    assert diagnosis.matches[0].slug == slug
    assert diagnosis.vendor == "anthropic"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hello, I would like to cancel my gym membership.",
        "openai.RateLimitError: Error code: 429 - {'error': {'message': 'Rate limit reached for gpt-4o'}}",
        "openai.AuthenticationError: Error code: 401 - {'error': {'code': 'invalid_api_key'}}",
        '{"error":{"code":503,"message":"The model is overloaded.","status":"UNAVAILABLE"}}',
        "google.api_core.exceptions.ResourceExhausted: 429 Resource exhausted",
        "Failed to pull image: You have reached your pull rate limit. https://www.docker.com/increase-rate-limit",
        "requests.exceptions.ConnectionError: HTTPSConnectionPool(host='index.example.org'): Max retries exceeded",
        "Nov 22 03:14:07 web01 sshd[20311]: Failed password for invalid user admin",
        "openai.BadRequestError: temperature: range: 0..1",
        "API error occurred: Status 401. Body: unauthorized, codestral-latest",
        "Brave API error: 429 Too Many Requests",
        "slack_sdk.errors.SlackApiError: ratelimited",
        "error: call of overloaded 'send(int)' is ambiguous",
        "504: GATEWAY_TIMEOUT\nID: fra1::abcde",
        "openai.InternalServerError: " + PAGE,
        "site-packages/groq/_base_client.py\nRateLimitError: 429 {'type': 'rate_limit_error'} Rate limited",
        "client.messages.create(body='Hi', to=number)\nTwilioRestException: HTTP 429 error",
        'stripe: {"error":{"type":"authentication_error","message":"Invalid API Key provided"}}',
        "google.api_core.exceptions.Unauthenticated: 401 Request had invalid authentication credentials.",
    ],
)
def test_leaves_other_peoples_errors_alone(text: str) -> None:
    assert judge(text).verdict is Verdict.NOT_CLAUDE
    assert judge(text).matches == ()


def test_shared_words_count_where_nothing_speaks_for_another_vendor() -> None:
    assert judge("temperature: range: 0..1").matches[0].slug == "twin"


def test_a_possible_fix_is_named_where_no_other_vendor_speaks() -> None:
    diagnosis = judge("ConnectionRefusedError: the line to the exchange is dead")
    assert diagnosis.verdict is Verdict.NOT_CLAUDE
    assert diagnosis.vendor is None
    assert [match.slug for match in diagnosis.matches] == ["no-network"]


@pytest.mark.parametrize(
    "text",
    [
        PAGE,
        "upstream connect error or disconnect/reset before headers. reset reason: overflow",
        '{"statusCode":401,"message":"Invalid bearer token","error":"Unauthorized"}',
    ],
)
def test_words_of_any_server_are_not_claudes_alone(text: str) -> None:
    assert judge(text).verdict is Verdict.NOT_CLAUDE


def test_a_servers_own_answer_says_nothing_of_claude() -> None:
    assert judge(OWN_ANSWER.replace("chat", "claude")).verdict is Verdict.UNKNOWN


def test_names_whose_error_it_is() -> None:
    assert judge("openai.RateLimitError: Error code: 429 - quota").vendor == "openai"
    assert judge("some words").vendor is None


@pytest.mark.parametrize(
    "text",
    [
        "claude-bot: redis.exceptions.ConnectionError: Error 111 connecting to localhost:6379.",
        "unable to access 'https://github.com/anthropics/x/': Could not resolve host: github.com",
        'Claude Desktop, server notion: {"object":"error","status":401,"code":"unauthorized"}',
        (
            'HTTP Request: POST https://api.anthropic.com/v1/messages "HTTP/1.1 429 Too Many Requests"\n'
            'Retrying request\nHTTP Request: POST https://api.anthropic.com/v1/messages "HTTP/1.1 200 OK"'
        ),
        "HTTPError: 401 Client Error for url: https://openrouter.ai/api anthropic/claude-sonnet-5",
        "Claude Code session\n$ git push\nHTTP 401 curl 22 https://gitlab.example/x.git",
        "import anthropic\nRegistered Model with name=x not found. status 404",
        "INFO ANTHROPIC_API_KEY is set\nWARN SENTRY_DSN missing",
        "api.anthropic.com client\nclass OverloadedError(Exception): pass",
        'API Error: 429 {"error":{"code":"1113","message":"Insufficient balance"}} (claude code)',
    ],
)
def test_an_error_beside_claude_is_not_claudes(text: str) -> None:
    assert judge(text).verdict is not Verdict.MATCH


@pytest.mark.parametrize(
    "text",
    [
        "Model: claude-sonnet-5-5\nProvider: anthropic\nStatus Code: 402",
        body("invalid_request_error", "something nobody has seen before"),
        body("authentication_error", "OAuth token has expired. Please obtain a new token."),
        "from anthropic import Anthropic, RateLimitError",
        "anthropic.AuthenticationError: Error code: 401 - Request had invalid authentication credentials.",
        body("rate_limit_error", "maximum usage increase rate for input tokens per minute"),
        "anthropic.APIConnectionError: Connection error.\nssl.SSLError: CERTIFICATE_VERIFY_FAILED",
    ],
)
def test_says_unknown_when_it_is(text: str) -> None:
    assert judge(text).verdict is Verdict.UNKNOWN


def test_two_fixes_that_fit_are_ambiguous() -> None:
    diagnosis = judge(body("invalid_request_error", "the conversation is too big"))
    assert diagnosis.verdict is Verdict.AMBIGUOUS
    assert {match.slug for match in diagnosis.matches[:2]} == {"too-long", "twin"}


def test_a_key_or_a_login_is_ambiguous_where_nothing_tells_which() -> None:
    diagnosis = judge(REFUSED)
    assert diagnosis.verdict is Verdict.AMBIGUOUS
    assert {match.slug for match in diagnosis.matches[:2]} == {"bad-key", "bad-login"}


def test_words_of_any_server_count_where_nothing_else_was_pasted() -> None:
    assert judge("upstream connect error\n").matches[0].slug == "bad-proxy"
    assert judge("upstream connect error\n").verdict is Verdict.MATCH


def test_evidence_points_into_the_readers_own_text() -> None:
    text = 'oh no\n  {"message":"prompt is too\n long: 210000 tokens > 200000 maximum"}'
    (evidence,) = judge(text).matches[0].evidence
    assert evidence.signal is SignalKind.MESSAGE
    assert text[evidence.start : evidence.end] == evidence.text
    assert evidence.text == "prompt is too\n long: 210000 tokens > 200000 maximum"


def test_type_and_exception_make_a_match_surer() -> None:
    bare = judge("prompt is too long: 210000 tokens > 200000 maximum").matches[0]
    full = judge(
        "anthropic.BadRequestError: "
        + body("invalid_request_error", "prompt is too long: 210000 tokens > 200000 maximum")
    ).matches[0]
    assert full.confidence > bare.confidence
    assert {each.signal for each in full.evidence} == {
        SignalKind.MESSAGE,
        SignalKind.ERROR_TYPE,
        SignalKind.EXCEPTION,
    }


def test_the_apis_own_type_weakens_what_contradicts_it() -> None:
    message = "prompt is too long: 210000 tokens > 200000 maximum"
    agreeing = judge(body("invalid_request_error", message)).matches[0].confidence
    contradicting = judge(body("api_error", message)).matches[0].confidence
    assert contradicting < agreeing


def test_the_cause_comes_first_and_others_after_it() -> None:
    noise = "INFO done\n" * 60
    diagnosis = judge(
        body("api_error", "hm") + "\n" + noise + body("authentication_error", "invalid x-api-key")
    )
    assert [(each.role, each.verdict) for each in diagnosis.errors] == [
        (Role.CAUSE, Verdict.MATCH),
        (Role.SEPARATE, Verdict.UNKNOWN),
    ]


def test_two_errors_of_the_same_type_stay_two() -> None:
    diagnosis = judge(
        body("invalid_request_error", "prompt is too long: 210000 tokens > 200000 maximum")
        + "\n"
        + body("invalid_request_error", "invalid x-api-key")
    )
    assert diagnosis.verdict is Verdict.MATCH
    assert {each.matches[0].slug for each in diagnosis.errors} == {"too-long", "bad-key"}


def test_a_later_error_of_a_chain_is_a_consequence() -> None:
    diagnosis = judge(
        "anthropic.RateLimitError: Error code: 429 - " + body("rate_limit_error", "Wait.") + "\n\n"
        "During handling of the above exception, another exception occurred:\n\n"
        "app.errors.UpstreamError: Error code: 500 - " + body("api_error", "gave up")
    )
    assert [each.role for each in diagnosis.errors] == [Role.CAUSE, Role.CONSEQUENCE]
    assert diagnosis.matches[0].slug == "slow-down"


def test_no_evidence_and_no_signal_holds_a_secret() -> None:
    secret = "Qx7" * 20
    text = f"Illegal header value b'sk-ant-api03-{secret}\\n'\nanthropic.APIConnectionError: Connection error."
    diagnosis = judge(text)
    assert secret not in repr(diagnosis)
    assert MASK in repr(diagnosis)
    assert [each.kind for each in diagnosis.redactions] == ["anthropic-api-key"]


def test_diagnoses_one_text_without_keeping_a_diagnoser() -> None:
    assert diagnose(redact("invalid x-api-key"), KNOWLEDGE, TODAY) == judge("invalid x-api-key")
