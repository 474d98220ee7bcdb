"""The stretches of a paste that a verdict rests on, cut out for showing.

Works on redacted text alone and decides nothing about the error. What it returns is small, whatever
the text: a paste can be one line of a mebibyte.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, groupby

from troubleshooter.engine.redaction import RedactedText
from troubleshooter.engine.signals import Span

CONTEXT_LINES = 2
MAX_EXCERPTS = 12
MAX_MARKS = 50
MAX_MARK_LINES = 6
"""A mark that runs over more lines is shown by its first ones."""
CONTEXT_CHARACTERS = 90
"""Shown of a long line before and after a mark; twice that of a long line without one."""
MAX_MARK_CHARACTERS = 400


class PieceKind(StrEnum):
    PLAIN = "plain"
    MARK = "mark"
    MASKED = "masked"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of one line. The text of a gap is empty."""

    kind: PieceKind
    text: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Lines that follow one another."""

    lines: tuple[Line, ...]


def cut_excerpts(text: RedactedText, marks: Iterable[Span]) -> tuple[Excerpt, ...]:
    """Cut out the lines around `marks`; excerpts that would touch are one."""
    lines = text.text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)][:-1]
    shown = sorted({mark for mark in marks if mark.start < mark.end}, key=_by_start)[:MAX_MARKS]
    masked = [Span(each.start, each.end) for each in text.redactions]
    return tuple(
        Excerpt(
            tuple(
                Line(
                    number + 1,
                    _cut_line(
                        lines[number],
                        _within(shown, starts[number], len(lines[number])),
                        _within(
                            _near(masked, starts[number], len(lines[number])),
                            starts[number],
                            len(lines[number]),
                        ),
                    ),
                )
                for number in window
            )
        )
        for window in _find_windows(shown, starts)[:MAX_EXCERPTS]
    )


def _by_start(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _find_windows(marks: Iterable[Span], starts: Sequence[int]) -> list[range]:
    """The lines to show for each mark, as numbers from 0; `marks` in the order of the text."""
    windows: list[range] = []
    for mark in marks:
        first = bisect_right(starts, mark.start) - 1
        last = min(bisect_right(starts, mark.end - 1) - 1, first + MAX_MARK_LINES - 1)
        window = range(max(first - CONTEXT_LINES, 0), min(last + CONTEXT_LINES + 1, len(starts)))
        if windows and window.start <= windows[-1].stop:
            window = range(windows[-1].start, max(windows[-1].stop, window.stop))
            windows.pop()
        windows.append(window)
    return windows


def _within(spans: Iterable[Span], start: int, length: int) -> list[Span]:
    """The parts of `spans` that lie on one line, counted from the start of that line."""
    moved = (Span(max(each.start - start, 0), min(each.end - start, length)) for each in spans)
    return [each for each in moved if each.start < each.end]


def _near(masked: Sequence[Span], start: int, length: int) -> Sequence[Span]:
    """Those of `masked` that touch a line; they never overlap, and a paste can hold thousands."""
    first = bisect_right(masked, start, key=lambda each: each.end)
    return masked[first : bisect_left(masked, start + length, key=lambda each: each.start)]


def _cut_line(line: str, marks: Sequence[Span], masked: Sequence[Span]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    position = 0
    for shown in _find_shown(len(line), marks):
        if shown.start > position:
            pieces.append(Piece(PieceKind.GAP))
        pieces += _paint(line, shown, marks, masked)
        position = shown.end
    if position < len(line):
        pieces.append(Piece(PieceKind.GAP))
    return tuple(pieces)


def _find_shown(length: int, marks: Sequence[Span]) -> list[Span]:
    """The parts of a line that are shown: all of a short one, else the surroundings of marks."""
    if length <= 2 * CONTEXT_CHARACTERS or not marks:
        return [Span(0, min(length, 2 * CONTEXT_CHARACTERS))]
    shown: list[Span] = []
    for mark in marks:
        start = max(mark.start - CONTEXT_CHARACTERS, 0)
        end = min(mark.end, mark.start + MAX_MARK_CHARACTERS) + CONTEXT_CHARACTERS
        if shown and start <= shown[-1].end:
            start, end = shown[-1].start, max(shown[-1].end, end)
            shown.pop()
        shown.append(Span(start, min(end, length)))
    return shown


def _paint(
    line: str, shown: Span, marks: Iterable[Span], masked: Iterable[Span]
) -> Iterable[Piece]:
    """Split the shown part of a line where its kind changes; what is masked is never marked."""
    kinds = [PieceKind.PLAIN] * (shown.end - shown.start)
    for kind, spans in ((PieceKind.MARK, marks), (PieceKind.MASKED, masked)):
        for span in spans:
            for place in range(max(span.start, shown.start), min(span.end, shown.end)):
                kinds[place - shown.start] = kind
    characters = zip(kinds, line[shown.start : shown.end], strict=True)
    for kind, run in groupby(characters, key=lambda each: each[0]):
        yield Piece(kind, "".join(character for _, character in run))
