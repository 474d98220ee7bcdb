"""The bytes of a log file -> text. Whether it can be diagnosed, the rules of the form say."""

from __future__ import annotations

import codecs

MAX_BYTES_PER_CHARACTER = 4
"""No encoding known here spends more, so a longer file surely holds more text."""

# The marks of UTF-16 begin those of UTF-32, so the longer ones come first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(content: bytes) -> str:
    """Decode by the byte order mark, as UTF-8 without one; what cannot be read becomes U+FFFD."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace")
    return content.decode("utf-8", errors="replace")
