from __future__ import annotations

import json

import pytest

from tests.claude_server.tests.messages.toy import good, parse, told

NOT_JSON = "The request body is not valid JSON: "


@pytest.mark.parametrize("raw", [b"", b"{", b"{'a': 1}", b"{} {}", b'{"a": NaN}', b"\xff\xfe\x00"])
def test_says_that_the_body_is_no_json(raw):
    assert told(raw).startswith(NOT_JSON)


@pytest.mark.parametrize("raw", [b"[]", b"null", b'"text"', b"5"])
def test_refuses_json_that_is_no_object(raw):
    assert told(raw) == "Input should be a valid dictionary"


def test_says_where_half_a_character_stands():
    raw = json.dumps(good()).encode().replace(b"largest", rb"\ud83d")
    place = raw.index(rb"\ud83d") + 6
    assert told(raw) == (
        f"{NOT_JSON}no low surrogate in string: line 1 column {place + 1} (char {place})"
    )


def test_finds_the_half_character_behind_a_whole_one():
    raw = json.dumps(good()).encode().replace(b"largest", rb"\ud83d\ude00 \udc00")
    assert "no low surrogate in string" in told(raw)


def test_takes_a_character_written_as_two_escapes():
    raw = json.dumps(good()).encode().replace(b"largest", rb"\ud83d\ude00")
    assert parse(raw).messages[0]["content"] == "Which moon is the \N{GRINNING FACE}?"


@pytest.mark.parametrize("levels", [300, 100_000])
def test_refuses_a_body_that_is_nested_without_end(levels):
    assert told(b"[" * levels + b"]" * levels) == f"{NOT_JSON}nested too deeply"


def test_refuses_a_number_of_thousands_of_digits():
    assert told(b'{"max_tokens": ' + b"9" * 5_000 + b"}") == f"{NOT_JSON}number out of range"
