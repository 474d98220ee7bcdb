"""Prints as JSON what the `anthropic` package of the interpreter that runs this is and does.

Stands alone: any interpreter with `anthropic` installed can run it. What can be tried is tried,
against a server on the loopback interface, because that is what readers meet; the rest is read off
the imported package. Nothing is read from source text. Each part is taken by itself, so that one
which a new release moved is named under `unread`, and the others still count.
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import random
import socket
import sys
import threading
import time
import typing
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

KEY = "key-of-the-probe"
MODEL = "model-of-the-probe"
MARK = "x-of-the-probe"
OWN_VARIABLES = "ANTHROPIC_"
STATUSES = range(400, 600)
PROFILE = "probe"
LONGEST_WAIT_MS = 10**12
MOST_TOKENS = 10**7

REQUEST: dict[str, Any] = {
    "model": MODEL,
    "max_tokens": 1,
    "messages": [{"role": "user", "content": "hi"}],
}

CREDENTIALS = {
    "ANTHROPIC_API_KEY": "probe-key",
    "ANTHROPIC_AUTH_TOKEN": "probe-token",
    "ANTHROPIC_PROFILE": PROFILE,
    "ANTHROPIC_FEDERATION_RULE_ID": "probe-rule",
    "ANTHROPIC_ORGANIZATION_ID": "probe-organization",
    "ANTHROPIC_IDENTITY_TOKEN": "probe-identity",
}
"""Every way to hand over a credential at once; the file of an identity token joins them."""

MESSAGE: dict[str, Any] = {
    "id": "msg_probe",
    "type": "message",
    "role": "assistant",
    "model": MODEL,
    "content": [],
    "stop_reason": "end_turn",
    "stop_sequence": None,
    "usage": {"input_tokens": 1, "output_tokens": 1},
}

TOKEN = json.dumps({"access_token": "exchanged", "token_type": "Bearer", "expires_in": 3600})

REQUEST_ID = "req_011C..."
"""As our pages write it."""

HTML = "<html><body>Bad Gateway</body></html>"

chance = 0.0
"""What `random.random` gives: the SDK shortens its waits by it."""

variables: dict[str, None] = {}
"""Names of environment variables in the order in which they were first asked for."""


def watch_environment() -> None:
    """Record every variable that is looked up. Only before the SDK is imported is none missed."""
    kind: Any = type(os.environ)
    read = kind.__getitem__

    def watched(self: object, name: str) -> str:
        if sys._getframe(1).f_globals is not globals():  # noqa: SLF001 - who asks: not we
            variables.setdefault(name)
        return typing.cast("str", read(self, name))

    kind.__getitem__ = watched


def roll() -> float:
    return chance


class Reply(typing.NamedTuple):
    status: int = 200
    body: str = json.dumps(MESSAGE)
    headers: Mapping[str, str] = {}
    seconds: float = 0
    """How long it takes."""


class Request(typing.NamedTuple):
    path: str
    headers: Mapping[str, str]
    body: bytes


class Server:
    """Answers every request with `reply` and remembers the requests."""

    def __init__(self) -> None:
        self.reply = Reply()
        self.requests: list[Request] = []
        self.closing = threading.Event()
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_POST(self) -> None:
                length = int(self.headers.get("content-length") or 0)
                body = self.rfile.read(length)
                sent = {name.lower(): value for name, value in self.headers.items()}
                server.requests.append(Request(self.path, sent, body))
                reply = Reply(body=TOKEN) if "oauth" in self.path else server.reply
                server.closing.wait(reply.seconds)
                content = reply.body.encode()
                self.send_response(reply.status)
                for name, value in {"content-type": "application/json", **reply.headers}.items():
                    self.send_header(name, value)
                self.send_header(MARK, "1")
                self.send_header("content-length", str(len(content)))
                self.end_headers()
                with suppress(OSError):  # who asked may have gone
                    self.wfile.write(content)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> typing.Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def answer(self, reply: Reply) -> None:
        """Answer with this from now on, and forget the requests until now."""
        self.reply = reply
        self.requests.clear()


class Probe:
    """One method for each part of a snapshot; its name is that of the part."""

    def __init__(self, server: Server) -> None:
        import anthropic  # noqa: PLC0415 - not before the environment is watched

        self.sdk: Any = anthropic
        self.server = server

    def version(self) -> str:
        return str(self.sdk.__version__)

    def error_classes(self) -> list[dict[str, Any]]:
        """The classes of (status, error_code), and all packages that each can be imported from."""
        packages = list(_packages(self.sdk))
        return [
            {
                "status": status,
                "code": code,
                "name": found.__name__,
                "modules": [
                    name
                    for name, package in packages
                    if getattr(package, found.__name__, None) is found
                ],
                "details": _details(found),
            }
            for (status, code), found in self._classes().items()
            if code
        ]

    def error_types(self) -> list[str]:
        from anthropic.types.shared import ErrorType  # noqa: PLC0415 - a part of its own

        return _texts(ErrorType)

    def models(self) -> list[str]:
        return _texts(self.sdk.types.ModelParam)

    def deprecated_models(self) -> dict[str, str]:
        """What it says when somebody calls one of its models, for those it says something of."""
        client = self._client
        self.server.answer(Reply())
        said = {}
        for model in self.models():
            with warnings.catch_warnings(record=True) as caught:
                warnings.simplefilter("always")
                _create(client, model=model)
            for text in (str(each.message) for each in caught):
                if "deprecated" in text and model in text:
                    said[model] = text
        return said

    def exceptions(self) -> list[dict[str, Any]]:
        """Its classes but those of error codes. `public`: the package itself lists the name."""
        of_codes = {found for (_, code), found in self._classes().items() if code}
        return [
            {
                "name": name,
                "parent": found.__base__.__name__ if found.__base__ else "",
                "modules": [
                    module.__name__
                    for module in self._modules()
                    if getattr(module, name, None) is found
                ],
                "public": name in self.sdk.__all__,
            }
            for name, found in self._exported().items()
            if found.__name__ == name and found not in of_codes
        ]

    def old_names(self) -> dict[str, str]:
        """Names that still lead to a class of another name."""
        return {
            name: found.__name__
            for name, found in self._exported().items()
            if found.__name__ != name
        }

    def status_classes(self) -> dict[str, str]:
        """The class that each status ends in."""
        return {str(status): name for status, (name, _) in self._answers.items()}

    def retried_statuses(self) -> list[int]:
        return [status for status, (_, retried) in self._answers.items() if retried]

    def retry_header(self) -> str:
        """The header of a reply that overrules its status, in both directions."""
        return next((name for name in self._header_names if self._overrules(name)), "")

    def retries_connection_failures(self) -> bool:
        waits: list[float] = []
        with _patched(time, "sleep", waits.append), _closed_address() as address:
            _fail(self._client.with_options(base_url=address, max_retries=1))
        return bool(waits)

    def retries_streams(self) -> bool:
        self._stream_error()
        return len(self.server.requests) > 1

    def max_retries(self) -> int:
        self.server.answer(Reply(500, headers={"retry-after-ms": "1"}))
        _fail(self._client)
        return len(self.server.requests) - 1

    def initial_delay_ms(self) -> int:
        return self._waits(retries=1)[0]

    def longest_delay_ms(self) -> int:
        return max(self._waits(retries=8))

    def jitter_percent(self) -> int:
        global chance  # noqa: PLW0603 - the SDK draws from `random`, which knows no client
        chance = 1.0
        try:
            shortest = self._waits(retries=1)[0]
        finally:
            chance = 0.0
        return round(100 - 100 * shortest / self._waits(retries=1)[0])

    def longest_retry_after_seconds(self) -> int:
        return self._longest_obeyed_ms // 1000

    def wait_headers(self) -> list[str]:
        """Headers that change how long it waits, found by taking the winners away."""
        values = {name: str(7 + number) for number, name in enumerate(self._header_names)}
        alone = {name: self._waits(1, {name: value}) for name, value in values.items()}
        left = {name: values[name] for name in values if alone[name] != self._waits(1)}
        order = []
        while left:
            together = self._waits(1, left)
            order.append(next(name for name in left if alone[name] == together))
            del left[order[-1]]
        return order

    def beyond_retry_after(self) -> str:
        beyond = self._waits(1, {"retry-after-ms": str(LONGEST_WAIT_MS)})[0]
        return "capped" if beyond == self._longest_obeyed_ms else "ignored"

    def timeout_seconds(self) -> float:
        return float(self._client.timeout.read)

    def connect_timeout_seconds(self) -> float:
        return float(self._client.timeout.connect)

    def max_connections(self) -> int:
        return int(self.sdk.DEFAULT_CONNECTION_LIMITS.max_connections)

    def max_keepalive_connections(self) -> int:
        return int(self.sdk.DEFAULT_CONNECTION_LIMITS.max_keepalive_connections)

    def nonstreaming_max_tokens(self) -> int:
        client = self._client
        self.server.answer(Reply())

        def accepted(tokens: int) -> bool:
            try:
                _create(client, max_tokens=tokens)
            except ValueError:
                return False
            return True

        return _largest(accepted, MOST_TOKENS)

    def api_version(self) -> str:
        return self._sent_headers()["anthropic-version"]

    def key_header(self) -> str:
        return next(name for name, value in self._sent_headers().items() if KEY in value)

    def response_headers(self) -> list[str]:
        return self._read_headers

    def credential_variables(self) -> list[list[str]]:
        """The ways to hand over a credential, each with the variables that make it, in the order in
        which they win; found by taking the winners away.
        """
        given = dict(CREDENTIALS)
        with TemporaryDirectory() as folder:
            given["ANTHROPIC_IDENTITY_TOKEN_FILE"] = _write_profile(Path(folder))
            ways: list[list[str]] = []
            while deciding := self._deciding(given, folder):
                ways.append(deciding)
                del given[deciding[-1]]
        return ways

    def text_json(self) -> str:
        return self._text(Reply(401, _error_body("authentication_error", "invalid x-api-key")))

    def text_html(self) -> str:
        return self._text(Reply(502, HTML, {"content-type": "text/html"}))

    def text_empty(self) -> str:
        return self._text(Reply(502, ""))

    def text_stream(self) -> str:
        return str(self._stream_error())

    def exception_texts(self) -> dict[str, str]:
        """What failures print that come without a reply, by their class."""
        once = self._client.with_options(max_retries=0)
        with _closed_address() as address:
            refused = _fail(once.with_options(base_url=address))
        self.server.answer(Reply(seconds=60))
        late = _fail(once.with_options(timeout=0.05))
        return {type(error).__name__: str(error) for error in (refused, late)}

    def environment(self) -> list[str]:
        """All variables of its own that were asked for. Runs last, after everything was tried."""
        return sorted(name for name in variables if name.startswith(OWN_VARIABLES))

    def _classes(self) -> dict[tuple[int, str | None], type[Exception]]:
        from anthropic._error_classes import ERROR_CLASSES  # noqa: PLC0415 - a part of its own

        return typing.cast("dict[tuple[int, str | None], type[Exception]]", ERROR_CLASSES)

    def _modules(self) -> tuple[ModuleType, ...]:
        """Those that readers import exceptions from."""
        return self.sdk, importlib.import_module(f"{self.sdk.__name__}.lib.credentials")

    def _exported(self) -> dict[str, type[Exception]]:
        return {
            name: found
            for module in self._modules()
            for name in dir(module)
            if isinstance(found := getattr(module, name), type)
            and issubclass(found, self.sdk.AnthropicError)
        }

    @cached_property
    def _client(self) -> Any:
        return self.sdk.Anthropic(api_key=KEY, base_url=self.server.url)

    @cached_property
    def _answers(self) -> dict[int, tuple[str, bool]]:
        """For each status the class it ends in, and whether the request was sent again."""
        client = self._client.with_options(max_retries=1)
        answers = {}
        for status in STATUSES:
            self.server.answer(Reply(status, headers={"retry-after-ms": "1"}))
            error = _fail(client)
            answers[status] = type(error).__name__, len(self.server.requests) > 1
        return answers

    @cached_property
    def _read_headers(self) -> list[str]:
        """Those that its own code asks for, in a call that works and in one that is retried."""
        client = self._client.with_options(max_retries=1)
        self.server.answer(Reply())
        reply = client.messages.with_raw_response.create(**REQUEST)
        with _watched_headers(type(reply.headers), self.sdk.__name__) as read:
            _create(client)
            self.server.answer(Reply(500))
            with _patched(time, "sleep", lambda seconds: None):
                _fail(client)
        return sorted(read)

    @property
    def _header_names(self) -> list[str]:
        """Those that it reads, but for those that a body cannot be sent without."""
        return [name for name in self._read_headers if not name.startswith("content-")]

    def _overrules(self, name: str) -> bool:
        return bool(self._waits(1, {name: "true"}, 400)) and not self._waits(1, {name: "false"})

    def _stream_error(self) -> Exception:
        """The error of a stream that begins well."""
        body = _error_body("overloaded_error", "Overloaded")
        event = f"event: error\ndata: {body}\n\n"
        self.server.answer(Reply(200, event, {"content-type": "text/event-stream"}))
        with self._client.messages.stream(**REQUEST) as stream:
            return _caught(stream.get_final_message)

    def _waits(
        self, retries: int, headers: Mapping[str, str] | None = None, status: int = 500
    ) -> list[int]:
        """The milliseconds that it waits between tries that end in this status."""
        self.server.answer(Reply(status, headers=headers or {}))
        waits: list[float] = []
        with _patched(time, "sleep", waits.append):
            _fail(self._client.with_options(max_retries=retries))
        return [round(seconds * 1000) for seconds in waits]

    @cached_property
    def _longest_obeyed_ms(self) -> int:
        def obeyed(milliseconds: int) -> bool:
            return self._waits(1, {"retry-after-ms": str(milliseconds)}) == [milliseconds]

        return _largest(obeyed, LONGEST_WAIT_MS)

    def _text(self, reply: Reply) -> str:
        self.server.answer(reply)
        return str(_fail(self._client.with_options(max_retries=0)))

    def _sent_headers(self) -> Mapping[str, str]:
        self.server.answer(Reply())
        _create(self._client)
        return self.server.requests[0].headers

    def _deciding(self, given: Mapping[str, str], folder: str) -> list[str]:
        """The variables of `given` without which another credential would be sent, or none."""
        sent = self._credential(given, folder)
        return [
            name
            for name in given
            if self._credential({n: v for n, v in given.items() if n != name}, folder) != sent
        ]

    def _credential(self, given: Mapping[str, str], folder: str) -> str:
        """What identifies the caller in the requests of a client with this environment."""
        self.server.answer(Reply())
        with _environment({**given, "ANTHROPIC_CONFIG_DIR": folder}):
            try:
                client = self.sdk.Anthropic(base_url=self.server.url)
                _create(client)
            except (self.sdk.AnthropicError, TypeError):
                return ""
        return json.dumps(
            [
                (
                    request.headers.get("authorization"),
                    request.headers.get("x-api-key"),
                    request.body.decode() if "oauth" in request.path else "",
                )
                for request in self.server.requests
            ]
        )


def _create(client: Any, **more: Any) -> None:
    client.messages.create(**{**REQUEST, **more})


def _fail(client: Any) -> Exception:
    return _caught(lambda: _create(client))


def _caught(call: Callable[[], object]) -> Exception:
    """The exception of a call that must fail."""
    try:
        call()
    except Exception as error:  # noqa: BLE001 - which one it is, is the question
        return error
    raise AssertionError("the call did not fail")


@contextmanager
def _closed_address() -> Iterator[str]:
    """A port that is taken, and at which nobody listens."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{unused.getsockname()[1]}"


