"""What an SDK is and does, as a probe found it where the SDK is installed.

Probes run in a process of their own, with an empty environment, and know nothing of our content.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

PROBES = Path(__file__).parent / "probes"
PYTHON_PROBE = PROBES / "python_sdk.py"
TYPESCRIPT_PROBE = PROBES / "typescript_sdk.mjs"

PROBE_SECONDS = 120

PYTHON_ALONE = frozenset(
    {"connect_timeout_seconds", "max_connections", "max_keepalive_connections"}
)
"""Parts that the TypeScript SDK leaves to the `fetch` it is given."""

_LAST_DAY = re.compile(r"([A-Z][a-z]+) (\d{1,2})(?:st|nd|rd|th), (\d{4})")


class SnapshotError(Exception):
    """The SDK could not be looked at; the text says why."""


@dataclass(frozen=True, slots=True)
class ErrorClass:
    """The class of one `error.details.error_code`."""

    status: int
    code: str
    name: str
    modules: tuple[str, ...]
    """From where readers can import it."""
    details: tuple[str, ...] | None = None
    """Further fields of `error.details`; None where the SDK keeps them in declarations alone."""


@dataclass(frozen=True, slots=True)
class ExportedException:
    name: str
    parent: str
    modules: tuple[str, ...]
    public: bool
    """Whether the SDK itself lists it among its names."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One version of one SDK. None: this part could not be taken, or the SDK has no such part."""

    sdk: str  # python | typescript
    package: str
    version: str
    error_classes: tuple[ErrorClass, ...] | None = None
    error_types: tuple[str, ...] | None = None
    models: tuple[str, ...] | None = None
    deprecated_models: Mapping[str, date] | None = None
    """The last day of those models that it warns about."""
    exceptions: tuple[ExportedException, ...] | None = None
    old_names: Mapping[str, str] | None = None
    """Deprecated names of exceptions, and the name of today."""
    status_classes: Mapping[int, str] | None = None
    """The exception of every status from 400 to 599."""
    retried_statuses: tuple[int, ...] | None = None
    retry_header: str | None = None
    """The header of a reply that overrules what its status says."""
    retries_connection_failures: bool | None = None
    retries_streams: bool | None = None
    """Whether it begins anew after an error inside a stream."""
    max_retries: int | None = None
    initial_delay_ms: int | None = None
    longest_delay_ms: int | None = None
    jitter_percent: int | None = None
    longest_retry_after_seconds: int | None = None
    wait_headers: tuple[str, ...] | None = None
    """Those that say how long to wait, first the one that wins."""
    beyond_retry_after: str | None = None
    timeout_seconds: int | None = None
    connect_timeout_seconds: int | None = None
    max_connections: int | None = None
    max_keepalive_connections: int | None = None
    nonstreaming_max_tokens: int | None = None
    api_version: str | None = None
    key_header: str | None = None
    response_headers: tuple[str, ...] | None = None
    credential_variables: tuple[tuple[str, ...], ...] | None = None
    """The ways to hand over a credential, first the one that wins, and the variables of each."""
    text_json: str | None = None
    """What an error prints: one with a JSON body, a page of HTML, no body, or inside a stream."""
    text_html: str | None = None
    text_empty: str | None = None
    text_stream: str | None = None
    exception_texts: Mapping[str, str] | None = None
    """What exceptions print that come without a reply."""
    environment: tuple[str, ...] | None = None
    """All variables of its own that it reads."""
    unread: Mapping[str, str] = field(default_factory=dict)
    """Parts that could not be taken, and why."""

    def __str__(self) -> str:
        return f"{self.package} {self.version}"


PARTS = tuple(
    each.name
    for each in fields(Snapshot)
    if each.name not in {"sdk", "package", "version", "unread"}
)


def take_python(interpreter: Path | str) -> Snapshot:
    """Look at the `anthropic` of that interpreter. Raise SnapshotError where that is impossible."""
    return _take([str(interpreter), "-I", str(PYTHON_PROBE)])


def take_typescript(node: Path | str, package: Path) -> Snapshot:
    """Look at the package in the folder `package`. Raise SnapshotError like `take_python`."""
    return _take([str(node), str(TYPESCRIPT_PROBE), str(package)])


def read_snapshot(text: str) -> Snapshot:
    """Read what a probe printed. Raise SnapshotError where it lacks a part and does not say why."""
    try:
        found = json.loads(text)
        sdk, parts, unread = found["sdk"], dict(found["parts"]), dict(found["unread"])
        version = parts.pop("version")
    except (ValueError, KeyError, TypeError) as error:
        raise SnapshotError(f"the probe printed no snapshot: {error!r}") from error
    expected = set(PARTS) - (PYTHON_ALONE if sdk != "python" else set())
    if missing := expected - parts.keys() - unread.keys():
        raise SnapshotError(f"the probe said nothing of {', '.join(sorted(missing))}")
    values: dict[str, Any] = {}
    for name, value in parts.items():
        try:
            values[name] = _READERS.get(name, _read_value)(value)
        except (ValueError, KeyError, TypeError) as error:
            unread[name] = f"{type(error).__name__}: {error}"
    return Snapshot(sdk=sdk, package=found["package"], version=version, unread=unread, **values)


def _take(command: Sequence[str]) -> Snapshot:
    """Run a probe where no profile, key or setting of ours can be found."""
    with TemporaryDirectory() as home:
        environment = {"PATH": os.environ.get("PATH", os.defpath), "HOME": home, "TMPDIR": home}
        try:
            done = subprocess.run(  # noqa: S603 - our own probe; the interpreter is the caller's
                command,
                env=environment,
                cwd=home,
                capture_output=True,
                encoding="utf-8",
                timeout=PROBE_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise SnapshotError(f"{command[0]} does not run: {error}") from error
    if done.returncode:
        lines = done.stderr.strip().splitlines() or [f"exit code {done.returncode}"]
        raise SnapshotError(f"the probe ended with an error: {lines[-1]}")
    return read_snapshot(done.stdout)


def _read_value(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _read_error_classes(rows: Sequence[Mapping[str, Any]]) -> tuple[ErrorClass, ...]:
    return tuple(
        ErrorClass(
            status=row["status"],
            code=row["code"],
            name=row["name"],
            modules=tuple(row["modules"]),
            details=None if row.get("details") is None else tuple(row["details"]),
        )
        for row in rows
    )


def _read_exceptions(rows: Sequence[Mapping[str, Any]]) -> tuple[ExportedException, ...]:
    return tuple(
        ExportedException(row["name"], row["parent"], tuple(row["modules"]), row["public"])
        for row in rows
    )


def _read_deprecated(said: Mapping[str, str]) -> Mapping[str, date]:
    """The SDKs say the day in English: `will reach end-of-life on November 30th, 2026`."""
    return {model: _read_last_day(text) for model, text in said.items()}


def _read_ways(ways: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(map(tuple, ways))


def _read_last_day(text: str) -> date:
    found = _LAST_DAY.search(text)
    if not found:
        raise ValueError(f"no day in {text!r}")
    return datetime.strptime(" ".join(found.groups()) + " +0000", "%B %d %Y %z").date()


def _read_status_classes(classes: Mapping[str, str]) -> Mapping[int, str]:
    return {int(status): name for status, name in classes.items()}


_READERS: Mapping[str, Callable[[Any], Any]] = {
    "error_classes": _read_error_classes,
    "exceptions": _read_exceptions,
    "deprecated_models": _read_deprecated,
    "credential_variables": _read_ways,
    "status_classes": _read_status_classes,
}
