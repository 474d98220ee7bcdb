"""One linear pass over a text for many patterns at once: RE2 sets behind one small class."""

from __future__ import annotations

from collections.abc import Iterable

import re2  # type: ignore[import-untyped]  # google-re2 ships no types


class PatternSet:
    """Says which of its patterns occur in a text, not where.

    Patterns are RE2's: no look-around, no back references. Text is read as Latin-1, so a character
    beyond it counts as "?".
    """

    def __init__(self, patterns: Iterable[str | bytes]) -> None:
        options = re2.Options()
        options.encoding = re2.Options.Encoding.LATIN1
        options.max_mem = 64 << 20
        self._set = re2.Set.SearchSet(options)
        self._size = sum(1 for pattern in patterns if self._set.Add(_encode(pattern)) >= 0)
        if self._size:
            self._set.Compile()

    def find(self, text: str | bytes) -> list[int]:
        """The indexes of the patterns that occur in `text`, ascending."""
        if not self._size:
            return []
        return sorted(self._set.Match(_encode(text)) or ())


def escape(literal: bytes) -> bytes:
    """A pattern that matches `literal` and nothing else."""
    escaped: bytes = re2.escape(literal)
    return escaped


def _encode(text: str | bytes) -> bytes:
    return text.encode("latin-1", "replace") if isinstance(text, str) else text
