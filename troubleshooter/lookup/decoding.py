"""The bytes of a log file -> text. Whether it can be diagnosed, the rules of the form say."""

from __future__ import annotations

import codecs
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from troubleshooter.engine.redaction import redact

# The marks of UTF-16 begin those of UTF-32, so the longer ones come first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHUNK_BYTES = 64 * 1024
_AROUND_CUT = 16 * 1024
"""Characters before and behind a cut that are searched for a secret which it would part."""
_GIVEAWAY = 256
"""Characters before a secret that can be what gives it away, such as the name of a header."""


@dataclass(frozen=True, slots=True)
class Tail:
    """The last lines of a file, or all of it. Raw: it may hold secrets."""

    text: str
    first_line: int
    """Number of the line that `text` begins with."""
    size: int
    """Bytes of the whole file."""
    cut: bool


def read_tail(file: BinaryIO, limit: int) -> Tail:
    """Read to the end, keep whole lines of at most `limit` bytes of UTF-8, and in bounded memory.

    Decodes by the byte order mark, as UTF-8 without one; what cannot be read becomes U+FFFD.
    Only of a line that is longer than `limit` by itself a part is kept.
    """
    kept: deque[tuple[str, int]] = deque()
    size = total = lines = 0
    for text, read in _decode(file):
        size += read
        length = len(text.encode())
        kept.append((text, length))
        total += length
        while total - kept[0][1] > limit + _AROUND_CUT:
            dropped, length = kept.popleft()
            total -= length
            lines += dropped.count("\n")
    whole = "".join(text for text, _ in kept)
    start = _find_start(whole, limit)
    return Tail(whole[start:], lines + whole.count("\n", 0, start) + 1, size, cut=start > 0)


def _decode(file: BinaryIO) -> Iterator[tuple[str, int]]:
    """Yield the text of each chunk and how many bytes were read for it."""
    chunk = file.read(_CHUNK_BYTES)
    mark, encoding = next((each for each in _MARKS if chunk.startswith(each[0])), (b"", "utf-8"))
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    yield decoder.decode(chunk[len(mark) :]), len(chunk)
    # A short chunk is the last one: reading on, a terminal would wait for a second Ctrl-D.
    while len(chunk) == _CHUNK_BYTES:
        chunk = file.read(_CHUNK_BYTES)
        yield decoder.decode(chunk), len(chunk)
    yield decoder.decode(b"", final=True), 0


def _find_start(text: str, limit: int) -> int:
    """Where the last lines begin: 0 if all of them are short enough together."""
    encoded = text.encode()
    if len(encoded) <= limit:
        return 0
    start = len(text) - len(encoded[-limit:].decode(errors="ignore"))
    return _keep_secrets_whole(text, _next_line(text, start))


def _keep_secrets_whole(text: str, start: int) -> int:
    """Move on behind a secret that nothing would give away without what stands before `start`."""
    first = max(start - _AROUND_CUT, 0)
    for secret in redact(text[first : start + _AROUND_CUT]).redactions:
        if first + secret.start - _GIVEAWAY < start < first + secret.end:
            start = _next_line(text, first + secret.end)
    return start


def _next_line(text: str, start: int) -> int:
    """Where the next line begins; `start` itself if it begins one, or is in the last one."""
    end = text.find("\n", max(start - 1, 0))
    return end + 1 if 0 <= end < len(text) - 1 else start
