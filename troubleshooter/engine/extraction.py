"""Normalised text -> the errors in it, each with its Signals.

Everything that can belong to an error is found first, anywhere in the text (`Finding`). Findings that
stand close together, or with only stack frames between them, and that do not contradict each other are
one error. A status that stands inside a message is no finding: messages echo the user's own input.
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
from troubleshooter.engine.signals import Signals, Span, Surface
from troubleshooter.engine.signatures import Hit

ERROR_TYPES = (
    "invalid_request_error", "authentication_error", "billing_error", "permission_error",
    "not_found_error", "conflict_error", "request_too_large", "rate_limit_error", "timeout_error",
    "api_error", "overloaded_error", "memory_precondition_failed_error", "memory_path_conflict_error",
)  # fmt: skip
"""`error.type` values: `ErrorType` of the Python SDK 2.12.0, and `request_too_large` of the API docs."""

_FINDINGS = 600
_OCCURRENCES = 20_000
_NEAR = 700
_NEAR_LINES = 6
_MESSAGE_LENGTH = 2000


class Kind(Enum):
    STATUS = auto()
    TYPE = auto()
    CODE = auto()
    EXCEPTION = auto()
    NETWORK = auto()
    HIT = auto()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that can belong to an error; offsets in the text."""

    kind: Kind
    value: str
    start: int
    end: int
    hit: Hit | None = None


@dataclass(frozen=True, slots=True)
class ExtractedError:
    """Findings that belong together, and what they say."""

    span: Span
    findings: tuple[Finding, ...]
    signals: Signals
    continues: bool = False
    """Whether a traceback says that this error came of the one before it."""

    @property
    def hits(self) -> tuple[Hit, ...]:
        return tuple(each.hit for each in self.findings if each.hit)


