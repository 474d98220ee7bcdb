"""Answer the open tool calls of a stored list of messages: python repair_history.py FILE.json."""

import json
import sys
from pathlib import Path
from typing import Any

Block = dict[str, Any]


def blocks_of(message: Block) -> list[Block]:
    content = message["content"]
    return [{"type": "text", "text": content}] if isinstance(content, str) else content


def repair(messages: list[Block]) -> list[Block]:
    found = [b for m in messages for b in blocks_of(m) if b["type"] == "tool_result"]
    results = {block["tool_use_id"]: block for block in found}
    repaired: list[Block] = []
    for number, message in enumerate(messages):
        kept = [block for block in blocks_of(message) if block["type"] != "tool_result"]
        calls = [block["id"] for block in kept if block["type"] == "tool_use"]
        print(f"messages.{number}: open", set(calls) - set(results) or "none", file=sys.stderr)
        lost = {"type": "tool_result", "is_error": True, "content": "The result was lost."}
        answers = [results.get(call, {**lost, "tool_use_id": call}) for call in calls]
        repaired += [{**message, "content": kept}, {"role": "user", "content": answers}]
    return [message for message in repaired if message["content"]]


print(json.dumps(repair(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))), indent=2))
