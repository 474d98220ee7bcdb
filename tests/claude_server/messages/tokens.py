"""Token arithmetic: made up, but the same for a count, for usage, for caching and for limits.

A text costs a quarter of its UTF-8 bytes, rounded up. A message adds 3, a tool 8, a
result of one 2. An image
costs one token for each started square of 28 pixels once it has been scaled down to what the model
sees, which is documented; a page of a PDF costs 2,300, near the documented 7,000 for three. A
thing that stands elsewhere (an address, a file id) counts as the largest image. The API's real
tokenizer is not public.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.claude_server.messages.media import image_size, pdf_pages
from tests.claude_server.messages.prompt import Block, Piece, blocks_of

if TYPE_CHECKING:
    from tests.claude_server.messages.request import MessagesRequest

BYTES_PER_TOKEN = 4
_PER_MESSAGE = 3
_PER_TOOL = 8
_PER_RESULT = 2
_PER_PAGE = 2_300
_PATCH = 28
_SHARP = (4, 7)
"""Models from this generation on see larger images: documented, as are the limits."""
_USUAL_SIGHT = (1_568, 1_568)
_SHARP_SIGHT = (2_576, 4_784)
"""The longest side in pixels, and the most tokens, of an image."""

Sight = tuple[int, int]


def text_tokens(text: str) -> int:
    return math.ceil(len(text.encode()) / BYTES_PER_TOKEN)


def json_tokens(value: object) -> int:
    return text_tokens(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def count(asked: MessagesRequest) -> int:
    """All tokens of the prompt; at least 1."""
    return max(1, sum(piece_tokens(piece, asked) for piece in asked.pieces))


def piece_tokens(piece: Piece, asked: MessagesRequest) -> int:
    if piece.owner == "tools":
        return _PER_TOOL + _as_json(piece.block)
    extra = _PER_MESSAGE if piece.opens_message else 0
    sight = _SHARP_SIGHT if asked.generation >= _SHARP else _USUAL_SIGHT
    return extra + _block_tokens(piece.block, sight)


def _block_tokens(block: Block, sight: Sight) -> int:
    tokens = _BY_TYPE.get(block["type"])
    return tokens(block, sight) if tokens else _as_json(block)


def _as_json(block: Block) -> int:
    return json_tokens({name: each for name, each in block.items() if name != "cache_control"})


def _call(block: Block, sight: Sight) -> int:
    return text_tokens(block["name"]) + json_tokens(block["input"])


def _result(block: Block, sight: Sight) -> int:
    inner = blocks_of(block.get("content"))
    return _PER_RESULT + sum(_block_tokens(each, sight) for each in inner)


def _document(block: Block, sight: Sight) -> int:
    source = block["source"]
    match source["type"]:
        case "text":
            return text_tokens(source["data"])
        case "content":
            return sum(_block_tokens(each, sight) for each in blocks_of(source["content"]))
        case "base64":
            return _PER_PAGE * pdf_pages(source["data"])
    return _PER_PAGE


def _image(block: Block, sight: Sight) -> int:
    edge, most = sight
    source = block["source"]
    size = image_size(source["data"]) if source["type"] == "base64" else None
    return min(most, _patches(*size, edge)) if size else most


def _patches(width: int, height: int, edge: int) -> int:
    """An image over the limit costs the limit here; the real cost is a few tokens below it."""
    scale = min(1.0, edge / max(width, height, 1))
    return max(1, math.ceil(width * scale / _PATCH)) * max(1, math.ceil(height * scale / _PATCH))


_BY_TYPE: dict[str, Callable[[Block, Sight], int]] = {
    "text": lambda block, sight: text_tokens(block["text"]),
    "thinking": lambda block, sight: text_tokens(block["thinking"]),
    "redacted_thinking": lambda block, sight: text_tokens(block["data"]),
    "image": _image,
    "document": _document,
    "tool_use": _call,
    "tool_result": _result,
}
