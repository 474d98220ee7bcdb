"""A message as the stream of events that ends in it. The shapes are those of the SDK's types."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

_CHUNK = re.compile(r"(?:\s*\S+){1,3}\s*|\s+")
"""Up to three words, with the white space around them."""
_JSON_CHUNK = 24
_AT_THE_END = ("stop_reason", "stop_sequence", "stop_details")
_CUMULATIVE = (
    "input_tokens",
    "cache_creation_input_tokens",
    "cache_read_input_tokens",
    "output_tokens",
    "output_tokens_details",
)
"""The counts that message_delta repeats, as totals."""


def stream(message: dict[str, Any]) -> Iterator[bytes]:
    """Each item is one whole event, so that a stream can be cut between two."""
    yield _event("message_start", message=_opened(message))
    yield _event("ping")
    for place, block in enumerate(message["content"]):
        yield _event("content_block_start", index=place, content_block=_emptied(block))
        for delta in _deltas(block):
            yield _event("content_block_delta", index=place, delta=delta)
        yield _event("content_block_stop", index=place)
    usage = {name: value for name, value in message["usage"].items() if name in _CUMULATIVE}
    ending = {name: message.get(name) for name in _AT_THE_END}
    yield _event("message_delta", delta=ending, usage=usage)
    yield _event("message_stop")


def _event(kind: str, **fields: object) -> bytes:
    data = json.dumps({"type": kind} | fields, ensure_ascii=False, separators=(",", ":"))
    return f"event: {kind}\ndata: {data}\n\n".encode()


def _opened(message: dict[str, Any]) -> dict[str, Any]:
    usage = {
        name: each for name, each in message["usage"].items() if name != "output_tokens_details"
    }
    started: dict[str, Any] = {"content": []} | dict.fromkeys(_AT_THE_END)
    return message | started | {"usage": usage | {"output_tokens": min(1, usage["output_tokens"])}}


def _emptied(block: dict[str, Any]) -> dict[str, Any]:
    match block["type"]:
        case "text":
            return block | {"text": ""}
        case "thinking":
            return block | {"thinking": "", "signature": ""}
    return block | {"input": {}}


def _deltas(block: dict[str, Any]) -> Iterator[dict[str, str]]:
    match block["type"]:
        case "text":
            for text in _CHUNK.findall(block["text"]):
                yield {"type": "text_delta", "text": text}
        case "thinking":
            for text in _CHUNK.findall(block["thinking"]):
                yield {"type": "thinking_delta", "thinking": text}
            yield {"type": "signature_delta", "signature": block["signature"]}
        case "tool_use":
            whole = json.dumps(block["input"], ensure_ascii=False)
            yield {"type": "input_json_delta", "partial_json": ""}
            for start in range(0, len(whole), _JSON_CHUNK):
                part = whole[start : start + _JSON_CHUNK]
                yield {"type": "input_json_delta", "partial_json": part}
