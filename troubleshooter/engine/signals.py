"""The closed vocabulary: what can be read off a paste.

Extraction fills these classes, diagnosis weighs them, guides may name only what stands here.
Nothing in this module decides anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Surface(StrEnum):
    """Where an error shows itself."""

    API = "api"
    CURL = "curl"
    PYTHON = "python"
    TYPESCRIPT = "typescript"
    GO = "go"
    JAVA = "java"
    CSHARP = "csharp"
    RUBY = "ruby"
    PHP = "php"
    CLAUDE_CODE = "claude-code"
    BEDROCK = "bedrock"
    VERTEX = "vertex"
    FOUNDRY = "foundry"
    LANGCHAIN = "langchain"
    LITELLM = "litellm"
    VERCEL_AI_SDK = "vercel-ai-sdk"


class Action(StrEnum):
    """What a fix asks of the reader."""

    RETRY = "retry"
    WAIT = "wait"
    FIX_REQUEST = "fix-request"
    FIX_CODE = "fix-code"
    FIX_ACCOUNT = "fix-account"
    FIX_NETWORK = "fix-network"
    UPGRADE = "upgrade"
    CONTACT_SUPPORT = "contact-support"

    @property
    def retry_helps(self) -> bool:
        """Whether sending the same request again can succeed."""
        return self in {Action.RETRY, Action.WAIT}


class MessageSource(StrEnum):
    """Who prints a message."""

    API = "api"
    SDK_PYTHON = "sdk-python"
    SDK_TYPESCRIPT = "sdk-typescript"
    CLAUDE_CODE = "claude-code"
    BEDROCK = "bedrock"
    VERTEX = "vertex"
    FOUNDRY = "foundry"
    WRAPPER = "wrapper"


class Strength(StrEnum):
    """How much the words of a message prove."""

    DECISIVE = "decisive"
    SHARED = "shared"


class NamedSignal(StrEnum):
    """Evidence that words alone cannot carry; `named_signals` computes it, guides choose it."""

    OVERLOADED = "overloaded"
    """`overloaded_error`, HTTP 529, or a 429 or 500 whose whole text is "Overloaded"."""
    RATE_LIMIT_UNSPECIFIED = "rate-limit-unspecified"
    """A 429 or `rate_limit_error` whose text names no limiter."""
    MODEL_UNKNOWN = "model-unknown"
    """A `not_found_error` (404) whose message is about a model."""
    KEY_NOT_SET = "key-not-set"
    """The name of the API key next to words that say it is not there, and no other vendor's key."""
    CREDENTIAL_REJECTED = "credential-rejected"
    """A 401 `authentication_error` whose text says nothing more."""
    PERMISSION_REFUSED = "permission-refused"
    """A 403 `permission_error` whose text says nothing known."""
    PAYMENT_REQUIRED = "payment-required"
    """A 402 "Payment Required" without an error body of the API, in answer to a call of Claude."""
    API_KEY_REFUSED = "api-key-refused"
    """A 401 "Invalid bearer token" or "Invalid authentication credentials" for an API key."""
    LOGIN_REFUSED = "login-refused"
    """The same words for a login: an OAuth token, a subscription."""
    CREDENTIAL_REFUSED = "credential-refused"
    """The same words where nothing tells which of the two was refused."""
    KEY_IN_REFUSED_HEADER = "key-in-refused-header"
    """The HTTP client refused a header value that holds a key (a line break or a space in it)."""
    HOST_UNREACHABLE = "host-unreachable"
    """A DNS, refused or reset connection next to the address of the Claude API."""
    CONNECTION_FAILED = "connection-failed"
    """The SDK's own "Connection error." without a cause further up."""
    GATEWAY_BAD = "gateway-bad"
    """A 502, 503 or 520 to 524 without an error body of the API, in answer to a call of Claude."""
    GATEWAY_SLOW = "gateway-slow"
    """A 504 in the same way."""


class SignalKind(StrEnum):
    """What a piece of evidence is, in the order of its weight."""

    ERROR_CODE = "error_code"
    MESSAGE = "message"
    NAMED = "named"
    ERROR_TYPE = "error_type"
    STATUS = "status"
    EXCEPTION = "exception"


class Role(StrEnum):
    """The part an error plays in a paste that holds several."""

    CAUSE = "cause"
    CONSEQUENCE = "consequence"
    SEPARATE = "separate"


class Verdict(StrEnum):
    MATCH = "match"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"
    NOT_CLAUDE = "not_claude"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the reader's own text, in Unicode code points; `end` is exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Signals:
    """What one error says about itself. Empty values mean: not said."""

    http_status: int | None = None
    error_type: str | None = None
    error_code: str | None = None
    message: str | None = None
    exceptions: tuple[str, ...] = ()
    request_ids: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    surface: Surface | None = None
    headers: tuple[tuple[str, str], ...] = ()
    sdk_version: str | None = None
