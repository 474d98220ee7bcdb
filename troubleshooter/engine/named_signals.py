"""Evidence that words alone cannot carry: each `NamedSignal` is one small predicate over one error.

Each predicate gets the error, the text around it, and whether something there speaks for Claude.
What a signal means stands beside its name in `signals`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from troubleshooter.engine.extraction import ExtractedError
from troubleshooter.engine.findings import Kind
from troubleshooter.engine.redaction import MASK
from troubleshooter.engine.signals import NamedSignal, Span, Strength


@dataclass(frozen=True, slots=True)
class Surroundings:
    """An error with what stands around it; `start` is where `text` begins in the whole text."""

    error: ExtractedError
    text: str
    start: int
    about_claude: bool
    is_foreign: bool
    named_nearby: bool
    """Whether Claude's host, SDK, key or model stands near, or its name on the same line."""
    said: str
    """The error's message in lower case, or what stands around it where it has none."""

    @property
    def from_its_line(self) -> str:
        """The text from the beginning of the error's line on."""
        place = self.error.span.start - self.start
        return self.text[self.text.rfind("\n", 0, place) + 1 :]

    def find(self, pattern: re.Pattern[str]) -> Span | None:
        found = pattern.search(self.text)
        return Span(self.start + found.start(), self.start + found.end()) if found else None


def names_another_host(line: str) -> bool:
    """Whether a connection failed, and only at hosts that have nothing to do with Claude."""
    hosts = _CONNECTED_HOST.findall(line)
    return bool(hosts) and not any(map(_OWN_HOST.search, hosts))


def find_named_signals(surroundings: Surroundings) -> Mapping[NamedSignal, Span]:
    """The signals that hold, each with the stretch of the text that shows it."""
    found = {signal: test(surroundings) for signal, test in _TESTS.items()}
    return MappingProxyType({signal: span for signal, span in found.items() if span})