_NUMBER = re.compile(r"(?<![\w.,/-])[45]\d\d(?!\w|[.,]\d)")
_BEFORE_STATUS = (
    "error code", "errorcode", "api error", "error", "exception", "http", "http/1.0", "http/1.1", "http/2",
    "http/2.0", "http/3", "http status", "http error", "status", "status code", "status_code", "statuscode",
    "status-code", "httpstatus", "http_status", "response code", "code", "returned", "responded with",
    "responded", "answered", "received", "got", "response",
)  # fmt: skip
_AFTER_STATUS = (
    "{", '"{', "'{", "bad request", "unauthorized", "payment required", "forbidden", "not found", "conflict",
    "request entity too large", "payload too large", "content too large", "unprocessable", "too many requests",
    "internal server error", "bad gateway", "service unavailable", "gateway time", "status code",
    "client error", "server error", "overloaded",
)  # fmt: skip
_NON_200 = re.compile(r"non[- ]2\d\d (?:response|status)[^\n]{0,40}$", re.IGNORECASE)
_TYPE = re.compile(rb"(?<![a-z_])(?:type[:=]|:)?(" + "|".join(ERROR_TYPES).encode() + rb")(?![a-z_])")
_CODE = re.compile(r"""\berror_?[Cc]ode\s{0,12}["']?\s{0,12}[:=]\s{0,12}["']?([a-z][a-z_]{5,80})(?!\w)""")
_EXCEPTION_END = re.compile(r"(?:Error|Exception|Failure|Warning)(?!\w)")
_EXCEPTION_HEAD = re.compile(r"\w{0,80}(?:[.:]{1,2}[\w@/-]{1,60}){0,6}")  # read backwards
_NETWORK = re.compile(
    r"getaddrinfo|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|EPIPE|fetch failed"
    r"|FetchError|[Nn]ame or service not known|[Nn]ame resolution|NameResolutionError|[Ff]ailed to resolve"
    r"|[Cc]ould(?: not|n't) resolve host|nodename nor servname|[Cc]onnection refused|[Cc]onnection reset"
    r"|[Nn]etwork is unreachable|No route to host|[Ss]erver disconnected|[Mm]ax retries exceeded"
    r"|UND_ERR_(?:CONNECT|SOCKET)|socket hang up|no such host|UnknownHostException|[Ff]ailed to connect to"
    r"|[Uu]nable to connect|[Cc]annot connect to host|All connection attempts failed|ERR_BAD_REQUEST"
    r"|connection attempt failed|[Cc]onnection error\."
)
# A server that lost its own client, as PostgreSQL logs it: not a call to the API.
_SERVER_SIDE = re.compile(r"\b(?:from|to) client|client (?:closed|disconnected)")
_NETWORK_SCAN = PatternSet([_NETWORK.pattern])
_NETWORK_WORDS = 200
_MESSAGE = re.compile(r"""\bmessage\s{0,12}["']?\s{0,12}[:=]\s{0,12}(?:b?\s?["']{1,2}\s?)?(?=\S)""")
_MESSAGE_END = re.compile(
    r"""\s{0,12}["']\s{0,12}[,}\])]|\s{0,12}["']\s*$|\}|,\s{0,12}["']?request_id|\n\s*\n""", re.MULTILINE
)
_EXCEPTION_MESSAGE = re.compile(r":\s(?:Error code: \d{3}(?: - )?|\d{3} )?(\S[^\n]{0,600})")
_REQUEST_ID = re.compile(r"\breq_[0-9A-Za-z_]{8,60}")
_MODEL = re.compile(r"(?:[\w.]{1,40}[./]){0,3}\bclaude-[\w.@:\[\]-]{1,60}(?<![.:\[-])")
_HEADER = re.compile(
    r"""\b(anthropic-(?:ratelimit|priority|fast)-[\w-]{3,60}|retry-after(?:-ms)?|x-should-retry|request-id"""
    r"""|anthropic-(?:version|beta))\s{0,6}["']?\s{0,6}[:=]\s{0,6}["']?([\w.:+-]{1,60})""",
    re.IGNORECASE,
)
_SDK_VERSION = re.compile(
    r"(?:anthropic[/ =@]{1,2}|Anthropic/(?:Python|JS) |anthropic-ai/sdk@|package-version[\"': ]{1,5})v?(\d{1,3}\.\d{1,3}\.\d{1,3})"
)
_CHAIN = re.compile(
    r"The above exception was the direct cause|During handling of the above exception|\[cause\]:|Caused by:"
)
_FRAME = re.compile(
    r"""\s*(?:at\s|File\s|\^|~|raise\s|return\s|self\.|\.\.\.|\||\d+\s|-+>|Traceback|The\ above|During\ handling
        |await\s|[)\]}{(,"']|[\w.]+\s?=|[\w.]+\(|Cell\ |\[cause\]|Caused\ by|[<*]?\s?[\w-]{1,60}:(?:\ |$)|'[\w-]+':\ )""",
    re.VERBOSE,
)
_NOT_ERRORS = frozenset({"DeprecationWarning", "UserWarning", "FutureWarning", "ResourceWarning"})

