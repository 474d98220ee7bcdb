"""A request as one row of blocks, in the order in which the API reads it: tools, system, messages.

Tokens, caching and the binding of thinking blocks all count along this row.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Block = Mapping[str, Any]
Owner = Literal["tools", "system", "user", "assistant", "instruction"]
"""Who speaks. `instruction` is a system message in the middle of a conversation."""

THINKING_TYPES = ("thinking", "redacted_thinking")


@dataclass(frozen=True, slots=True)
class Piece:
    """One block of the row. `path` is how the API names its place in the body."""

    path: str
    owner: Owner
    block: Block
    opens_message: bool = False


def blocks_of(content: object) -> list[Block]:
    """The blocks of a `content` or `system`; a string stands for one block of text."""
    if isinstance(content, str):
        return [{"type": "text", "text": content}]
    return content if isinstance(content, list) else []


def pieces_of(body: Mapping[str, Any]) -> Iterator[Piece]:
    for place, tool in enumerate(body.get("tools", [])):
        yield Piece(f"tools.{place}", "tools", tool)
    for place, block in enumerate(blocks_of(body.get("system"))):
        yield Piece(f"system.{place}", "system", block)
    for turn, message in enumerate(body["messages"]):
        owner: Owner = "instruction" if message["role"] == "system" else message["role"]
        for place, block in enumerate(blocks_of(message["content"])):
            yield Piece(f"messages.{turn}.content.{place}", owner, block, opens_message=not place)


def nested_blocks(block: Block) -> Iterator[tuple[str, Block]]:
    """A block and those inside its content, each with the path below the first."""
    yield "", block
    content = block.get("content")
    if block["type"] == "tool_result" and isinstance(content, list):
        for place, inner in enumerate(content):
            yield f".content.{place}", inner


def canonical(value: object) -> bytes:
    """The same bytes for the same JSON. Cache marks are no part of what is read."""
    return json.dumps(_unmarked(value), sort_keys=True, separators=(",", ":")).encode()


def _unmarked(value: object) -> object:
    if isinstance(value, dict):
        return {name: _unmarked(each) for name, each in value.items() if name != "cache_control"}
    if isinstance(value, list):
        return [_unmarked(each) for each in value]
    return value


def chain(digest: bytes, piece: Piece) -> bytes:
    """The digest of the row up to and with this piece, from the one before it."""
    return hashlib.sha256(digest + piece.owner.encode() + b"\0" + canonical(piece.block)).digest()


def conversation_digest(pieces: list[Piece]) -> bytes:
    """What a thinking block is bound to: all that stands before it, other thinking left out.

    Left out because a request may drop the thinking of earlier turns, which is documented.
    """
    digest = b""
    for piece in pieces:
        if piece.block.get("type") not in THINKING_TYPES:
            digest = chain(digest, piece)
    return digest
