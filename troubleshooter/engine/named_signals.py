"""Evidence that words alone cannot carry: each `NamedSignal` is one small predicate over one error.

Each predicate gets the error, the text around it, and whether something there speaks for Claude. What a
signal means stands beside its name in `signals`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from troubleshooter.engine.extraction import ExtractedError
from troubleshooter.engine.redaction import MASK
from troubleshooter.engine.signals import NamedSignal, Span


@dataclass(frozen=True, slots=True)
class Surroundings:
    """An error with what stands around it; `start` is where `text` begins in the whole text."""

    error: ExtractedError
    text: str
    start: int
    about_claude: bool
    said: str
    """The error's message in lower case, or what stands around it where it has none."""

    def find(self, pattern: re.Pattern[str]) -> Span | None:
        found = pattern.search(self.text)
        return Span(self.start + found.start(), self.start + found.end()) if found else None


def find_named_signals(surroundings: Surroundings) -> Mapping[NamedSignal, Span]:
    """The signals that hold, each with the stretch of the text that shows it."""
    found = {signal: test(surroundings) for signal, test in _TESTS.items()}
    return MappingProxyType({signal: span for signal, span in found.items() if span})


_OVERLOADED_TEXT = re.compile(r"\boverloaded\b", re.IGNORECASE)
_LIMITERS = re.compile(
    r"(?:input|output|request|prompt)[- ]tokens|tokens? per|requests? per|per[- ]minute|per[- ]day|daily"
    r"|concurrent|usage increase|acceleration|extra usage|usage credits|long context|usage limits?"
    r"|spend|quota|credit|your limit|\bhit your\b|overloaded|weekly|session limit"
)
_OTHER_CREDENTIALS = re.compile(
    r"oauth|bearer|\bcors\b|token|/login|log ?in|required|missing|not set|expired|organization|subscription"
)
_MODEL_TEXT = re.compile(
    r"model:\s*\S|model\b.{0,120}\b(?:not found|not available|does not exist|unknown|not exist|not supported by)"
    r"|claude.{0,40}\bis not available|did you mean",
    re.IGNORECASE | re.DOTALL,
)
_KEY_IN_HEADER = re.compile(
    r"(?:[Ii]llegal header value b?\s?['\"]{1,2}\s?(?:Bearer )?(?:sk-ant-|%s)"
    r"|[Ii]nvalid (?:character in )?header (?:value|content)[^\n]{0,80}(?:x-api-key|[Aa]uthorization|%s)"
    r"|Headers\.(?:append|set)[^\n]{0,200}invalid header value"
    r"|Cannot convert argument to a ByteString)" % (MASK, MASK)
)
_UNREACHABLE = re.compile(
    r"getaddrinfo|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|EPIPE|fetch failed|FetchError"
    r"|[Nn]ame or service not known|[Nn]ame resolution|NameResolutionError|[Ff]ailed to resolve|[Cc]ould not resolve host"
    r"|nodename nor servname|[Cc]onnection refused|[Cc]onnection reset|[Nn]etwork is unreachable|No route to host"
    r"|[Ss]erver disconnected|[Mm]ax retries exceeded|UND_ERR_(?:CONNECT|SOCKET)|socket hang up|no such host"
    r"|[Ff]ailed to connect to|[Uu]nable to connect|[Cc]annot connect to host|All connection attempts failed"
    r"|ERR_BAD_REQUEST|connection attempt failed"
)
_CONNECTION_ERROR = re.compile(r"[Cc]onnection error\.?|APIConnectionError|AnthropicConnectionError")
_OTHER_NETWORK_CAUSE = re.compile(
    r"CERTIFICATE|certificate|SELF_SIGNED|SSL|TLS|timed? ?out|Timeout|ETIMEDOUT|incomplete chunked|peer closed|"
    r"Event loop|Illegal header|message body|MCP server"
)


def _overloaded(around: Surroundings) -> Span | None:
    signals = around.error.signals
    by_class = signals.error_type == "overloaded_error" or any(
        each.endswith("OverloadedError") for each in signals.exceptions
    )
    if by_class or (signals.http_status == 529 and around.about_claude):
        return around.error.span
    bare = around.said.strip(" .!'\"") in {"overloaded", "overloaded_error"}
    if bare and (around.about_claude or signals.http_status in {429, 500, 503}):
        return around.find(_OVERLOADED_TEXT)
    return None


def _rate_limit_unspecified(around: Surroundings) -> Span | None:
    signals = around.error.signals
    limited = (
        signals.error_type == "rate_limit_error"
        or (signals.http_status == 429 and signals.error_type is None)
        or any(each.endswith("RateLimitError") for each in signals.exceptions)
    )
    if not (limited and around.about_claude) or _LIMITERS.search(around.said):
        return None
    return around.error.span


def _model_unknown(around: Surroundings) -> Span | None:
    signals = around.error.signals
    not_found = signals.error_type == "not_found_error" or (
        signals.http_status == 404 and around.about_claude
    )
    return around.find(_MODEL_TEXT) if not_found else None


def _credential_rejected(around: Surroundings) -> Span | None:
    signals = around.error.signals
    rejected = signals.error_type == "authentication_error" or (
        signals.http_status == 401 and signals.error_type is None and around.about_claude
    )
    if not rejected or _OTHER_CREDENTIALS.search(around.said):
        return None
    return around.error.span


def _key_in_refused_header(around: Surroundings) -> Span | None:
    return around.find(_KEY_IN_HEADER) if around.about_claude else None


def _host_unreachable(around: Surroundings) -> Span | None:
    if not around.about_claude or around.error.signals.error_type:
        return None
    if _OTHER_NETWORK_CAUSE.search(around.text):
        return None
    return around.find(_UNREACHABLE)


def _connection_failed(around: Surroundings) -> Span | None:
    if not around.about_claude or around.error.signals.error_type:
        return None
    if _OTHER_NETWORK_CAUSE.search(around.text):
        return None
    return around.find(_CONNECTION_ERROR)


_TESTS: Mapping[NamedSignal, Callable[[Surroundings], Span | None]] = MappingProxyType(
    {
        NamedSignal.OVERLOADED: _overloaded,
        NamedSignal.RATE_LIMIT_UNSPECIFIED: _rate_limit_unspecified,
        NamedSignal.MODEL_UNKNOWN: _model_unknown,
        NamedSignal.CREDENTIAL_REJECTED: _credential_rejected,
        NamedSignal.KEY_IN_REFUSED_HEADER: _key_in_refused_header,
        NamedSignal.HOST_UNREACHABLE: _host_unreachable,
        NamedSignal.CONNECTION_FAILED: _connection_failed,
    }
)
