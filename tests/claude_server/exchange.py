"""What passes between the parts of the server: a request as it came in, and what answers it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto


@dataclass(frozen=True, slots=True)
class Request:
    """One HTTP request, read to its end. Header names are lower-case; the last of a name wins."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes = b""
    parameters: tuple[tuple[str, str], ...] = ()
    """The query in full: a name that comes several times is a list."""
    repeated: frozenset[str] = frozenset()
    """Names of headers that came more than once."""

    @property
    def api_version(self) -> str:
        return self.headers.get("anthropic-version", "")

    @property
    def betas(self) -> frozenset[str]:
        named = self.headers.get("anthropic-beta", "").split(",")
        return frozenset(each.strip() for each in named if each.strip())


class Ending(Enum):
    """How a reply ends on the wire."""

    COMPLETE = auto()
    CLOSE = auto()
    """The connection is closed before the body is whole."""
    RESET = auto()
    """TCP RST, as from a firewall or a server that died."""
    SILENCE = auto()
    """Nothing more comes, and the connection stays open until the client leaves."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """How a reply is put on the wire; the default is: at once, and all of it. Times are seconds."""

    hold: float = 0.0
    """Before the status line."""
    pause: float = 0.0
    """Before each piece of the body."""
    piece: int | None = None
    """The size of pieces in bytes; None: chunk by chunk, as the body comes."""
    ending: Ending = Ending.COMPLETE
    after: int = 0
    """Pieces of the body that are sent before any other ending than the complete one."""
    headers: bool = True
    """Whether the status line and the headers are sent before such an ending."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What is sent back. A body of several chunks is sent as they come, chunked."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | Iterable[bytes] = b""
    delivery: Delivery = Delivery()

    def chunks(self) -> Iterator[bytes]:
        if isinstance(self.body, bytes):
            yield self.body
        else:
            yield from self.body


class APIError(Exception):
    """An error that the API answers with. Raised by rules, turned into a Reply by the server."""

    def __init__(
        self,
        status: int,
        error_type: str,
        message: str,
        *,
        error_code: str | None = None,
        details: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.error_type = error_type
        self.message = message
        self.error_code = error_code
        self.details = dict(details or {})
        self.headers = dict(headers or {})


def invalid_request(message: str) -> APIError:
    """The 400 that nearly every rule about a request's content raises."""
    return APIError(400, "invalid_request_error", message)


def to_json(value: object) -> bytes:
    """As the API writes it: without spaces, in UTF-8."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
