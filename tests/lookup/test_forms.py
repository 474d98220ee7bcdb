"""What may be pasted, and what is said about what may not."""

from __future__ import annotations

import pytest

from troubleshooter.lookup.forms import MAX_PASTE_BYTES, MESSAGES, PasteForm, make_printable


def clean(text):
    form = PasteForm({"text": text})
    assert form.is_valid(), form.errors
    return form.cleaned_data["text"]


def refusal(text):
    form = PasteForm({"text": text})
    assert not form.is_valid()
    [problem] = form.errors.as_data()["text"]
    assert problem.message == MESSAGES[problem.code]
    return problem.code


def test_line_ends_of_windows_and_old_macs_become_one_kind():
    assert clean("one\r\ntwo\rthree\n") == "one\ntwo\nthree\n"


def test_white_space_around_stays():
    assert clean("  \n error \n") == "  \n error \n"


@pytest.mark.parametrize("text", ["", " \t\r\n", "\0", "\0 \n\0"])
def test_nothing_is_refused(text):
    assert refusal(text) == "empty"


def test_a_missing_field_is_nothing():
    form = PasteForm({})

    assert [each.code for each in form.errors.as_data()["text"]] == ["empty"]


def test_a_mebibyte_is_taken():
    assert len(clean("x" * MAX_PASTE_BYTES)) == MAX_PASTE_BYTES


def test_a_byte_more_is_refused():
    assert refusal("x" * (MAX_PASTE_BYTES + 1)) == "too_large"


def test_bytes_count_and_not_characters():
    assert refusal("é" * (MAX_PASTE_BYTES // 2 + 1)) == "too_large"


def test_line_ends_count_once():
    assert clean("x\r\n" * (MAX_PASTE_BYTES // 2)) == "x\n" * (MAX_PASTE_BYTES // 2)


def test_nul_and_lone_surrogates_are_replaced_one_for_one():
    assert clean("a\0b\ud800c\udfffd") == "a\ufffdb\ufffdc\ufffdd"


def test_characters_beyond_the_first_plane_stay():
    assert clean("error 🔥") == "error 🔥"


def test_colours_of_a_terminal_are_text():
    assert clean("\x1b[31merror\x1b[0m\b") == "\x1b[31merror\x1b[0m\b"


def test_a_program_is_not_text():
    assert refusal("\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01\0\0\0") == "binary"


def test_text_of_another_encoding_is_not_readable():
    assert refusal("\ufffd\ufffd\ufffd error \ufffd" * 20) == "undecodable"


def test_a_few_unreadable_characters_are_taken():
    text = "error: caf\ufffd \0 " * 2

    assert clean(text) == text.replace("\0", "\ufffd")


def test_a_line_of_fifty_thousand_characters_is_taken():
    assert len(clean("x" * 50_000)) == 50_000


def test_every_refusal_says_what_to_do():
    assert {"empty", "too_large", "binary", "undecodable"} == set(MESSAGES)
    assert all("aste" in message for message in MESSAGES.values())


def test_what_is_printable_stays():
    assert make_printable("a\tb\nc é 🔥") == "a\tb\nc é 🔥"