def _error_body(kind: str, message: str) -> str:
    error = {"type": kind, "message": message}
    return json.dumps({"type": "error", "error": error, "request_id": REQUEST_ID})


def _largest(accepts: Callable[[int], bool], limit: int) -> int:
    """The largest number up to `limit` that is accepted, where all smaller ones are, or 0."""
    low, high = 0, limit + 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if accepts(middle) else (low, middle)
    return low


def _texts(kind: object) -> list[str]:
    """The texts of a `Literal`, also of one in a `Union`."""
    members = typing.get_args(kind)
    texts = [member for member in members if isinstance(member, str)]
    return texts or [text for member in members for text in _texts(member)]


def _details(error_class: type[Exception]) -> list[str]:
    """The fields of `error.details` beside the code and its type."""
    hint = error_class.__annotations__["details"]
    model: Any = getattr(sys.modules[error_class.__module__], hint) if type(hint) is str else hint
    return [name for name in model.model_fields if name not in {"error_code", "type"}]


def _packages(sdk: Any) -> Iterator[tuple[str, ModuleType]]:
    """The packages that readers import from: the root, and those of types."""
    yield sdk.__name__, sdk
    types = importlib.import_module(f"{sdk.__name__}.types")
    yield types.__name__, types
    for found in pkgutil.walk_packages(types.__path__, f"{types.__name__}."):
        if found.ispkg:
            yield found.name, importlib.import_module(found.name)


