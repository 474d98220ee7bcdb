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
        ("504: GATEWAY_TIMEOUT", 504),
        ("<title>example.com | 522: Connection timed out</title>", 522),
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
        "from anthropic import Anthropic, RateLimitError",
        "from anthropic import (\n    APIConnectionError,\n    RateLimitError,\n)",
        "import { RateLimitError } from '@anthropic-ai/sdk';",
        "import Anthropic, {\n  RateLimitError,\n  APIError,\n} from '@anthropic-ai/sdk';",
        "const { RateLimitError } = require('@anthropic-ai/sdk');",
        "const {\n  APIError,\n  RateLimitError,\n} = await import('@anthropic-ai/sdk');",
        "export { RateLimitError } from './errors.js'",
        "import com.anthropic.errors.RateLimitException;",
        "use Anthropic\\Core\\Exceptions\\RateLimitException;",
        "ImportError: cannot import name 'RateLimitError' from 'anthropic'",
        "AttributeError: module 'anthropic' has no attribute 'RateLimitError'",
        "    except anthropic.RateLimitError as e:",
        "except (APITimeoutError, RateLimitError):",
        "} catch (e) { if (e instanceof Anthropic.RateLimitError) {",
        "rescue Anthropic::Errors::RateLimitError => e",
        "7 | from anthropic import RateLimitError",
    ],
)
def test_an_exception_that_code_names_was_not_raised(text: str) -> None:
    assert not [each for each in values(text, Kind.EXCEPTION) if "RateLimit" in each]


@pytest.mark.parametrize(
    "text",
    [
        "from anthropic import RateLimitError\n\nanthropic.RateLimitError: Error code: 429",
        "except anthropic.RateLimitError as e:\nRateLimitError: 429 {}",
        "Failed to import the catalogue - RateLimitError: 429 {}",
        "import {\n  APIError,\n} from 'x';\nRateLimitError\n    at main",
        "raise RateLimitError(",
    ],
)
def test_an_exception_that_was_raised_stays_beside_code(text: str) -> None:
    found = [each for each in values(text, Kind.EXCEPTION) if "RateLimit" in each]
    assert len(found) == 1


def test_a_message_that_is_a_class_counts_only_where_it_was_raised() -> None:
    template = "toy.SlowError"
    assert find("try: f()\nexcept toy.SlowError as e:", template) == []
    assert find("toy.SlowError: it took too long", template) != []


OWN_ANSWERS = [
    'INFO:     127.0.0.1:60112 - "POST /ask HTTP/1.1" 500 Internal Server Error',
    '10.0.4.7 - - [20/Nov/2026:10:11:12 +0000] "POST /ask HTTP/1.1" 502 157 "-" "Mozilla/5.0"',
    '[22/Nov/2026 12:00:01] "GET / HTTP/1.1" 503 Service Unavailable',
    " POST /api/chat 500 in 1423ms",
    "POST /api/chat 500 in 1.4s (compile: 300ms)",
    "PUT /api/report 500 90012.411 ms - 41",
    "--> POST /api/chat 500 12ms",
    "Completed 500 Internal Server Error in 12ms",
    '[GIN] 2026/11/22 - 10:00:00 | 500 | 12.1ms | 127.0.0.1 | POST "/ask"',
    "[Sun Nov 22 10:00:00 2026] 127.0.0.1:50412 [500]: POST /ask",
]


@pytest.mark.parametrize("line", OWN_ANSWERS)
def test_what_a_server_answers_itself_is_no_status(line: str) -> None:
    assert values(line, Kind.STATUS) == []
    assert values(f"{line}\nanthropic.APIError: Error code: 529 - x\n{line}", Kind.STATUS) == [
        "529"
    ]


def test_a_message_in_an_access_log_is_the_servers_own() -> None:
    line = 'INFO: "POST /ask HTTP/1.1" 502 Bad Gateway'
    assert find(line, "502 Bad Gateway") == []
    assert find("anthropic: 502 Bad Gateway", "502 Bad Gateway") != []


@pytest.mark.parametrize(
    "line",
    [
        'POST https://api.anthropic.com/v1/messages "HTTP/1.1 429 Too Many Requests"',
        'https://api.anthropic.com:443 "POST /v1/messages HTTP/1.1" 429 Too Many Requests',
        "request failed: POST /messages 429 Too Many Requests",
        'POST "https://api.anthropic.com/v1/messages": 429 Too Many Requests',
        "> POST /v1/messages HTTP/1.1\n> Accept: */*\n< HTTP/1.1 429 Too Many Requests",
    ],
)
def test_what_a_client_logs_is_the_apis_answer(line: str) -> None:
    assert "429" in values(f"{line}\nSomeError: x", Kind.STATUS)


def test_a_gateways_own_answer_counts_only_where_nothing_else_is_told() -> None:
    line = '"POST /v1/messages HTTP/1.1" 503 Service Unavailable'
    assert values(line, Kind.STATUS) == ["503"]
    assert values(f"{line}\nanthropic.APIError: Error code: 529", Kind.STATUS) == ["529"]


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
