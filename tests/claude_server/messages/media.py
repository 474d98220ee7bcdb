"""What the bytes of an image or a PDF say about themselves. No pixel is decoded."""

from __future__ import annotations

import base64
import binascii
import re
import struct
from functools import lru_cache

_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The markers of a JPEG whose segment holds the size."""
_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")


@lru_cache(maxsize=8)
def decoded(data: str) -> bytes | None:
    """None where the text is not base64."""
    try:
        return base64.b64decode(data, validate=True)
    except (binascii.Error, ValueError):
        return None


def image_type(raw: bytes) -> str | None:
    """The media type by the first bytes; None for anything the API does not take."""
    if raw.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if raw.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if raw.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    if raw[:4] == b"RIFF" and raw[8:12] == b"WEBP":
        return "image/webp"
    return None


def image_size(data: str) -> tuple[int, int] | None:
    """Width and height in pixels, from the header; None where there is none to be found."""
    raw = decoded(data) or b""
    match image_type(raw):
        case "image/png":
            return _pair(">II", raw[16:24]) if raw[12:16] == b"IHDR" else None
        case "image/gif":
            return _pair("<HH", raw[6:10])
        case "image/jpeg":
            return _jpeg_size(raw)
        case "image/webp":
            return _webp_size(raw)
    return None


def _pair(form: str, part: bytes) -> tuple[int, int] | None:
    if len(part) != struct.calcsize(form):
        return None
    first, second = struct.unpack(form, part)
    return first, second


def _jpeg_size(raw: bytes) -> tuple[int, int] | None:
    place = 2
    while place + 9 <= len(raw) and raw[place] == 0xFF:
        if raw[place + 1] in _JPEG_FRAMES:
            size = _pair(">HH", raw[place + 5 : place + 9])
            return (size[1], size[0]) if size else None
        place += 2 + int.from_bytes(raw[place + 2 : place + 4], "big")
    return None


def _webp_size(raw: bytes) -> tuple[int, int] | None:
    if raw[12:16] == b"VP8X" and len(raw) >= 30:
        return _three_bytes(raw[24:27]), _three_bytes(raw[27:30])
    if raw[12:16] == b"VP8L" and len(raw) >= 25:
        bits = int.from_bytes(raw[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if raw[12:16] == b"VP8 " and (size := _pair("<HH", raw[26:30])):
        return size[0] & 0x3FFF, size[1] & 0x3FFF
    return None


def _three_bytes(part: bytes) -> int:
    return int.from_bytes(part, "little") + 1


def is_pdf(data: str) -> bool:
    return b"%PDF-" in (decoded(data) or b"")[:1024]


def is_encrypted_pdf(data: str) -> bool:
    """An encrypted PDF names its encryption dictionary in the trailer."""
    return b"/Encrypt" in (decoded(data) or b"")


def pdf_pages(data: str) -> int:
    """The pages that can be seen without unpacking; at least 1."""
    return max(1, len(_PAGE.findall(decoded(data) or b"")))
