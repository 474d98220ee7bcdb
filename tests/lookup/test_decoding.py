"""Logs come in the encodings of the programs that wrote them."""

from __future__ import annotations

import codecs

import pytest

from troubleshooter.lookup.decoding import decode


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_file_is_read_by_its_mark_and_the_mark_is_dropped(mark, encoding):
    assert decode(mark + "Überlast 😀\r\n".encode(encoding)) == "Überlast 😀\r\n"


@pytest.mark.parametrize("content", [b"caf\xe9 529", codecs.BOM_UTF16_LE + b"5\x002\x009"])
def test_what_cannot_be_read_is_replaced_and_the_rest_is_kept(content):
    text = decode(content)

    assert "\ufffd" in text
    assert text.startswith(("caf", "52"))
