"""What can belong to an error, found anywhere in a text: statuses, types, codes, exceptions,
network words.

A number is a status only where the words beside it make it one. What stands inside a recognised
message is no finding: messages echo the user's own input. Nor is an exception that code only names,
or what a server's access log says of the server's own answer.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import islice

from troubleshooter.engine.normalisation import NormalisedText
from troubleshooter.engine.scanning import PatternSet
from troubleshooter.engine.signatures import Hit

ERROR_TYPES = (
    "invalid_request_error", "authentication_error", "billing_error", "permission_error",
    "not_found_error", "conflict_error", "request_too_large", "rate_limit_error", "timeout_error",
    "api_error", "overloaded_error", "memory_precondition_failed_error",
    "memory_path_conflict_error",
)  # fmt: skip
"""`ErrorType` of the Python SDK 2.12.0, and `request_too_large` of the API's documentation."""

FINDINGS = 600
"""How many findings of one text are looked at: the first and the last half of them."""
_OCCURRENCES = 20_000
_KEY_NAMES = 50
_SENTENCE = 70


class Kind(Enum):
    """What a finding is."""

    STATUS = auto()
    TYPE = auto()
    CODE = auto()
    EXCEPTION = auto()
    NETWORK = auto()
    NO_KEY = auto()
    HIT = auto()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that can belong to an error; offsets in the text."""

    kind: Kind
    value: str
    start: int
    end: int
    hit: Hit | None = None


_NUMBER = re.compile(r"(?<![\w.,/-])[45]\d\d(?!\w|[.,]\d)")
_BEFORE_STATUS = (
    "error", "exception", "code", "status", "error code", "errorcode", "http", "http/1.0",
    "http/1.1", "http/2", "http/2.0", "http/3", "http status", "http_status", "httpstatus",
    "status code", "status_code", "statuscode", "status-code", "response", "returned",
    "responded with", "responded", "answered", "received", "got",
)  # fmt: skip
_AFTER_STATUS = (
    "{", '"{', "'{", "bad request", "unauthorized", "payment required", "forbidden", "not found",
    "conflict", "request entity too large", "payload too large", "content too large",
    "gateway_time", "bad_gateway", "service_unavailable", "service temporarily", "web server is",
    "connection timed out", "origin is unreachable", "a timeout occurred",
    "unprocessable", "too many requests", "internal server error", "bad gateway",
    "service unavailable", "gateway time", "status code", "client error", "server error",
    "overloaded",
)  # fmt: skip
_NON_200 = re.compile(r"non[- ]2\d\d (?:response|status)[^\n]{0,40}$", re.IGNORECASE)
_TYPE = re.compile(rb"(?<![a-z_])(" + "|".join(ERROR_TYPES).encode() + rb")(?![a-z_])")
_CODE = re.compile(
    r"""\berror_?[Cc]ode\s{0,12}["']?\s{0,12}[:=]\s{0,12}["']?([a-z][a-z_]{5,80})(?!\w)"""
)
_EXCEPTION_END = re.compile(r"(?:Error|Exception|Failure|Warning)(?!\w)")
_EXCEPTION_HEAD = re.compile(r"\w{0,80}(?:[.:]{1,2}[\w@/-]{1,60}){0,6}")  # read backwards
_NETWORK = re.compile(
    r"""
      getaddrinfo | ENOTFOUND | EAI_AGAIN | [Nn]ame[ ]or[ ]service[ ]not[ ]known
    | [Nn]ame[ ]resolution | NameResolutionError | [Ff]ailed[ ]to[ ]resolve
    | [Cc]ould(?:[ ]not|n't)[ ]resolve[ ]host
    | nodename[ ]nor[ ]servname | no[ ]such[ ]host | UnknownHostException
    | ECONNREFUSED | [Cc]onnection[ ]refused | [Ff]ailed[ ]to[ ]connect[ ]to
    | [Uu]nable[ ]to[ ]connect | [Cc]annot[ ]connect[ ]to[ ]host
    | connection[ ]attempts?[ ]failed | ERR_BAD_REQUEST
    | ECONNRESET | EPIPE | [Cc]onnection[ ]reset | socket[ ]hang[ ]up | [Ss]erver[ ]disconnected
    | ENETUNREACH | EHOSTUNREACH | [Nn]etwork[ ]is[ ]unreachable | No[ ]route[ ]to[ ]host
    | UND_ERR_(?:CONNECT|SOCKET) | fetch[ ]failed | FetchError | [Mm]ax[ ]retries[ ]exceeded
    | net::ERR_(?:NAME_NOT|CONNECTION|INTERNET|ADDRESS) | NSURLErrorDomain
    | nxdomain | :econnrefused
    | [Cc]onnection[ ]was[ ]reset | remote[ ]name[ ]could[ ]not[ ]be[ ]resolved | Remotename
    | [Cc]onnection[ ]error\.
    """,
    re.VERBOSE,
)
# A server that lost its own client, as PostgreSQL logs it: not a call to the API.
_SERVER_SIDE = re.compile(r"\b(?:from|to) client|client (?:closed|disconnected)")
# RE2 has no verbose mode.
_NETWORK_SCAN = PatternSet([re.sub(r"(?<!\[)\s", "", _NETWORK.pattern)])
_NETWORK_WORDS = 200

