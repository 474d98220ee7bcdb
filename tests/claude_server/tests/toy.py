"""A catalogue with one model of each fate, a clock that a test moves, and requests to vary."""

from __future__ import annotations

import http.client
import json
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from urllib.parse import urlsplit

from troubleshooter.engine.models import Accepts, Effort, Model, ModelFamily, Thinking

TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
NEW = Accepts(
    thinking=(Thinking.ADAPTIVE, Thinking.DISABLED),
    thinking_default=None,
    sampling=False,
    prefill=False,
    forced_tool_choice=False,
    effort=(Effort.LOW, Effort.HIGH),
)
OLD = Accepts(
    thinking=(Thinking.ENABLED, Thinking.DISABLED),
    thinking_default=None,
    sampling=True,
    prefill=True,
    forced_tool_choice=True,
    effort=(),
)


def model(id_: str, name: str, released: date, accepts: Accepts = NEW, **more: object) -> Model:
    return Model(
        id=id_,
        name=name,
        family=ModelFamily.SONNET,
        released=released,
        context_window=200_000,
        max_output=64_000,
        cache_minimum=1024,
        accepts=accepts,
        **more,
    )


_MODELS = (
    model("claude-toy-3", "Toy 3", date(2026, 9, 1)),
    model("claude-vault-3", "Vault 3", date(2026, 8, 1), restricted=True),
    model("claude-toy-2-20260201", "Toy 2", date(2026, 2, 1), OLD, aliases=("claude-toy-2",),
          deprecated=date(2026, 9, 30), retires=date(2026, 11, 30), successor="claude-toy-3"),
    model("claude-toy-1", "Toy 1", date(2025, 1, 1),
          deprecated=date(2026, 1, 1), retires=date(2026, 3, 1), successor="claude-toy-3"),
)  # fmt: skip
CATALOGUE: Mapping[str, Model] = MappingProxyType({each.id: each for each in _MODELS})

HELLO: Mapping[str, object] = MappingProxyType(
    {
        "model": "claude-toy-3",
        "max_tokens": 100,
        "messages": [{"role": "user", "content": "Say hello."}],
    }
)


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.moment = NOON

    def __call__(self) -> datetime:
        return self.moment

    def move(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def error(self):
        return self.json["error"]


def ask(server, method="POST", path="/v1/messages", body=None, **headers):
    """Ask with no client library in between. A header of None is left out."""
    sent = {
        "x-api-key": server.key,
        "anthropic-version": "2023-06-01",
        "content-type": "application/json",
    }
    sent |= {name.replace("_", "-"): value for name, value in headers.items()}
    content = json.dumps(dict(body)).encode() if isinstance(body, Mapping) else body
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=10)
    try:
        connection.request(
            method,
            path,
            content,
            {name: value for name, value in sent.items() if value is not None},
        )
        reply = connection.getresponse()
        named = {name.lower(): value for name, value in reply.getheaders()}
        return Answer(reply.status, named, reply.read())
    finally:
        connection.close()


def say_hello(server, **headers):
    return ask(server, body=HELLO, **headers)


def connect(server):
    return socket.create_connection(("127.0.0.1", urlsplit(server.url).port), timeout=10)


def send_raw(server, *lines, body=b""):
    """Send these lines as they are, then no more. Return all that came back."""
    with connect(server) as connection:
        connection.sendall("\r\n".join((*lines, "host: x", "", "")).encode() + body)
        connection.shutdown(socket.SHUT_WR)
        return receive_all(connection)


def receive_all(connection):
    return b"".join(iter(lambda: connection.recv(65_536), b""))
