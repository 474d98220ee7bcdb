"""Rules about images and PDFs. Limits are documented; the wordings are users' reports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.claude_server.exchange import APIError, invalid_request
from tests.claude_server.messages.media import (
    decoded,
    image_size,
    image_type,
    is_encrypted_pdf,
    is_pdf,
    pdf_pages,
)
from tests.claude_server.messages.prompt import Block, blocks_of
from tests.claude_server.messages.request import MessagesRequest

_MEGABYTES = 10
_MOST_BYTES = _MEGABYTES * 1024 * 1024
_LONGEST_SIDE = 8_000
_MANY, _LONGEST_SIDE_OF_MANY = 20, 2_000
_LARGE_WINDOW = 1_000_000


def attachments(asked: MessagesRequest, kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The source of each image or document, with its path, wherever it stands."""
    for piece in asked.pieces:
        if piece.owner != "tools":
            yield from _within(piece.path, piece.block, kind)


def _within(path: str, block: Block, kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if block["type"] == kind:
        yield f"{path}.{kind}.source", block["source"]
    inner = block.get("content") if block["type"] == "tool_result" else None
    at = f"{path}.tool_result.content"
    if block["type"] == "document" and block["source"]["type"] == "content":
        inner, at = block["source"]["content"], f"{path}.document.source.content.content"
    for place, each in enumerate(blocks_of(inner)):
        yield from _within(f"{at}.{place}", each, kind)


def _sent(asked: MessagesRequest, kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Those whose bytes stand in the request, with the path that the API prints for them."""
    for path, source in attachments(asked, kind):
        if source["type"] == "base64":
            yield f"{path}.base64", source


def refuse_many_images(asked: MessagesRequest) -> None:
    window = asked.model.context_window
    most = 600 if window is None or window >= _LARGE_WINDOW else 100
    found = len(list(attachments(asked, "image")))
    if found > most:
        # Unconfirmed wording.
        raise invalid_request(f"messages: too many images: {found} > {most}")


def refuse_bad_images(asked: MessagesRequest) -> None:
    for path, source in _sent(asked, "image"):
        raw = decoded(source["data"])
        if raw is None:
            raise invalid_request(f"{path}.data: Invalid base64 data")
        if len(source["data"]) > _MOST_BYTES:
            raise invalid_request(
                f"{path}: image exceeds {_MEGABYTES} MB maximum:"
                f" {len(source['data'])} bytes > {_MOST_BYTES} bytes"
            )
        found = image_type(raw)
        if found is None or image_size(source["data"]) is None:
            raise invalid_request("Could not process image")
        if found != source["media_type"]:
            raise invalid_request(
                f"{path}.data: The image was specified using the {source['media_type']} media"
                f" type, but the image appears to be a {found} image"
            )


def refuse_large_sides(asked: MessagesRequest) -> None:
    is_many = len(list(attachments(asked, "image"))) > _MANY
    most = _LONGEST_SIDE_OF_MANY if is_many else _LONGEST_SIDE
    paths = [
        f"{path}.data"
        for path, source in _sent(asked, "image")
        if max(image_size(source["data"]) or (0,)) > most
    ]
    if paths:
        limit = f"max allowed size for many-image requests: {most}" if is_many else None
        raise APIError(
            400,
            "invalid_request_error",
            f"{paths[0]}: At least one of the image dimensions exceed"
            f" {limit or f'max allowed size: {most}'} pixels",
            error_code="image_dimensions_too_large",
            details={"max_side_length_pixels": most, "paths": paths},
        )


def refuse_bad_pdfs(asked: MessagesRequest) -> None:
    pages = 0
    for path, source in _sent(asked, "document"):
        if decoded(source["data"]) is None:
            raise invalid_request(f"{path}.data: Invalid base64 data")
        if not is_pdf(source["data"]):
            raise invalid_request(f"{path}.data: The PDF specified was not valid.")
        if is_encrypted_pdf(source["data"]):
            raise invalid_request(f"{path}.data: The PDF specified is password protected.")
        pages += pdf_pages(source["data"])
    window = asked.model.context_window
    most = 600 if window is None or window >= _LARGE_WINDOW else 100
    if pages > most:
        raise invalid_request(f"A maximum of {most} PDF pages may be provided.")
