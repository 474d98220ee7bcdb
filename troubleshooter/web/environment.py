"""Typed reading of environment variables, for settings alone.

A malformed value stops the start: the message names the variable, what is expected and where to set
it. Values are never repeated in a message, since some of them are secrets.
"""

from __future__ import annotations

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

WHERE_TO_SET = (
    "Set it in the environment of the process (`make run` sets what it needs by itself); "
    "docs/operations.md lists every variable."
)

_TRUE = frozenset({"1", "true", "yes", "on"})
_FALSE = frozenset({"0", "false", "no", "off"})


def improper(name: str, expected: str) -> ImproperlyConfigured:
    """Make the error for a variable whose value cannot be used."""
    return ImproperlyConfigured(f"{name} {expected}. {WHERE_TO_SET}")


def env_text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def env_bool(name: str, *, default: bool) -> bool:
    value = env_text(name).lower()
    if not value:
        return default
    if value not in _TRUE | _FALSE:
        raise improper(name, "must be 1 or 0")
    return value in _TRUE


def env_list(name: str) -> list[str]:
    """Read values separated by commas."""
    return [item.strip() for item in env_text(name).split(",") if item.strip()]


def env_path(name: str, default: Path) -> Path:
    value = env_text(name)
    return Path(value).resolve() if value else default


def env_url(name: str) -> str:
    value = env_text(name)
    if value and not value.startswith(("https://", "http://")):
        raise improper(name, "must be an address that starts with https:// or http://")
    return value


def env_secret(name: str) -> str:
    """Read a secret from the variable itself, or from the file that `<name>_FILE` names."""
    value = env_text(name)
    if value:
        return value
    file_name = env_text(f"{name}_FILE")
    if not file_name:
        return ""
    try:
        secret = Path(file_name).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise improper(f"{name}_FILE", "must name a readable text file") from error
    if not secret:
        raise improper(f"{name}_FILE", "must name a file that holds the secret, but it is empty")
    return secret
