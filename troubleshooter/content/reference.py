"""What the files of guides/reference/ hold. Data only; `library` reads it from disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from troubleshooter.engine.knowledge import ErrorCode
from troubleshooter.engine.models import Model


@dataclass(frozen=True, slots=True)
class HTTPStatus:
    """One row of guides/reference/http_statuses.toml."""

    code: int
    name: str
    error_types: tuple[str, ...]
    meaning: str  # one or two sentences
    retry: str  # one sentence: whether and how a retry helps
    source: str
    read: date


@dataclass(frozen=True, slots=True)
class ErrorCodeEntry:
    """One row of guides/reference/error_codes.toml."""

    code: ErrorCode
    exception: str
    """The class, of the same name in both SDKs."""
    python: str
    """The module it is imported from, such as `anthropic` or `anthropic.types.organization`."""
    typescript: str
    """The same for TypeScript, such as `@anthropic-ai/sdk/resources/shared`."""
    details: tuple[str, ...]
    """Further fields of `error.details`."""
    source: str
    read: date


@dataclass(frozen=True, slots=True)
class ExceptionClass:
    """One row of guides/reference/exceptions.toml: what the SDKs call one kind of failure.

    An empty name: that SDK has no class of its own for it. The 100 classes of error codes are not
    here but in error_codes.toml; each is a subclass of the class of its status.
    """

    id: str
    meaning: str
    statuses: tuple[int, ...]
    """Those of http_statuses.toml that get exactly this class. The official SDKs make any other
    from 500 on an InternalServerError."""
    parent: str
    """The id of the row it derives from, or empty. Read it through `find_base`."""
    python: str
    typescript: str
    go: str
    java: str
    csharp: str
    ruby: str
    php: str
    fixes: tuple[str, ...]
    """Slugs of guides to begin with, likeliest first."""
    python_module: str
    """The module to import it from; empty for a built-in or where there is no class."""
    typescript_module: str
    old_names: tuple[str, ...]
    """Deprecated names of the Python class that can still be imported."""
    built_in: bool
    """Whether the class belongs to the language: the SDK raises it, but does not define it."""
    python_text: str
    """What `str(error)` gives in Python where it is always the same; else empty."""
    typescript_text: str
    """The same for `error.message` in TypeScript."""
    source: str
    read: date


def find_base(
    each: ExceptionClass,
    exceptions: Mapping[str, ExceptionClass],
    sdk: str,
) -> ExceptionClass | None:
    """The row whose class is the base in that SDK, `python` or `typescript`; None for a root.

    Ancestors without a class there are skipped: TypeScript has no APIStatusError, so that its
    BadRequestError derives from APIError.
    """
    base = exceptions.get(each.parent)
    while base and not getattr(base, sdk):
        base = exceptions.get(base.parent)
    return base


@dataclass(frozen=True, slots=True)
class Variable:
    """An environment variable that an SDK reads."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class SDK:
    """One `[[sdk]]` of guides/reference/sdks.toml: what an official SDK does by itself."""

    id: str  # python | typescript
    name: str
    package: str
    version: str
    released: date
    api_version: str
    """The `anthropic-version` header it sends."""
    key_header: str
    """The header it sends an API key in."""
    max_retries: int
    retried_statuses: tuple[int, ...]
    retried_from: int
    """Every status from this one on is retried as well; ask through `retries`."""
    retry_header: str
    """The header of a reply that overrules its status: "true" or "false"."""
    retries_connection_failures: bool
    retries_streams: bool
    """Whether it begins anew after an error inside a stream."""
    initial_delay_ms: int
    longest_delay_ms: int
    jitter_percent: int
    """A delay that the SDK chooses itself is shortened at random by up to this share."""
    longest_retry_after_seconds: int
    """The longest wait that it takes from a reply's headers."""
    wait_headers: tuple[str, ...]
    """Those that say how long to wait, first the one that wins."""
    beyond_retry_after: str
    """What it does with a longer one: "capped" or "ignored"."""
    timeout_seconds: int
    connect_timeout_seconds: int | None
    nonstreaming_max_tokens: int
    """From one more on it refuses to send a request that neither streams nor sets a timeout."""
    max_connections: int | None
    max_keepalive_connections: int | None
    credential_variables: tuple[str, ...]
    """Environment variables it takes a credential from, the first match winning."""
    variables: tuple[Variable, ...]
    """All others that concern calls to the API, and what each sets."""
    headers: tuple[str, ...]
    """Response headers it reads."""
    text_json: str
    """What an error with a JSON body prints: `str(error)` or `error.message`."""
    text_html: str
    text_empty: str
    text_stream: str
    """What an error inside a stream prints, which has no status of its own."""
    source: str
    read: date

    def retries(self, status: int) -> bool:
        """Whether it sends a request with this status again, without being told to."""
        return status in self.retried_statuses or status >= self.retried_from


@dataclass(frozen=True, slots=True)
class OtherSDK:
    """One `[[other]]` of guides/reference/sdks.toml: an SDK whose exceptions we name, no more."""

    id: str  # the field of ExceptionClass: go | java | csharp | ruby | php
    name: str
    package: str
    handling: str
    """One or two sentences: how to tell one failure from another in that language."""
    version: str
    """The version whose names these are; empty where the source does not say."""
    unconfirmed: str
    """What has not been looked at, as one sentence; empty where nothing is open."""
    source: str
    read: date


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """One row of guides/reference/models.toml, with where it comes from."""

    model: Model
    sources: tuple[str, ...]
    read: date
    note: str
    """What readers must know beside the fields, or empty."""