# A cloud's own reply around a Claude model: its quota and its model list, not Anthropic's.
_CLOUD_REPLY = re.compile(
    r"""
      aiplatform | googleapis | RESOURCE_EXHAUSTED | publishers/ | publisher\ model | VertexAI
    | OAuth\ 2\ access\ token | ACCESS_TOKEN_TYPE_UNSUPPORTED | ["']UNAUTHENTICATED["']
    | ThrottlingException | too\ many\ tokens,\ please\ wait | botocore | BedrockException
    | services\.ai\.azure | DeploymentNotFound
    """,
    re.IGNORECASE | re.VERBOSE,
)
# The API's whole message, at the end of a line or of a quoted value. Not "the model is overloaded".
_BARE_OVERLOADED = re.compile(
    r"""
    (?: ^ | [:\]>"'⎿·({|] | AnthropicException\ - ) \s{0,3} ["']?
    Overloaded
    (?= ["'.)!]{0,3} \s{0,3} (?: $ | [·,}\n(] ) )
    """,
    re.MULTILINE | re.VERBOSE,
)
_LIMITERS = re.compile(
    r"""
      (?:input|output|request|prompt)[- ]tokens | tokens?\ per | requests?\ per | per[- ]minute
    | per[- ]day | daily | weekly | concurrent | usage\ increase | acceleration
    | extra\ usage | usage\ credits | long\ context | usage\ limits? | spend | quota | credit
    | your\ limit | \bhit\ your\b | session\ limit | overloaded
    """,
    re.VERBOSE,
)
_OTHER_CREDENTIALS = re.compile(
    r"""
      oauth | bearer | token | /login | log\ ?in | subscription | organization | expired
    | required | missing | not\ set | \bcors\b | authentication\ credentials
    """,
    re.VERBOSE,
)
# Refusals that have a page of their own: logins, organisations, scopes, addresses, models.
_OTHER_PERMISSIONS = re.compile(
    r"""
      oauth | token | scope | log\ ?in\b | subscription | organi[sz]ation | \bnot\ allowed | region
    | countr | \bip\b | \bcors\b | browser | credit | billing | \bbeta\b | quota | limit
    """,
    re.VERBOSE,
)
_OTHER_PAYMENTS = re.compile(r"(?i)credits?\b|balance|quota|insufficient|afford|spend|top up")
_PAYMENT = re.compile(r"""(?i)\b402\b[\s:"'-]{0,4}payment[ _]?required|billing[ _]error""")
_REFUSED = re.compile(r"invalid bearer token|invalid authentication credentials", re.IGNORECASE)
_GOOGLES = re.compile(
    r"""
      had\ invalid\ authentication | OAuth\ 2\ access\ token | ACCESS_TOKEN_TYPE
    | type\.googleapis\.com
    | ["']status["']\s*:\s*["'](?:UNAUTHENTICATED|PERMISSION_DENIED|RESOURCE_EXHAUSTED|NOT_FOUND)\b
    """,
    re.VERBOSE,
)
# Two credentials at once, and keys of another kind, have guides of their own.
_MANY_OR_OTHER_KEYS = re.compile(
    rf"""
      both\ set | takes\ precedence | auth\ conflict
    | sk-ant-(?:admin|ort|sid) | \bsk-(?:or-|proj-)[\w{MASK}-] | \bABSK[\w{MASK}]
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LOGIN = re.compile(
    r"""
      oauth | sk-ant-oat | /login\b | setup-token | subscription | auth[_-]?token\W
    | \blog(?:ged)?[ -]in\b | claude\.ai | \b(?:max|pro|team)\ plan\b | ANTHROPIC_AUTH_TOKEN
    """,
    re.IGNORECASE | re.VERBOSE,
)
_API_KEY = re.compile(
    rf"sk-ant-(?:api|{MASK}|\*|x|\.)|x-api-key|ANTHROPIC_API_KEY|\bapi[_ -]?key\b", re.IGNORECASE
)
_CLAUDE_CODE = re.compile(
    r"claude[ -]code|(?:^|[⎿·>\"':])\s{0,4}API Error[: (]", re.IGNORECASE | re.MULTILINE
)
_SDK = re.compile(
    r"""
      @anthropic-ai/sdk | packages[/\\]anthropic[/\\] | \banthropic\.[_A-Za-z.]*AuthenticationError
    | AnthropicException | langchain_anthropic | @(?:langchain|ai-sdk)/anthropic | AI_APICallError
    | com\.anthropic | Anthropic::Errors | anthropic-sdk- | \bclient\.messages\.
    """,
    re.VERBOSE,
)
# The body of an error as others write it: what a status means there is for them to say.
_OTHER_BODY = re.compile(
    r"""
      ["']error["']\s*:\s*\{\s*["'](?:code|message|status)["']
    | ["']object["']\s*:\s*["']error["']
    """,
    re.VERBOSE,
)
# Packages whose connections are no calls to an API of a model.
_OTHER_PACKAGES = re.compile(
    r"""(?:redis|psycopg2?|asyncpg|pymysql|MySQLdb|sqlalchemy|pymongo|kafka|pika|celery|kombu|slack_sdk
      |discord|telegram|smtplib|paramiko|docker|kubernetes|elasticsearch|github|stripe|boto3|botocore
      |ftplib|ldap3?)\.""",
    re.VERBOSE,
)
# The host that a client names where it says that a connection failed, never that of a proxy.
_CONNECTED_HOST = re.compile(
    r"""(?:HTTPS?ConnectionPool\(host=|[Cc]annot\ connect\ to\ host|ENOTFOUND|EAI_AGAIN
      |[Cc]ould\ not\ resolve\ host:?|[Ff]ailed\ to\ resolve)
      \s{0,3}["'(]{0,2}([\w-]{1,63}(?:\.[\w-]{1,63}){1,8})""",
    re.VERBOSE,
)
_OWN_HOST = re.compile(
    r"anthropic|claude|bedrock|aiplatform|vertex|azure|litellm|\.aws|amazonaws", re.IGNORECASE
)
_FAILED_HOST = re.compile(
    r"""(?:resolve\ host:?|lookup|connecting\ to|connect\ to\ host|connect\ to|resolve|ENOTFOUND
      |EAI_AGAIN|host=|access|request\ to|for\ url:?|POST|connection\ to)
      \s{0,3}["'(]{0,2}(?:https?://)?([\w-]{1,63}(?:\.[\w-]{1,63}){1,8}|localhost)""",
    re.VERBOSE,
)
_HOST = re.compile(r"""(?:https?://|host=["'])([\w-]{1,63}(?:\.[\w-]{1,63}){1,8})""")
_RECOVERED = re.compile(r"""HTTP/[\d.]{1,3}["']? 2\d\d\b|\b200 OK\b""")
_API_URL = re.compile(r"https?://[^\s\"']{0,300}(?:/anthropic/v1|/v1/messages)")
"""The address of a gateway that speaks the API of Claude."""
_CLAUDE_HOST = re.compile(r"anthropic|claude", re.IGNORECASE)
_SDK_EXCEPTION = re.compile(r"(?i)anthropic|APIConnectionError")
_ONLY_A_MODEL = re.compile(r"model: [\w .@:/-]{0,20}claude[\w .@:/-]{0,60}")
_INVALID_MODEL = re.compile(r"(?<![\w-])claude-[\w.:-]{1,80}[\"'`]? is not a valid model")
_MODEL_TEXT = re.compile(
    r"""
      model:\s*\S
    | model\b .{0,120} \b(?:unknown|not\ (?:found|available|exist|supported\ by))
    | claude .{0,40} \bis\ not\ available
    | did\ you\ mean
    | (?<![\w-])claude-[\w.-]{1,80} .{0,40} not_found_error
    """,
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_KEY_IN_HEADER = re.compile(
    rf"""
      [Ii]llegal\ header\ value\ b?\s?['"]{{1,2}}\s?(?:Bearer\ )?
      (?:sk-ant-|{MASK})[\w{MASK}-]{{0,200}}
    | [Ii]nvalid\ (?:character\ in\ )?header\ (?:value|content) [^\n]{{0,80}}
      (?:x-api-key|[Aa]uthorization|{MASK})
    | Headers\.(?:append|set) [^\n]{{0,200}} invalid\ header\ value
    | Cannot\ convert\ argument\ to\ a\ ByteString
    """,
    re.VERBOSE,
)
_CONNECTION_ERROR = re.compile(r"[Cc]onnection error\.|APIConnectionError|AnthropicConnectionError")
# Connection troubles that have a page of their own, or none of the network at all.
_OTHER_NETWORK_CAUSE = re.compile(
    r"""
      CERTIFICATE | certificate | SELF_SIGNED | SSLError | SSL:\  | WRONG_VERSION_NUMBER
    | timed?\ ?out | Timeout | ETIMEDOUT
    | incomplete\ chunked | peer\ closed | message\ body | terminated | other\ side\ closed
    | mid-response | MessageStream | Event\ loop | upstream\ connect | Illegal\ header | MCP\ server
    """,
    re.VERBOSE,
)


_BAD_GATEWAYS = frozenset({502, 503, 520, 521, 522, 523, 524})
_GATEWAY_TIMEOUT = 504
_NAMED_OVERLOAD = re.compile(r"\boverloaded")
_NO_GATEWAY = re.compile(r"HTTPException$|Connection|Timeout")
"""The status is one that the reader's own server chose, or there was no answer at all."""


def _overloaded(around: Surroundings) -> Span | None:
    signals = around.error.signals
    by_class = signals.error_type == "overloaded_error" or any(
        each.endswith("OverloadedError") for each in signals.exceptions
    )
    if by_class or (signals.http_status == 529 and around.named_nearby):
        return around.error.span
    return None if around.is_foreign else around.find(_BARE_OVERLOADED)


def _rate_limit_unspecified(around: Surroundings) -> Span | None:
    signals = around.error.signals
    if _LIMITERS.search(around.said):
        return None
    if signals.error_type == "rate_limit_error":
        return around.error.span if around.about_claude else None
    limited = signals.http_status == 429 or any(
        each.endswith("RateLimitError") for each in signals.exceptions
    )
    return around.error.span if limited and _only_a_status(around) else None


def _model_unknown(around: Surroundings) -> Span | None:
    signals = around.error.signals
    if _ONLY_A_MODEL.fullmatch(around.said) and not around.is_foreign:
        return around.find(_MODEL_TEXT)
    if invalid := around.find(_INVALID_MODEL):
        return invalid
    not_found = signals.error_type == "not_found_error" or (
        signals.http_status == 404 and "claude" in around.said and _only_a_status(around)
    )
    return around.find(_MODEL_TEXT) if not_found else None


def _credential_rejected(around: Surroundings) -> Span | None:
    signals = around.error.signals
    rejected = signals.error_type == "authentication_error" or (
        signals.http_status == 401 and _only_a_status(around)
    )
    if not rejected or around.is_foreign or _OTHER_CREDENTIALS.search(around.said):
        return None
    return around.error.span


def _permission_refused(around: Surroundings) -> Span | None:
    if around.error.signals.error_type != "permission_error" or not around.about_claude:
        return None
    decisive = any(each.template.strength is Strength.DECISIVE for each in around.error.hits)
    if decisive or is_googles_reply(around) or _OTHER_PERMISSIONS.search(around.said):
        return None
    return around.error.span


def _payment_required(around: Surroundings) -> Span | None:
    if around.error.signals.http_status != 402 or not _only_a_status(around):
        return None
    if _OTHER_PAYMENTS.search(around.text):
        return None
    return around.find(_PAYMENT)


def _api_key_refused(around: Surroundings) -> Span | None:
    return _refused(around, NamedSignal.API_KEY_REFUSED)


def _login_refused(around: Surroundings) -> Span | None:
    return _refused(around, NamedSignal.LOGIN_REFUSED)


def _credential_refused(around: Surroundings) -> Span | None:
    return _refused(around, NamedSignal.CREDENTIAL_REFUSED)


def _refused(around: Surroundings, kind: NamedSignal) -> Span | None:
    """Where a 401 refuses "a token" or "credentials", if what was refused is of this kind."""
    signals = around.error.signals
    if not around.about_claude or around.is_foreign or not _REFUSED.search(around.said):
        return None
    if signals.error_type not in {None, "authentication_error"} or is_googles_reply(around):
        return None
    if _MANY_OR_OTHER_KEYS.search(around.text):
        return None
    return around.find(_REFUSED) if _tell_credential(around.text) is kind else None


def _tell_credential(text: str) -> NamedSignal:
    """Words about a login say more than a key nearby, which may only be the name of a variable."""
    if _LOGIN.search(text):
        return NamedSignal.LOGIN_REFUSED
    if _API_KEY.search(text):
        return NamedSignal.API_KEY_REFUSED
    if _CLAUDE_CODE.search(text):
        return NamedSignal.CREDENTIAL_REFUSED
    return NamedSignal.API_KEY_REFUSED if _SDK.search(text) else NamedSignal.CREDENTIAL_REFUSED


def is_googles_reply(around: Surroundings) -> bool:
    """Whether Google answered before the API did, though the client is Claude's."""
    return not around.error.signals.error_type and bool(_GOOGLES.search(around.from_its_line))


def _gateway_bad(around: Surroundings) -> Span | None:
    return _gateway(around, _BAD_GATEWAYS)


def _gateway_slow(around: Surroundings) -> Span | None:
    return _gateway(around, {_GATEWAY_TIMEOUT})


def _gateway(around: Surroundings, statuses: Collection[int]) -> Span | None:
    """Where a proxy or a CDN answered in the API's place: its status, and no body of the API."""
    if around.error.signals.http_status not in statuses or not _only_a_status(around):
        return None
    if _NAMED_OVERLOAD.search(around.said):
        return None
    if any(_NO_GATEWAY.search(each) for each in around.error.signals.exceptions):
        return None
    found = [each for each in around.error.findings if each.kind is Kind.STATUS]
    return Span(found[-1].start, found[-1].end)


def _only_a_status(around: Surroundings) -> bool:
    """Whether a status without an `error.type` is the Claude API's own, as far as can be told."""
    if around.error.signals.error_type or not around.named_nearby:
        return False
    if _CLOUD_REPLY.search(around.text) or _OTHER_BODY.search(around.text):
        return False
    told = around.from_its_line
    hosts = _HOST.findall(told)
    if hosts and not any(map(_CLAUDE_HOST.search, hosts)) and not _API_URL.search(told):
        return False
    return not _RECOVERED.search(told)


def _key_in_refused_header(around: Surroundings) -> Span | None:
    return around.find(_KEY_IN_HEADER) if around.about_claude else None


def _host_unreachable(around: Surroundings) -> Span | None:
    signals = around.error.signals
    if not around.named_nearby or signals.error_type or _OTHER_NETWORK_CAUSE.search(around.text):
        return None
    if any(_OTHER_PACKAGES.match(each) for each in signals.exceptions):
        return None
    # Through a proxy the SDK fails at another host, and says so with an exception of its own.
    host = _FAILED_HOST.search(around.text)
    by_sdk = any(_SDK_EXCEPTION.search(each) for each in signals.exceptions)
    if host and not by_sdk and not _CLAUDE_HOST.search(host[1]):
        return None
    for each in around.error.findings:
        if each.kind is Kind.NETWORK and not _CONNECTION_ERROR.match(each.value):
            return Span(each.start, each.end)
    return None


def _connection_failed(around: Surroundings) -> Span | None:
    if not around.about_claude or around.error.signals.error_type:
        return None
    if _OTHER_NETWORK_CAUSE.search(around.text):
        return None
    return around.find(_CONNECTION_ERROR)


def _key_not_set(around: Surroundings) -> Span | None:
    named = (each for each in around.error.findings if each.kind is Kind.NO_KEY)
    return next((Span(each.start, each.end) for each in named), None)


_TESTS: Mapping[NamedSignal, Callable[[Surroundings], Span | None]] = MappingProxyType(
    {
        NamedSignal.OVERLOADED: _overloaded,
        NamedSignal.RATE_LIMIT_UNSPECIFIED: _rate_limit_unspecified,
        NamedSignal.MODEL_UNKNOWN: _model_unknown,
        NamedSignal.KEY_NOT_SET: _key_not_set,
        NamedSignal.CREDENTIAL_REJECTED: _credential_rejected,
        NamedSignal.PERMISSION_REFUSED: _permission_refused,
        NamedSignal.PAYMENT_REQUIRED: _payment_required,
        NamedSignal.API_KEY_REFUSED: _api_key_refused,
        NamedSignal.LOGIN_REFUSED: _login_refused,
        NamedSignal.CREDENTIAL_REFUSED: _credential_refused,
        NamedSignal.KEY_IN_REFUSED_HEADER: _key_in_refused_header,
        NamedSignal.HOST_UNREACHABLE: _host_unreachable,
        NamedSignal.CONNECTION_FAILED: _connection_failed,
        NamedSignal.GATEWAY_BAD: _gateway_bad,
        NamedSignal.GATEWAY_SLOW: _gateway_slow,
    }
)