_SURFACES: tuple[tuple[Surface, str], ...] = (
    (Surface.LITELLM, r"litellm|LiteLLM|AnthropicException"),
    (Surface.LANGCHAIN, r"langchain|ChatAnthropic"),
    (Surface.VERCEL_AI_SDK, r"@ai-sdk|AI_\w+Error|ai-sdk"),
    (Surface.CLAUDE_CODE, r"claude-code|Claude Code|API Error[: (]|/login\b|bunfs"),
    (Surface.BEDROCK, r"[Bb]edrock|botocore"),
    (Surface.VERTEX, r"aiplatform|AnthropicVertex|req_vrtx|[Vv]ertex"),
    (Surface.FOUNDRY, r"AnthropicFoundry|services\.ai\.azure"),
    (Surface.TYPESCRIPT, r"@anthropic-ai/sdk|node_modules|\.mjs:\d|\.ts:\d|Node\.js v|APIError\.generate"),
    (Surface.PYTHON, r"Traceback \(most|site-packages|\.py\", line|anthropic\.\w*Error|Error code: \d{3} -|\.py:\d"),
    (Surface.CURL, r"\$ curl|(?m:^curl )|HTTP/[12][.\d]* \d{3}|% Total"),
    (Surface.GO, r"anthropic-sdk-go|goroutine |\.go:\d"),
    (Surface.JAVA, r"com\.anthropic|\.java:\d|springframework"),
    (Surface.RUBY, r"Anthropic::|\.rb:\d"),
    (Surface.PHP, r"Anthropic\\|\.php:\d"),
    (Surface.CSHARP, r"AnthropicApiException|\.cs:line"),
)  # fmt: skip
_SURFACE_SCAN = PatternSet(pattern for _, pattern in _SURFACES)


def extract_errors(text: NormalisedText, hits: Sequence[Hit]) -> tuple[ExtractedError, ...]:
    """The errors that stand in `text`, in its order; the same error told twice is one."""
    findings = _bounded(sorted(_find_all(text, hits), key=lambda each: (each.start, -each.end)))
    surface = find_surface(text.text)
    errors: list[ExtractedError] = []
    for group in _group(text.text, _outside_messages(findings, hits)):
        before = errors[-1].span.end if errors else 0
        errors.append(_make_error(text.text, group, surface, before))
    return tuple(_without_repeats(errors))


def find_surface(text: str) -> Surface | None:
    """The most specific client that shows in a text; the order of `_SURFACES` decides."""
    return next((_SURFACES[index][0] for index in _SURFACE_SCAN.find(text)), None)


def _find_all(text: NormalisedText, hits: Sequence[Hit]) -> Iterator[Finding]:
    for hit in hits:
        yield Finding(Kind.HIT, hit.template.text, hit.start, hit.end, hit)
    yield from _find_statuses(text.text)
    yield from _find_exceptions(text.text)
    if _NETWORK_SCAN.find(text.text):
        for found in islice(_NETWORK.finditer(text.text), _NETWORK_WORDS):
            if _SERVER_SIDE.search(text.text, max(found.start() - 40, 0), found.start()):
                continue
            yield Finding(Kind.NETWORK, found[0], found.start(), found.end())
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
        if own_name[:1].isupper() and own_name != found[0]:  # "Error" alone is a word
            yield Finding(Kind.EXCEPTION, name, found.end() - len(name), found.end())


