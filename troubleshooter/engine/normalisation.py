"""Undo what happens to a text on its way into a paste box.

Two forms of the text come out. `text` is for reading: colour codes, prefixes that a logger or a
container put on each line, and escapes of JSON inside JSON are blanked out with spaces, so that it
has the length of the original and every offset into it is an offset into the reader's own text.
`folded` is for matching: letters in lower case, no white space, quotes or backslashes, one byte for
each character, so that a message matches however a terminal wrapped it and however often it was
quoted.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from itertools import compress

from troubleshooter.engine.redaction import RedactedText

_IGNORED = b" \t\n\r\v\f\x00'\"`\\"
_LOWER = bytes(range(256)).lower()
_KEPT = bytes(0 if byte in _IGNORED else 1 for byte in range(256))

# One character for one character.
_CHARACTERS = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u02bc\u2032", "'"),
        **dict.fromkeys("\u201c\u201d\u2033", '"'),
        **dict.fromkeys("\xa0\u2007\u202f\u200b\u200c\u200d\u2060\ufeff\xad", " "),
        **dict.fromkeys("\u2028\u2029", "\n"),
        **dict.fromkeys(map(chr, range(0x2500, 0x2580)), " "),  # the frames that terminals draw
    }
)
# What JSON in JSON, `repr` and HTML made of a character, padded to the length it has there. Deeper
# levels of quoting leave further backslashes in front of it.
_ESCAPES = tuple(
    (escaped, character.rjust(len(escaped)))
    for escaped, character in (
        ("\r\n", "\n"), ("\\n", "\n"), ("\\r", " "), ("\\t", " "), ('\\"', '"'), ("\\'", "'"),
        ("&quot;", '"'), ("&#34;", '"'), ("&#x22;", '"'), ("&apos;", "'"), ("&#39;", "'"),
        ("&#x27;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"), ("&nbsp;", " "),
    )
)  # fmt: skip
_DEEPER_ESCAPES = re.compile(r"(?<!\\)\\+(?= [\"'])")
_CODE_POINT = re.compile(r"\\u(00[0-9a-fA-F]{2}|20(?:18|19|1c|1d))")
# Right behind a word in lower case or a number, `[1m]` is no code: it ends a model's name in Claude
# Code, as in `claude-opus-5-5[1m]`.
_COLOURS = re.compile(
    r"(?:\x1b\[[0-9;?]{0,20}[ -/]{0,4}[@-~])+"
    r"|\[(?!(?<=[a-z0-9]\[)1m\])(?:0|[0-9]{1,2}(?:;[0-9]{1,3}){0,4})m"
)

# What loggers, containers, CI systems and quoting put in front of a line. Nothing follows the
# group, so the repetition never backtracks.
_LINE_PREFIX = re.compile(
    r"""^(?:
      [\w.-]{1,40}[ ]{0,12}\|[ ]                                                  # docker compose
    | [\[(]?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?                            # ISO 8601
      (?:Z|[ ]?[+-]\d\d:?\d\d|[ ]UTC)?[\])]?:?[ \t]*
    | [\[(]?\d\d:\d\d:\d\d(?:[.,]\d+)?[\])]?[ \t]
    | [A-Z][a-z]{2}[ ]{1,2}\d{1,2}[ ]\d\d:\d\d:\d\d[ ]                                 # syslog
      [\w.-]{1,60}[ ][\w./-]{1,60}(?:\[\d+\])?:[ ]
    | (?:app|heroku)\[[\w.-]{1,40}\]:[ ]
    | \[?(?:DEBUG|INFO|WARN|WARNING|ERROR|CRITICAL|FATAL|TRACE)\]?[ \t:]+
    | \#\d{1,3}[ ]\d+\.\d+[ ]                                                    # docker build
    | E[ ]{2,7}(?=\S)                                                            # pytest
    | [ \t]{0,80}[>│┃|⎿][ \t]
    )+""",
    re.VERBOSE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class NormalisedText:
    """A text for reading and its folded form for matching."""

    text: str
    original: str
    """The redacted text as given, of the same length: only here one sees how a quote is escaped."""
    folded: bytes
    _folded_offsets: array[int]

    def unfold(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of `text` behind `folded[start:end]`."""
        if end <= start:
            return self._folded_offsets[start], self._folded_offsets[start]
        return self._folded_offsets[start], self._folded_offsets[end - 1] + 1


def fold(text: str) -> bytes:
    """The form in which messages are compared; the same for texts and for templates."""
    return text.encode("latin-1", "replace").translate(_LOWER, _IGNORED)


def normalise(redacted: RedactedText) -> NormalisedText:
    """Undo logging, wrapping and quoting; linear in the text, and length-preserving."""
    text = redacted.text.replace("\x00", " ")
    if not text.isascii():
        text = text.translate(_CHARACTERS)
    for escaped, character in _ESCAPES:
        text = text.replace(escaped, character)
    if "\\" in text:
        text = _DEEPER_ESCAPES.sub(_blank, text)
    if "\\u" in text:
        text = _CODE_POINT.sub(lambda found: chr(int(found[1], 16)).rjust(6), text)
        text = text.translate(_CHARACTERS)
    text = text.replace("\r", "\n")
    text = _COLOURS.sub(_blank, text)
    text = _LINE_PREFIX.sub(_blank, text)
    raw = text.encode("latin-1", "replace")
    folded_offsets = array("l", compress(range(len(text)), raw.translate(_KEPT)))
    folded_offsets.append(len(text))
    return NormalisedText(text, redacted.text, raw.translate(_LOWER, _IGNORED), folded_offsets)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