_KEY_NAME = re.compile(r"ANTHROPIC_API_KEY|[Aa]nthropic[ _-][Aa][Pp][Ii][ _-][Kk]ey")
_ABSENCE = re.compile(
    r"""
      \bnot[ ](?:set|found|configured|defined|provided|specified|present) | \bmissing\b | \bunset\b
    | \bno[ ](?:api[ ])?key[ ](?:found|set|provided|configured)
    | \bis[ ](?:undefined|empty|required)
    | \bmust[ ]be[ ](?:set|defined|provided) | \bare[ ]set:? | \bfalta\b | \bfehlt\b | \bmanqu
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Questions, imperatives and the words of other errors, which say nothing of the key.
_OTHER_ABSENCE = re.compile(
    r"""
      \b(?:am[ ]i|i[ ]am|i['’]?m|are[ ]we|we[ ]are|we['’]?re|you[ ]are|you['’]?re)[ ]missing\b
    | \b(?:what|something|anything)(?:['’]?s|[ ]is|[ ]i[ ]am)?[ ]missing\b
    | \bmissing[ ](?:something|anything|out\b)
    | \bunset[ ](?:the|your|it|one|both|them|this|that|either|any|[`"'$]{0,2}anthropic)
    | \b(?:404|model|module|command|page|path)[ ]not[ ]found
    """,
    re.VERBOSE | re.IGNORECASE,
)
# The sentence is about several keys, or goes on without one: then nothing failed for want of it.
_NOT_ABSENT = re.compile(
    r"""
      (?:OPENAI|GEMINI|GOOGLE|MISTRAL|GROQ|COHERE|DEEPSEEK|XAI|OPENROUTER|AZURE\w{0,20})_API_KEY
    | fall(?:ing)?[ ]?back | skipping | optional | instead | \bunless\b | \bif\b
    """,
    re.VERBOSE | re.IGNORECASE,
)

# Code in front of an exception that it names and does not raise: imports, handlers, tests.
_NAMING = re.compile(
    r"""
      \b(?:import|except|rescue|instanceof|isinstance|issubclass|catch)\b[^:\n]*$
    | ^\s*use\s[\w\\]*$ | \bhas[ ]no[ ]attribute[ ]'$
    """,
    re.VERBOSE,
)
_NAMED_BY_REQUIRE = re.compile(r"[\w,:\s]*\}\s*(?:=\s*(?:await\s+)?(?:require|import)\b|from\b)")
_SAYS_SOMETHING = re.compile(r":[ \t]+\S")
_ONLY_NAMES = re.compile(r"[\w.,\s]+")
_IMPORT_OPENS = re.compile(r"(?:\bimport\b[\w,@*\s]*|\b(?:const|let|var|export)\s+)$")
_IMPORT_LENGTH = 600
_CLASS = re.compile(r"[\w.]*(?:Error|Exception)")

# What a web server logs of a request to itself, up to the status that it answered with.
_REQUEST_LINE = re.compile(
    r"""\b(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s(/[^\s"]*)(\s+HTTP/[\d.]+)?["']?\s*-?\s*$"""
)
_OTHER_ACCESS_LOGS = re.compile(r"\[GIN\][^\n]*\|\s*$|\bCompleted\s$")  # Gin, Rails
_DURATION = re.compile(r"(?:\s+in)?\s+[\d.]+\s*(?:ms|s|µs|m)\b|\s+-\s|\s+[\d.]+$", re.MULTILINE)
_PHP_ACCESS_LOG = re.compile(r"\]: (?:GET|POST|PUT|PATCH|DELETE) /")
_CLIENT_LOG = re.compile(r"https?://[^\s\"]*\s\"?$")
"""urllib3 logs the host in front of the request that it sent."""
_API_PATH = re.compile(r"/v1/(?:messages|complete|models|files)\b")
_LOG_LINE = 400


def find_all(text: NormalisedText, hits: Sequence[Hit]) -> list[Finding]:
    """Everything that can belong to an error, in the order of the text."""
    found = sorted(_find_anything(text, hits), key=lambda each: (each.start, -each.end))
    findings = _outside_messages(_bounded(found), hits)
    told = [each for each in findings if not _is_only_named(text.text, each)]
    return list(_without_access_logs(text.text, told))


def _find_anything(text: NormalisedText, hits: Sequence[Hit]) -> Iterator[Finding]:
    for hit in hits:
        yield Finding(Kind.HIT, hit.template.text, hit.start, hit.end, hit)
    yield from _find_statuses(text.text)
    yield from _find_exceptions(text.text)
    yield from _find_network_words(text.text)
    yield from _find_absent_keys(text.text)
    for found in islice(_CODE.finditer(text.text), _OCCURRENCES):
        yield Finding(Kind.CODE, found[1], *found.span(1))
    for match in islice(_TYPE.finditer(text.folded), _OCCURRENCES):
        yield Finding(Kind.TYPE, match[1].decode(), *text.unfold(*match.span(1)))


def _find_statuses(text: str) -> Iterator[Finding]:
    """Numbers that what stands before or after them makes an HTTP status."""
    for found in islice(_NUMBER.finditer(text), _OCCURRENCES):
        start = found.start()
        before = text[max(start - 60, 0) : start].lower()
        after = text[found.end() : found.end() + 30].lower()
        if _introduces_status(before, after) or after.lstrip(" :-").startswith(_AFTER_STATUS):
            yield Finding(Kind.STATUS, found[0], start, found.end())


def _introduces_status(before: str, after: str) -> bool:
    if before.endswith("[") and after.startswith("]"):
        return True
    words = before.rstrip(" :=(\"'[\n")
    separator = before[len(words) :]
    if len(separator) > 8 or not separator:
        return False
    if words[-3:-1] in {"1.", "2."} or words.endswith(("/2", "/3")):
        # An access log prints its own status behind the quoted request line.
        return words.endswith(_BEFORE_STATUS) and '"' not in separator
    return words.endswith(_BEFORE_STATUS) or bool(_NON_200.search(words))


def _find_exceptions(text: str) -> Iterator[Finding]:
    """Names of exception classes, with the module in front where it is printed."""
    for found in islice(_EXCEPTION_END.finditer(text), _OCCURRENCES):
        head = _EXCEPTION_HEAD.match(text[max(found.start() - 400, 0) : found.start()][::-1])
        name = (head[0][::-1] if head else "") + found[0]
        name = name.lstrip(".:-/")
        own_name = name.rpartition(".")[2].rpartition(":")[2]
        defined = text[max(found.end() - len(name) - 6, 0) : found.end() - len(name)] == "class "
        if own_name[:1].isupper() and own_name != found[0] and not defined:  # "Error" is a word
            yield Finding(Kind.EXCEPTION, name, found.end() - len(name), found.end())


def _find_network_words(text: str) -> Iterator[Finding]:
    if not _NETWORK_SCAN.find(text):
        return
    for found in islice(_NETWORK.finditer(text), _NETWORK_WORDS):
        if not _SERVER_SIDE.search(text, max(found.start() - 40, 0), found.start()):
            yield Finding(Kind.NETWORK, found[0], found.start(), found.end())


def _find_absent_keys(text: str) -> Iterator[Finding]:
    """The key's name where the words around it say that it is not there."""
    for found in islice(_KEY_NAME.finditer(text), _KEY_NAMES):
        line_end = text.find("\n", found.end())
        start = max(text.rfind("\n", 0, found.start()) + 1, found.start() - _SENTENCE)
        end = min(line_end if line_end >= 0 else len(text), found.end() + _SENTENCE)
        around = " ".join(text[start:end].split())
        said = _OTHER_ABSENCE.sub(" ", around)
        if _ABSENCE.search(said) and not _NOT_ABSENT.search(around):
            yield Finding(Kind.NO_KEY, found[0], found.start(), found.end())


def _bounded(findings: list[Finding]) -> list[Finding]:
    """The first and the last ones: a hostile or endless text says nothing new in between."""
    if len(findings) <= FINDINGS:
        return findings
    return findings[: FINDINGS // 2] + findings[-FINDINGS // 2 :]


def _outside_messages(findings: Iterable[Finding], hits: Sequence[Hit]) -> Iterator[Finding]:
    """Without statuses and types that are part of a recognised message's own words."""
    starts = [hit.start for hit in hits]
    for each in findings:
        place = bisect_right(starts, each.start) - 1
        hit = hits[place] if place >= 0 and each.kind in {Kind.STATUS, Kind.TYPE} else None
        if not (hit and hit.start < each.start and each.end < hit.end):
            yield each


def _is_only_named(text: str, finding: Finding) -> bool:
    """Whether code names an exception class and raises none: `from anthropic import APIError`."""
    if finding.kind is Kind.HIT:
        if not _CLASS.fullmatch(text, finding.start, finding.end):
            return False
    elif finding.kind is not Kind.EXCEPTION:
        return False
    if _SAYS_SOMETHING.match(text, finding.end):
        return False
    line = text.rfind("\n", 0, finding.start) + 1
    if _NAMING.search(text[max(line, finding.start - _LOG_LINE) : finding.start]):
        return True
    if _NAMED_BY_REQUIRE.match(text, finding.end, finding.end + _IMPORT_LENGTH):
        return True
    return _is_in_a_list_of_imports(text, line, finding)


def _is_in_a_list_of_imports(text: str, line: int, finding: Finding) -> bool:
    """Whether a line of nothing but names stands in the brackets that an import opened."""
    end = text.find("\n", finding.end)
    stop = min(end if end >= 0 else len(text), finding.end + _LOG_LINE)
    if finding.start - line > _LOG_LINE or not _ONLY_NAMES.fullmatch(text, line, stop):
        return False
    before = text[max(line - _IMPORT_LENGTH, 0) : line]
    opening = max(before.rfind("("), before.rfind("{"))
    closing = max(before.rfind(")"), before.rfind("}"))
    return opening > closing and bool(_IMPORT_OPENS.search(before[max(opening - 80, 0) : opening]))


def _without_access_logs(text: str, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Without the statuses that a server logs for its own answers: they follow from an error.

    Those it gave on a path of the Claude API stay where nothing else is told: it may be a gateway.
    """
    logged = {id(each): _logged_path(text, each) for each in findings}
    alone = all(path is not None for path in logged.values())
    for each in findings:
        path = logged[id(each)]
        if path is None or (alone and _API_PATH.search(path)):
            yield each


def _logged_path(text: str, finding: Finding) -> str | None:
    """The path of the request whose status a server logs at `finding`; None if it logs none."""
    if finding.kind not in {Kind.STATUS, Kind.HIT} or not _NUMBER.match(text, finding.start):
        return None
    line = text.rfind("\n", 0, finding.start) + 1
    before = text[max(line, finding.start - _LOG_LINE) : finding.start]
    after = finding.start + 3
    if _OTHER_ACCESS_LOGS.search(before) or _PHP_ACCESS_LOG.match(text, after):
        return ""
    request = _REQUEST_LINE.search(before)
    if not request or _CLIENT_LOG.search(before, 0, request.start()):
        return None
    return request[1] if request[2] or _DURATION.match(text, after) else None
