from __future__ import annotations

from base64 import b64encode

import pytest

from tests.claude_server.messages.media import image_size, image_type, is_pdf, pdf_pages
from tests.claude_server.tests.messages import pictures

KINDS = {
    pictures.png: "image/png",
    pictures.gif: "image/gif",
    pictures.jpeg: "image/jpeg",
    pictures.webp: "image/webp",
    pictures.webp_lossless: "image/webp",
    pictures.webp_lossy: "image/webp",
}


def as_text(raw):
    return b64encode(raw).decode()


@pytest.mark.parametrize("make", KINDS, ids=lambda make: make.__name__)
def test_reads_kind_and_size_of_an_image(make):
    raw = make(640, 480)
    assert image_type(raw) == KINDS[make]
    assert image_size(as_text(raw)) == (640, 480)


@pytest.mark.parametrize("make", KINDS, ids=lambda make: make.__name__)
def test_a_cut_image_has_no_size(make):
    raw = make(640, 480)
    assert all(image_size(as_text(raw[:end])) is None for end in range(len(raw)))


def test_a_jpeg_that_leads_nowhere_has_no_size():
    assert image_size(as_text(b"\xff\xd8" + b"\xff\xfe\x00\x00" * 50)) is None


def test_counts_the_pages_of_a_pdf():
    assert is_pdf(as_text(pictures.pdf(3)))
    assert pdf_pages(as_text(pictures.pdf(3))) == 3
    assert pdf_pages(as_text(b"%PDF-1.7 packed")) == 1
