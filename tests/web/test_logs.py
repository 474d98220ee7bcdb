"""Log lines keep one line each, and leave out the messages of exceptions."""

from __future__ import annotations

import logging
import sys
from types import SimpleNamespace

import pytest

from troubleshooter.web.logs import DiscreetFormatter, OneLineFormatter

SECRET = "what a visitor pasted"


def make_record(message, *arguments, exc_info=None):
    return logging.LogRecord("name", logging.ERROR, "file", 1, message, arguments, exc_info)


def parse(text):
    try:
        int(text)
    except ValueError as error:
        raise KeyError(text) from error


def parse_quietly(text):
    try:
        int(text)
    except ValueError:
        raise KeyError(text) from None


def format_failure(fail):
    try:
        fail(SECRET)
    except KeyError:
        return DiscreetFormatter().format(make_record("failed", exc_info=sys.exc_info()))


def test_a_message_stays_on_one_line():
    record = make_record("GET %s", "/a\nforged\x1b[31m\u2028line")

    assert OneLineFormatter().format(record) == r"GET /a\nforged\x1b[31m\u2028line"


@pytest.mark.parametrize("formatter", [OneLineFormatter(), DiscreetFormatter()])
def test_a_key_in_a_path_is_masked(formatter):
    line = formatter.format(make_record("GET %s 404", f"/models/sk-ant-api03-{'aB3d' * 24}/"))

    assert "aB3d" not in line
    assert line.startswith("GET /models/")
    assert line.endswith("/ 404")


def test_letters_of_all_languages_stay_readable():
    assert OneLineFormatter().format(make_record("été 日本")) == "été 日本"


def test_a_traceback_names_frames_and_types_of_the_whole_chain():
    text = format_failure(parse)

    assert "in parse" in text
    assert text.index("builtins.ValueError") < text.index("builtins.KeyError")


def test_a_traceback_leaves_out_messages():
    assert SECRET not in format_failure(parse)


def test_a_hidden_context_stays_hidden():
    assert "ValueError" not in format_failure(parse_quietly)


def test_the_reference_of_an_error_page_is_in_the_line():
    record = make_record("Internal Server Error: /")
    record.request = SimpleNamespace(error_reference="c0ffee11")

    assert DiscreetFormatter().format(record).endswith("(reference c0ffee11)")
