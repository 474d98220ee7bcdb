"""Signatures of thinking blocks: made by this server, so that it can tell what was done to them.

A signature holds three seals: that it is one of ours, over which thinking, and after which
conversation. The real ones are opaque; only what they let the API find out is documented.
"""

from __future__ import annotations

import base64
import binascii
import hmac
from dataclasses import dataclass
from typing import Literal

Finding = Literal["sound", "invalid", "modified", "moved"]

_KEY = b"a made-up key: nothing here is secret"
_SIZE = 16
_OMITTED = b"\1"
"""Marks thinking whose text was left out of the answer; what a caller writes there is ignored."""


@dataclass(frozen=True, slots=True)
class _Seals:
    mark: bytes
    own: bytes
    thinking: bytes
    conversation: bytes


def sign(thinking: str, conversation: bytes, *, omitted: bool = False) -> str:
    mark = _OMITTED if omitted else b"\0"
    thought, before = _seal(b"thinking", thinking.encode()), _seal(b"before", conversation)
    own = _seal(b"own", mark + thought + before)
    return base64.b64encode(b"\x12" + mark + own + thought + before).decode()


def inspect(signature: str, thinking: str, conversation: bytes) -> Finding:
    seals = _read(signature)
    if seals is None:
        return "invalid"
    if seals.mark != _OMITTED and seals.thinking != _seal(b"thinking", thinking.encode()):
        return "modified"
    return "sound" if seals.conversation == _seal(b"before", conversation) else "moved"


def _read(signature: str) -> _Seals | None:
    try:
        raw = base64.b64decode(signature, validate=True)
    except (binascii.Error, ValueError):
        return None
    parts = [raw[2 + _SIZE * place : 2 + _SIZE * (place + 1)] for place in range(3)]
    if len(raw) != 2 + 3 * _SIZE or parts[0] != _seal(b"own", raw[1:2] + parts[1] + parts[2]):
        return None
    return _Seals(raw[1:2], *parts)


def _seal(purpose: bytes, content: bytes) -> bytes:
    return hmac.digest(_KEY, purpose + b"\0" + content, "sha256")[:_SIZE]
