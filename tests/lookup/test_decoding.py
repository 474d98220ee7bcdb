"""Logs come in the encodings of the programs that wrote them, and of a long one the end is read."""

from __future__ import annotations

import codecs
import io
import tracemalloc

import pytest

from troubleshooter.engine.redaction import redact
from troubleshooter.lookup import decoding
from troubleshooter.lookup.decoding import read_tail

LIMIT = 1024 * 1024
ENCODINGS = [
    (b"", "utf-8"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
]


def tail_of(content, limit=LIMIT):
    return read_tail(io.BytesIO(content if isinstance(content, bytes) else content.encode()), limit)


@pytest.mark.parametrize(("mark", "encoding"), ENCODINGS)
def test_a_file_is_read_by_its_mark_and_the_mark_is_dropped(mark, encoding):
    tail = tail_of(mark + "Überlast 😀\r\n".encode(encoding))

    assert (tail.text, tail.first_line, tail.cut) == ("Überlast 😀\r\n", 1, False)


@pytest.mark.parametrize("content", [b"caf\xe9 529", codecs.BOM_UTF16_LE + b"5\x002\x009"])
def test_what_cannot_be_read_is_replaced_and_the_rest_is_kept(content):
    text = tail_of(content).text

    assert "\ufffd" in text
    assert text.startswith(("caf", "52"))


@pytest.mark.parametrize(("mark", "encoding"), ENCODINGS)
def test_the_last_lines_are_kept_whole_and_numbered_as_in_the_file(monkeypatch, mark, encoding):
    monkeypatch.setattr(decoding, "_CHUNK_BYTES", 1001)  # parts characters and lines
    monkeypatch.setattr(decoding, "_AROUND_CUT", 100)
    lines = [f"Zeile {number} ü😀\r\n" for number in range(1, 2001)]
    content = mark + "".join(lines).encode(encoding)

    tail = tail_of(content, 5000)

    assert tail.text == "".join(lines[tail.first_line - 1 :])
    assert 5000 - len(lines[-1].encode()) < len(tail.text.encode()) <= 5000
    assert (tail.size, tail.cut) == (len(content), True)


@pytest.mark.parametrize("end", ["", "\n"])
def test_text_is_cut_only_where_it_is_longer_than_the_limit(end):
    text = "a" * 9 + "\n" + "b" * (9 - len(end)) + end

    assert tail_of(text, 19).text == text
    tail = tail_of(text, 18)
    assert (tail.text, tail.first_line) == (text[10:], 2)


def test_a_cut_that_falls_on_a_line_break_drops_no_line_more():
    assert tail_of("one\ntwo\nthree\n", len("two\nthree\n")).text == "two\nthree\n"


@pytest.mark.parametrize("end", ["", "\n"])
def test_of_a_line_longer_than_the_limit_the_end_is_kept(end):
    tail = tail_of("ü" * 5000 + end, 1001)

    assert tail.text.endswith("ü" + end)
    assert 998 <= len(tail.text.encode()) <= 1001
    assert (tail.first_line, tail.cut) == (1, True)


def test_no_part_of_a_secret_is_left_without_what_gives_it_away():
    body = "Zq8Wc3Lr5Tn7Yb2Kd9Vm4Xs6Ph1Gj0Fa" * 3
    secrets = (
        f"sk-ant-api03-{body[:40]}\n{body[40:80]}\n",
        f"Authorization: Bearer\n{body}\n",
        "-----BEGIN PRIVATE KEY-----\n" + f"{body[:64]}\n" * 30 + "-----END PRIVATE KEY-----\n",
    )
    for secret in secrets:
        text = "before\n" * 100 + secret + "after\n" * 100
        for limit in range(600, 600 + len(secret) + 20):
            shown = redact(tail_of(text, limit).text).text

            assert shown.endswith("after\n" * 100)
            assert "Zq8Wc3" not in shown
            assert body[40:60] not in shown


def test_an_endless_file_is_read_in_bounded_memory():
    class Endless(io.RawIOBase):
        left = 64 * LIMIT

        def readable(self):
            return True

        def readinto(self, buffer):
            count = min(len(buffer), self.left)
            buffer[:count] = (b"an ordinary line of a log" + b"\n") * (count // 26) + b"x" * (
                count % 26
            )
            self.left -= count
            return count

    tracemalloc.start()
    try:
        tail = read_tail(io.BufferedReader(Endless()), LIMIT)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert tail.size == 64 * LIMIT
    assert peak < 8 * LIMIT


def test_after_the_end_of_a_file_nothing_more_is_asked_for():
    class Terminal(io.BytesIO):
        ended = False

        def read(self, size=-1):
            assert not self.ended, "waits for a second Ctrl-D"
            content = super().read(size)
            self.ended = len(content) < size
            return content

    assert read_tail(Terminal(b"x" * 100_000), LIMIT).size == 100_000
