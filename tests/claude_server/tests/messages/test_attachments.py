from __future__ import annotations

import pytest

from tests.claude_server.tests.messages.pictures import document, gif, image, jpeg, pdf, png
from tests.claude_server.tests.messages.toy import (
    OLD,
    PEOPLE,
    assistant,
    call,
    cases,
    good,
    parse,
    refusal,
    result,
    text,
    told,
    user,
)

IMAGE = "messages.0.content.0.image.source.base64"
DOCUMENT = "messages.0.content.0.document.source.base64"
NOT_BASE64 = {"type": "base64", "data": "data:image/png;base64,AAAA"}


def with_blocks(*blocks, model=None):
    return good(*filter(None, [model]), messages=[user(*blocks)])


def test_takes_images_and_documents_of_every_source():
    assert parse(
        with_blocks(
            image(png()),
            image(jpeg(), "image/jpeg"),
            {"type": "image", "source": {"type": "url", "url": "https://example.com/a.png"}},
            {"type": "image", "source": {"type": "file", "file_id": "file_1"}},
            document(pdf()),
            {
                "type": "document",
                "source": {"type": "content", "content": [text("a"), image(png())]},
            },
        )
    )


@pytest.mark.parametrize(
    ("block", "message"),
    cases(
        (
            "not base64",
            {"type": "image", "source": NOT_BASE64 | {"media_type": "image/png"}},
            f"{IMAGE}.data: Invalid base64 data",
        ),
        ("no image", image(b"<svg/>"), "Could not process image"),
        ("cut image", image(png()[:20]), "Could not process image"),
        (
            "another kind",
            image(gif(), "image/png"),
            (
                f"{IMAGE}.data: The image was specified using the image/png media type, but the"
                " image appears to be a image/gif image"
            ),
        ),
        (
            "size",
            image(png() + b"\0" * 8_000_000),
            f"{IMAGE}: image exceeds 10 MB maximum: 10666700 bytes > 10485760 bytes",
        ),
        (
            "not base64, document",
            {"type": "document", "source": NOT_BASE64 | {"media_type": "application/pdf"}},
            f"{DOCUMENT}.data: Invalid base64 data",
        ),
        (
            "no PDF",
            document(b"PK\3\4"),
            f"{DOCUMENT}.data: The PDF specified was not valid.",
        ),
        (
            "encrypted",
            document(pdf(extra=b"trailer << /Encrypt 9 0 R >>")),
            f"{DOCUMENT}.data: The PDF specified is password protected.",
        ),
        ("pages", document(pdf(601)), "A maximum of 600 PDF pages may be provided."),
    ),
)
def test_refuses_a_file_that_cannot_be_read(block, message):
    assert told(with_blocks(block)) == message


def test_a_smaller_window_takes_fewer_pages():
    body = with_blocks(document(pdf(101)), model=OLD)
    assert told(body) == "A maximum of 100 PDF pages may be provided."


def test_a_smaller_window_takes_fewer_images():
    address = {"type": "image", "source": {"type": "url", "url": "https://example.com/a.png"}}
    body = with_blocks(*[address] * 101, model=OLD)
    assert told(body) == "messages: too many images: 101 > 100"
    assert parse(with_blocks(*[address] * 101))


def test_refuses_a_side_that_is_too_long_and_says_which():
    error = refusal(with_blocks(image(png(8000, 10)), image(png(10, 8001))))
    path = "messages.0.content.1.image.source.base64.data"
    assert error.message == (
        f"{path}: At least one of the image dimensions exceed max allowed size: 8000 pixels"
    )
    assert error.error_code == "image_dimensions_too_large"
    assert error.details == {"max_side_length_pixels": 8000, "paths": [path]}


def test_many_images_have_shorter_sides():
    many = [image(png(2001, 10)), *[image(png())] * 20]
    error = refusal(with_blocks(*many))
    assert error.message.endswith("max allowed size for many-image requests: 2000 pixels")
    assert parse(with_blocks(*many[:20]))


def test_finds_an_image_inside_a_result():
    back = result(content=[text("a"), image(b"")])
    body = good(tools=[PEOPLE], messages=[user("a"), assistant(call()), user(back)])
    assert told(body) == "Could not process image"
    back["content"][1]["source"]["data"] = "?"
    assert told(body) == (
        "messages.2.content.0.tool_result.content.1.image.source.base64.data: Invalid base64 data"
    )