def _write_profile(folder: Path) -> str:
    """A profile and a file of an identity token. Return the path of the latter."""
    token = folder / "identity-token"
    token.write_text("probe-identity-of-a-file")
    profile = {
        "organization_id": "profile-organization",
        "authentication": {
            "type": "oidc_federation",
            "federation_rule_id": "profile-rule",
            "identity_token": {"source": "file", "path": str(token)},
        },
    }
    configs = folder / "configs"
    configs.mkdir()
    (configs / f"{PROFILE}.json").write_text(json.dumps(profile))
    return str(token)


@contextmanager
def _environment(own: Mapping[str, str]) -> Iterator[None]:
    """Have no other variables of the SDK than these."""
    before = dict(os.environ)
    _set_environment(
        {name: value for name, value in before.items() if not name.startswith(OWN_VARIABLES)}
        | dict(own)
    )
    try:
        yield
    finally:
        _set_environment(before)


def _set_environment(values: Mapping[str, str]) -> None:
    """Without reading what is there: that would be taken for the SDK's doing."""
    for name in list(os.environ):
        del os.environ[name]
    os.environ.update(values)


@contextmanager
def _patched(owner: Any, name: str, value: object) -> Iterator[None]:
    before = getattr(owner, name)
    setattr(owner, name, value)
    try:
        yield
    finally:
        setattr(owner, name, before)


