"""One pass says which patterns occur."""

from __future__ import annotations

from troubleshooter.engine.scanning import PatternSet, escape


def test_names_the_patterns_that_occur() -> None:
    patterns = PatternSet([r"b+c", "zzz", "a."])
    assert patterns.find("xabbbc") == [0, 2]


def test_an_empty_set_finds_nothing() -> None:
    assert PatternSet([]).find("text") == []


def test_characters_beyond_latin_1_do_not_disturb() -> None:
    assert PatternSet(["plain"]).find("⎿ plain ’") == [0]


def test_escapes_a_literal() -> None:
    patterns = PatternSet([escape(b"a.(b)")])
    assert patterns.find("a.(b)") == [0]
    assert patterns.find("axb") == []
