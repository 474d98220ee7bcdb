"""Looks at SDKs as their registries hand them out now, in folders that are gone afterwards.

Nothing of the project is touched: what is installed goes into a temporary folder, and what runs
there is a probe in an empty environment. Where anything fails, there is no snapshot but a
CouldNotLookError: not to have looked is never taken for being fresh.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from troubleshooter.content.reference import SDK
from troubleshooter.engine.redaction import redact
from troubleshooter.freshness.snapshot import (
    Snapshot,
    SnapshotError,
    take_python,
    take_typescript,
)

INSTALL_SECONDS = 600
REASON_LINES = 3

_ERROR_MARKS = ("npm error", "npm ERR!", "ERROR:")
"""How npm since 10.5, npm before that, and pip begin a line that tells what is wrong."""


class CouldNotLookError(Exception):
    """An SDK could not be installed or looked at; the text says which and why."""


class Installer(Protocol):
    """Where packages come from. `version` is exact, or None for the newest."""

    def install_python(self, folder: Path, package: str, version: str | None) -> Path:
        """Return an interpreter that has `package`. Raise CouldNotLookError."""

    def install_typescript(self, folder: Path, package: str, version: str | None) -> Path:
        """Return the folder of `package`. Raise CouldNotLookError."""


class RegistryInstaller:
    """pip and npm, with the registries that this machine is set up for.

    Nothing of a package runs while it is installed: wheels alone, and no scripts.
    """

    def install_python(self, folder: Path, package: str, version: str | None) -> Path:
        requirement = f"{package}=={version}" if version else package
        interpreter = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        _run([sys.executable, "-m", "venv", "--without-pip", str(folder)], requirement)
        pip = (sys.executable, "-m", "pip", "--python", str(interpreter), "install")
        options = ("--quiet", "--disable-pip-version-check", "--no-input", "--only-binary=:all:")
        _run([*pip, *options, requirement], requirement)
        return interpreter

    def install_typescript(self, folder: Path, package: str, version: str | None) -> Path:
        requirement = f"{package}@{version or 'latest'}"
        npm = shutil.which("npm")
        if not npm:
            raise CouldNotLookError(f"{requirement} needs npm, and it is not on the PATH")
        options = ("--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier")
        _run([npm, "install", "--prefix", str(folder), *options, requirement], requirement)
        return folder / "node_modules" / package


@dataclass(frozen=True, slots=True)
class Look:
    """One SDK, as our content describes it and as it is now; the same where nothing came out."""

    described: Snapshot
    newest: Snapshot


def look_at_newest(sdk: SDK, installer: Installer) -> Look:
    """Raise CouldNotLookError where either version cannot be installed or looked at."""
    newest = _look(sdk, None, installer)
    if newest.version == sdk.version:
        return Look(newest, newest)
    return Look(_look(sdk, sdk.version, installer), newest)


def _look(sdk: SDK, version: str | None, installer: Installer) -> Snapshot:
    with TemporaryDirectory(prefix="freshness-") as name:
        folder = Path(name)
        try:
            if sdk.id == "python":
                return take_python(installer.install_python(folder, sdk.package, version))
            node = shutil.which("node")
            if not node:
                raise CouldNotLookError(f"{sdk.package} needs node, and it is not on the PATH")
            return take_typescript(node, installer.install_typescript(folder, sdk.package, version))
        except SnapshotError as error:
            raise CouldNotLookError(f"{sdk.package} {version or '(newest)'}: {error}") from error


def _run(command: Sequence[str], what: str) -> None:
    """Raise CouldNotLookError with what the command gives as the reason, masked like a paste."""
    try:
        done = subprocess.run(  # noqa: S603 - fixed words, and names out of our own content
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=INSTALL_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise CouldNotLookError(f"{what} could not be installed: {error}") from error
    if done.returncode:
        why = redact(_reason(done.stderr) or f"exit code {done.returncode}").text
        raise CouldNotLookError(f"{what} could not be installed: {why}")


def _reason(said: str) -> str:
    """The first lines that pip and npm mark as errors; where they mark none, the last line.

    The last line alone is of no use with npm: it names a log, on a machine that may be gone.
    """
    lines = said.strip().splitlines()
    errors = [line for line in lines if line.startswith(_ERROR_MARKS)]
    return "; ".join(errors[:REASON_LINES] or lines[-1:])