def _bounded(findings: list[Finding]) -> list[Finding]:
    """The first and the last ones: a hostile or endless text says nothing new in between."""
    if len(findings) <= _FINDINGS:
        return findings
    return findings[: _FINDINGS // 2] + findings[-_FINDINGS // 2 :]


def _outside_messages(findings: Iterable[Finding], hits: Sequence[Hit]) -> list[Finding]:
    """Without statuses and types that are part of a recognised message's own words."""
    starts = [hit.start for hit in hits]
    kept = []
    for each in findings:
        if each.kind in {Kind.STATUS, Kind.TYPE}:
            hit = hits[bisect_right(starts, each.start) - 1] if hits else None
            if hit and hit.start < each.start and each.end < hit.end:
                continue
        kept.append(each)
    return kept


def _group(text: str, findings: Sequence[Finding]) -> Iterator[list[Finding]]:
    group: list[Finding] = []
    for each in findings:
        if group and _contradicts(group, each):
            named = _names_on_the_same_line(text, group, each)
            yield group[: len(group) - len(named)]
            group = named
        elif group and not _is_near(text, max(other.end for other in group[-8:]), each.start):
            yield group
            group = []
        group.append(each)
    if group:
        yield group


def _names_on_the_same_line(text: str, group: Sequence[Finding], new: Finding) -> list[Finding]:
    """The exceptions right in front of a finding that starts an error: `APIError: 500` is one."""
    line = text.rfind("\n", 0, new.start)
    named = [
        each
        for each in group[1:]
        if each.kind is Kind.EXCEPTION and each.start > line and each.end <= new.start
    ]
    return named if named and list(group[-len(named) :]) == named else []


def _contradicts(group: Sequence[Finding], new: Finding) -> bool:
    """Whether a finding says something else than the error so far: then a new error starts with it.

    A status contradicts only an error that is complete (it has a type or a message): wrappers print
    their own status first and the API's afterwards.
    """
    if new.kind is Kind.TYPE:
        return any(each.kind is Kind.TYPE and each.value != new.value for each in group)
    if new.kind is Kind.STATUS:
        return any(each.kind is Kind.STATUS and each.value != new.value for each in group)
    return False


def _is_near(text: str, end: int, start: int) -> bool:
    """Whether two findings can be one error: few characters or lines apart, or only frames between."""
    if start - end <= _NEAR and text.count("\n", end, max(start, end)) <= _NEAR_LINES:
        return True
    if start - end > 60_000:
        return False
    lines = text[end:start].split("\n")[1:-1]
    return bool(lines) and all(not line.strip() or _FRAME.match(line) for line in lines)


def _make_error(
    text: str, group: Sequence[Finding], surface: Surface | None, before: int
) -> ExtractedError:
    start = min(each.start for each in group)
    end = max(each.end for each in group)
    around = text[max(start - 400, 0) : end + 1200]
    statuses = [each.value for each in group if each.kind is Kind.STATUS]
    types = [each.value for each in group if each.kind is Kind.TYPE]
    codes = [each.value for each in group if each.kind is Kind.CODE]
    signals = Signals(
        http_status=int(statuses[-1]) if statuses else None,
        error_type=types[0] if types else None,
        error_code=codes[0] if codes else None,
        message=_find_message(text, group),
        exceptions=_unique(
            each.value
            for each in group
            if each.kind is Kind.EXCEPTION and each.value not in _NOT_ERRORS
        ),
        request_ids=_unique(_REQUEST_ID.findall(around)),
        models=_unique(_MODEL.findall(around)),
        surface=surface,
        headers=tuple(
            dict((name.lower(), value) for name, value in _HEADER.findall(around)).items()
        ),
        sdk_version=next(iter(_SDK_VERSION.findall(around)), None),
    )
    continues = bool(before and _CHAIN.search(text, before, start))
    return ExtractedError(Span(start, end), tuple(group), signals, continues)


def _find_message(text: str, group: Sequence[Finding]) -> str | None:
    """The error's own words: the `message` field of a body, or what an exception says."""
    typed = [each for each in group if each.kind is Kind.TYPE]
    for each in typed:
        field = _MESSAGE.search(text, each.end, each.end + 300) or _MESSAGE.search(
            text, max(each.start - 600, 0), each.start
        )
        if field:
            end = _MESSAGE_END.search(text, field.end(), field.end() + _MESSAGE_LENGTH)
            stop = end.start() if end else min(field.end() + _MESSAGE_LENGTH, len(text))
            return _squeeze(text[field.end() : stop])
    for each in reversed(group):
        if each.kind is Kind.EXCEPTION:
            said = _EXCEPTION_MESSAGE.match(text, each.end)
            if said:
                return _squeeze(said[1])
    hits = [each for each in group if each.kind is Kind.HIT]
    return _squeeze(text[hits[0].start : hits[0].end]) if hits else None


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))[:5]


def _without_repeats(errors: Iterable[ExtractedError]) -> Iterator[ExtractedError]:
    seen: set[tuple[object, ...]] = set()
    for each in errors:
        key = (
            each.signals.http_status,
            each.signals.error_type,
            each.signals.error_code,
            tuple(hit.template for hit in each.hits) or each.signals.message,
        )
        if key not in seen:
            seen.add(key)
            yield each
