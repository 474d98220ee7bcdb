"""The programs that samples need, which of them this machine lacks, and their versions.

A missing program leaves its samples out with a reason; with CI set it ends the build instead, so
that a green one has run everything.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
NODE_MODULES = HERE / "node_modules"

_PACKAGE = json.loads((HERE / "package.json").read_text(encoding="utf-8"))
_SDK = "@anthropic-ai/sdk"
_LOCK = HERE / "package-lock.json"


@cache
def missing(suffix: str) -> str | None:
    """Why samples with this ending cannot run here, or None."""
    return {".py": lambda: None, ".ts": _missing_for_typescript, ".sh": _missing_for_shell}[
        suffix
    ]()


def versions() -> dict[str, str]:
    """What samples run with here, by name; what is missing is left out."""
    # Late: it takes a second, which nobody who only asks for what is missing should wait for.
    import anthropic

    found = {"Python": sys.version.split()[0], "anthropic": anthropic.__version__}
    if not missing(".ts"):
        found["Node"] = _node_version()
        found[_SDK] = _installed(_SDK)
        found["TypeScript"] = _installed("typescript")
    if not missing(".sh"):
        found["curl"] = _output("curl", "--version").split()[1]
    return found


def _missing_for_typescript() -> str | None:
    oldest = _oldest_node()
    if not shutil.which("node"):
        return f"TypeScript samples need Node.js {oldest} or newer: it is not on the PATH"
    if int(_node_version().split(".")[0]) < oldest:
        return f"TypeScript samples need Node.js {oldest} or newer: this is {_node_version()}"
    if _stale():
        return "TypeScript samples need the packages of tests/samples: run `make samples`"
    return None


def _missing_for_shell() -> str | None:
    absent = [program for program in ("bash", "curl") if not shutil.which(program)]
    return f"shell samples need {' and '.join(absent)} on the PATH" if absent else None


def _oldest_node() -> int:
    """The README of the SDK asks for it; its package.json does not."""
    return int(re.fullmatch(r">=(\d+)", _PACKAGE["engines"]["node"])[1])


def _stale() -> bool:
    """Whether what is installed is not what the project pins."""
    pinned = _PACKAGE["devDependencies"]
    return any(_installed(name) != version for name, version in pinned.items())


def _installed(package: str) -> str | None:
    manifest = NODE_MODULES / package / "package.json"
    if not manifest.is_file():
        return None
    return json.loads(manifest.read_text(encoding="utf-8"))["version"]


@cache
def _node_version() -> str:
    return _output("node", "--version").strip().removeprefix("v")


def _output(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, timeout=30, check=True).stdout
