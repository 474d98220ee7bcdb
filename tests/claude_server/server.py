"""A server that speaks the protocol of the Claude API, for tests: `with ClaudeServer() as server:`.

It runs in a thread of its own and listens on loopback, on two ports that the system chooses: one
for HTTP, one for HTTPS. Leaving the `with` ends everything that it started, and raises what went
wrong inside.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
import tempfile
import threading
import time as clocks
from collections.abc import Callable, Coroutine, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.claude_server import api, certificates
from tests.claude_server.accounts import Accounts
from tests.claude_server.caches import Caches
from tests.claude_server.exchange import Reply, Request
from tests.claude_server.limits import Limiter, Limits
from tests.claude_server.programme import Programme
from tests.claude_server.scenarios import Stage
from tests.claude_server.wire import Connection
from tests.claude_server.wire_scenarios import PLAIN_HTTP
from troubleshooter.content.documents import parse_toml
from troubleshooter.content.model_tables import read_models
from troubleshooter.engine.models import Model

MODELS = Path(__file__).resolve().parents[2] / "guides" / "reference" / "models.toml"
Clock = Callable[[], datetime]
_HANDSHAKE = 5.0
_STOP = 10.0


@dataclass(frozen=True, slots=True)
class Received:
    """A request that came in. No values of headers, no query: keys may stand there."""

    method: str
    path: str
    headers: frozenset[str]
    status: int
    """That of the reply; of a reply that never came, the one that would have been sent."""


class ClaudeServer:
    """Where it listens, what it knows, and what a test wants of it."""

    def __init__(
        self,
        catalogue: Mapping[str, Model] | None = None,
        today: date | None = None,
        clock: Clock | None = None,
        limits: Limits | None = None,
    ) -> None:
        """Without a clock time runs on: from noon of `today`, or from now where that is not given."""
        self.now = clock or _running_from(today)
        self.today = today or self.now().date()
        self.catalogue = default_catalogue() if catalogue is None else catalogue
        self.accounts = Accounts()
        self.caches = Caches(self.now)
        self.programme = Programme()
        self.limiter = Limiter(limits or Limits())
        self.requests: list[Received] = []
        self._failures: list[BaseException] = []

    # To be made known to clients. Secrets are strings, as clients take them.

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._plain.getsockname()[1]}"

    @property
    def https_url(self) -> str:
        return f"https://127.0.0.1:{self._secure.getsockname()[1]}"

    @property
    def ca_file(self) -> str:
        """A PEM file; with it a client trusts the HTTPS port."""
        return str(Path(self._folder.name) / "ca.pem")

    @property
    def key(self) -> str:
        return self.accounts.key.secret

    @property
    def admin_key(self) -> str:
        return self.accounts.admin_key.secret

    @property
    def revoked_key(self) -> str:
        return self.accounts.revoked_key.secret

    @property
    def expired_key(self) -> str:
        return self.accounts.expired_key.secret

    @property
    def verified_key(self) -> str:
        """Of an organisation that may use models which are not open to everybody."""
        return self.accounts.verified_key.secret

    @property
    def no_browser_key(self) -> str:
        """Of an organisation that refuses requests of browsers."""
        return self.accounts.no_browser_key.secret

    @property
    def oauth_token(self) -> str:
        return self.accounts.oauth_token.secret

    @property
    def expired_oauth_token(self) -> str:
        return self.accounts.expired_oauth_token.secret

    @property
    def revoked_oauth_token(self) -> str:
        return self.accounts.revoked_oauth_token.secret

    @property
    def claude_code_token(self) -> str:
        """Of a subscription: good for Claude Code, refused elsewhere."""
        return self.accounts.claude_code_token.secret

    # To be asked for by tests.

    def use(self, scenario: str, times: int | None = None) -> None:
        """Play a scenario, `name` or `name:argument`, that many times; None: from now on."""
        self.programme.add(scenario, times)

    def limit(self, limits: Limits) -> None:
        """Start anew with full buckets of this size."""
        self.limiter = Limiter(limits)

    # Running.

    def __enter__(self) -> Self:
        self._folder = tempfile.TemporaryDirectory(prefix="claude-server-")
        certificates.authority().cert_pem.write_to_path(self.ca_file)
        self._plain = _listen()
        self._secure = _listen()
        started: Future[None] = Future()
        self._thread = threading.Thread(
            target=self._run, args=(started,), name="claude-server", daemon=True
        )
        self._thread.start()
        started.result(_STOP)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(_STOP)
        self._plain.close()
        self._secure.close()
        self._folder.cleanup()
        if self._thread.is_alive():
            raise TimeoutError("the server does not stop")
        if self._failures:
            raise BaseExceptionGroup("the server failed", self._failures)

    def _run(self, started: Future[None]) -> None:
        try:
            asyncio.run(self._main(started))
        except BaseException as error:  # noqa: BLE001 - raised again by whoever waits
            if started.done():
                self._failures.append(error)
            else:
                started.set_exception(error)

    async def _main(self, started: Future[None]) -> None:
        self._loop = asyncio.get_running_loop()
        self._stop = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._unserved: set[socket.socket] = set()
        self._loop.add_reader(self._plain, self._accept, self._plain)
        self._loop.add_reader(self._secure, self._accept, self._secure)
        started.set_result(None)
        await self._stop.wait()
        self._loop.remove_reader(self._plain)
        self._loop.remove_reader(self._secure)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for accepted in self._unserved:
            accepted.close()

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = self._loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            self._failures.append(error)

    def _accept(self, listener: socket.socket) -> None:
        """No coroutine: one that is cancelled as a client comes would lose its socket."""
        try:
            accepted, _ = listener.accept()
        except (BlockingIOError, ConnectionAbortedError):
            return  # it has left already
        accepted.settimeout(0)
        # Headers and body go out as two pieces; the second must not wait for the client.
        accepted.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._unserved.add(accepted)
        self._start(self._serve(accepted, secure=listener is self._secure))

    async def _serve(self, accepted: socket.socket, *, secure: bool) -> None:
        self._unserved.discard(accepted)
        reader = asyncio.StreamReader()
        protocol = asyncio.StreamReaderProtocol(reader)
        context = self._context() if secure else None
        try:
            transport, _ = await self._loop.connect_accepted_socket(
                lambda: protocol,
                accepted,
                ssl=context,
                ssl_handshake_timeout=_HANDSHAKE if context else None,
                ssl_shutdown_timeout=1.0 if context else None,
            )
        except (OSError, ssl.SSLError):
            return  # a client that does not trust the certificate leaves here
        writer = asyncio.StreamWriter(transport, protocol, reader, self._loop)
        await Connection(reader, writer, self._answer).serve()

    def _context(self) -> ssl.SSLContext | None:
        planned = self.programme.take(Stage.HANDSHAKE)
        name = planned[0].name if planned else ""
        return None if name == PLAIN_HTTP else certificates.context(name)

    def _answer(self, request: Request) -> Reply:
        reply = api.answer(request, self)
        self.requests.append(
            Received(request.method, request.path, frozenset(request.headers), reply.status)
        )
        return reply


@cache
def default_catalogue() -> Mapping[str, Model]:
    """The models of the reference, without the guides: these may be in the making."""
    entries = read_models(parse_toml(MODELS.read_text(encoding="utf-8")))
    return {entry.model.id: entry.model for entry in entries}


def _running_from(day: date | None) -> Clock:
    start = datetime.combine(day, time(12), UTC) if day else datetime.now(UTC)
    begun = clocks.monotonic()
    return lambda: start + timedelta(seconds=clocks.monotonic() - begun)


def _listen() -> socket.socket:
    listener = socket.create_server(("127.0.0.1", 0), backlog=128)
    listener.settimeout(0)  # asyncio waits, the socket must not
    return listener
