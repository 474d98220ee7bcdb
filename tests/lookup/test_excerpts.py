"""The lines around what was recognised; short, whatever the text."""

from __future__ import annotations

import pytest

from troubleshooter.engine.redaction import redact
from troubleshooter.engine.signals import Span
from troubleshooter.lookup.excerpts import (
    CONTEXT_CHARACTERS,
    MAX_EXCERPTS,
    MAX_MARK_CHARACTERS,
    PieceKind,
    cut_excerpts,
)

KEY = "sk-ant-api03-" + "Zq7Wm3" * 16


def span_of(text, part, start=0):
    place = text.index(part, start)
    return Span(place, place + len(part))


def cut(text, *parts):
    return cut_excerpts(redact(text), [span_of(text, part) for part in parts])


def numbers(excerpt):
    return [line.number for line in excerpt.lines]


def pieces(excerpt, number):
    [line] = [line for line in excerpt.lines if line.number == number]
    return [(piece.kind, piece.text) for piece in line.pieces]


def lines(count, **special):
    return "\n".join(
        special.get(f"line{number}", f"text {number}") for number in range(1, count + 1)
    )


def test_two_lines_stand_before_and_after():
    [excerpt] = cut(lines(20, line10="an error here"), "error")

    assert numbers(excerpt) == [8, 9, 10, 11, 12]


def test_the_mark_stands_out_of_its_line():
    [excerpt] = cut(lines(20, line10="an error here"), "error")

    assert pieces(excerpt, 10) == [
        (PieceKind.PLAIN, "an "),
        (PieceKind.MARK, "error"),
        (PieceKind.PLAIN, " here"),
    ]


def test_the_text_may_begin_and_end_with_the_mark():
    [excerpt] = cut("error", "error")

    assert numbers(excerpt) == [1]
    assert pieces(excerpt, 1) == [(PieceKind.MARK, "error")]


def test_excerpts_that_touch_are_one():
    text = lines(20, line5="first", line10="second")

    [excerpt] = cut(text, "second", "first")

    assert numbers(excerpt) == list(range(3, 13))


def test_excerpts_apart_stay_apart_in_the_order_of_the_text():
    text = lines(30, line5="first", line20="second")

    assert [numbers(each)[2] for each in cut(text, "second", "first")] == [5, 20]


def test_a_mark_over_two_lines_is_marked_on_both():
    [excerpt] = cut(lines(20, line10="an error", line11="here it is"), "error\nhere")

    assert (PieceKind.MARK, "error") in pieces(excerpt, 10)
    assert (PieceKind.MARK, "here") in pieces(excerpt, 11)


def test_marks_that_overlap_are_one():
    text = "one two three"

    [excerpt] = cut_excerpts(redact(text), [Span(0, 7), Span(4, 13)])

    assert pieces(excerpt, 1) == [(PieceKind.MARK, text)]


def test_what_was_masked_is_told_apart_even_inside_a_mark():
    text = f"key {KEY} refused"

    [excerpt] = cut_excerpts(redact(text), [Span(0, len(text))])

    kinds = [kind for kind, _ in pieces(excerpt, 1)]
    assert kinds == [PieceKind.MARK, PieceKind.MASKED, PieceKind.MARK]
    assert KEY[20:] not in "".join(shown for _, shown in pieces(excerpt, 1))


def test_a_long_line_is_cut_around_its_mark():
    text = "a" * 50_000 + "error" + "b" * 50_000

    [excerpt] = cut(text, "error")

    assert pieces(excerpt, 1) == [
        (PieceKind.GAP, ""),
        (PieceKind.PLAIN, "a" * CONTEXT_CHARACTERS),
        (PieceKind.MARK, "error"),
        (PieceKind.PLAIN, "b" * CONTEXT_CHARACTERS),
        (PieceKind.GAP, ""),
    ]


def test_a_long_line_shows_each_of_its_marks():
    text = "first" + "a" * 50_000 + "second"

    [excerpt] = cut(text, "first", "second")

    kinds = [kind for kind, _ in pieces(excerpt, 1)]
    assert kinds == [
        PieceKind.MARK,
        PieceKind.PLAIN,
        PieceKind.GAP,
        PieceKind.PLAIN,
        PieceKind.MARK,
    ]


def test_a_long_line_beside_the_mark_is_cut():
    [excerpt] = cut("error\n" + "a" * 50_000, "error")

    assert pieces(excerpt, 2) == [
        (PieceKind.PLAIN, "a" * 2 * CONTEXT_CHARACTERS),
        (PieceKind.GAP, ""),
    ]


def test_a_long_mark_is_cut():
    text = "a" * 50_000

    [excerpt] = cut_excerpts(redact(text), [Span(0, len(text))])

    assert (
        sum(len(shown) for _, shown in pieces(excerpt, 1))
        <= MAX_MARK_CHARACTERS + CONTEXT_CHARACTERS
    )


def test_a_mark_over_many_lines_is_shown_by_its_first_ones():
    text = lines(1000)

    [excerpt] = cut_excerpts(redact(text), [Span(0, len(text))])

    assert len(excerpt.lines) < 10


def test_there_are_only_so_many_excerpts():
    text = "\n".join(["error", *["text"] * 20] * 100)
    marks = [Span(place, place + 5) for place in range(0, len(text), len("error\n") + 20 * 5)]

    assert len(cut_excerpts(redact(text), marks)) == MAX_EXCERPTS


@pytest.mark.parametrize("mark", [Span(3, 3), Span(5, 4)])
def test_an_empty_mark_is_none(mark):
    assert cut_excerpts(redact("some text"), [mark]) == ()