@contextmanager
def _watched_headers(kind: Any, package: str) -> Iterator[set[str]]:
    """Collect the names that code of `package` asks the headers of a reply for."""
    read: set[str] = set()
    get, get_item = kind.get, kind.__getitem__

    def note(headers: Any, name: str) -> None:
        caller = str(sys._getframe(2).f_globals.get("__name__"))  # noqa: SLF001 - who calls
        if f"{caller}.".startswith(f"{package}.") and MARK in list(headers):
            read.add(name.lower())

    def watched_get(self: Any, key: str, default: Any = None) -> Any:
        note(self, key)
        return get(self, key, default)

    def watched_get_item(self: Any, key: str) -> Any:
        note(self, key)
        return get_item(self, key)

    with _patched(kind, "get", watched_get), _patched(kind, "__getitem__", watched_get_item):
        yield read


def look(probe: Probe) -> dict[str, Any]:
    """Take every part, and name those that could not be taken."""
    parts, unread = {}, {}
    for name in PARTS:
        try:
            parts[name] = getattr(probe, name)()
        except Exception as error:  # noqa: BLE001 - a new release may break any part in any way
            unread[name] = f"{type(error).__name__}: {error}"
    return {"sdk": "python", "package": probe.sdk.__name__, "parts": parts, "unread": unread}


PARTS = [name for name in vars(Probe) if not name.startswith("_")]


if __name__ == "__main__":
    random.random = roll
    watch_environment()
    with Server() as server:
        json.dump(look(Probe(server)), sys.stdout)
