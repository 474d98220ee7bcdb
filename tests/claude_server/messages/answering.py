"""The answer to a request: made up, but it obeys every parameter, and the same each time.

It thinks first where the model does, calls a tool where one is forced or the question mentions
it, satisfies a schema where one is given, and else repeats the question. Output tokens are counted
as input is, and an answer is cut where they run out.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.claude_server.messages.cache import CacheUse, PromptCache
from tests.claude_server.messages.json_schemas import Examples
from tests.claude_server.messages.prompt import Block, blocks_of, canonical, conversation_digest
from tests.claude_server.messages.request import MessagesRequest
from tests.claude_server.messages.signatures import sign
from tests.claude_server.messages.tokens import BYTES_PER_TOKEN, count, json_tokens, text_tokens
from tests.claude_server.messages.tool_definitions import custom_tools
from troubleshooter.engine.models import Effort, Thinking

_THOUGHT = "A short question."
_LONGEST_ECHO = 300
_HIDES_THINKING = (4, 7)
"""From this generation on thinking comes without its text unless asked for: documented."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_NAME = re.compile(r"(?<=[\w,;:] )[A-Z]\w+")
_COMMON = frozenset(
    _WORD.findall(
        "about also each from give have into many more name some tell that their them then there"
        " this tool used uses using what when where which will with your"
    )
)
"""Words that say nothing about what a tool is for."""


@dataclass(slots=True)
class _Draft:
    """An answer in the making, and the tokens that may still be spent on it."""

    left: int
    exceeded: str
    """The stop reason once they are spent."""
    blocks: list[dict[str, Any]] = field(default_factory=list)
    stop_reason: str = "end_turn"
    stop_sequence: str | None = None
    spent: int = 0
    thought: int = 0

    def spend(self, tokens: int) -> bool:
        """False if there are too few left; then the answer ends here."""
        affordable = tokens <= self.left
        used = min(tokens, self.left)
        self.left -= used
        self.spent += used
        if not affordable:
            self.stop_reason = self.exceeded
        return affordable


def answer(asked: MessagesRequest, cache: PromptCache | None = None) -> dict[str, Any]:
    """A message as the API answers it. Without a cache nothing is read or written."""
    use = cache.use(asked) if cache else CacheUse(count(asked))
    draft = _start(asked)
    if asked.max_tokens:
        _write(asked, draft)
    return {
        "id": _identifier("msg_01", canonical(asked.body)),
        "type": "message",
        "role": "assistant",
        "model": asked.model.id,
        "content": draft.blocks,
        "stop_reason": draft.stop_reason,
        "stop_sequence": draft.stop_sequence,
        "stop_details": None,
        "usage": _usage(use, draft),
    }


def _start(asked: MessagesRequest) -> _Draft:
    window = asked.model.context_window
    room = asked.max_tokens if window is None else max(0, window - count(asked))
    if room < asked.max_tokens:
        return _Draft(room, "model_context_window_exceeded")
    # `max_tokens: 0` ends with this reason before it begins: documented.
    reason = "end_turn" if asked.max_tokens else "max_tokens"
    return _Draft(asked.max_tokens, "max_tokens", stop_reason=reason)


def _write(asked: MessagesRequest, draft: _Draft) -> None:
    if _thinks_now(asked) and not _write_thinking(asked, draft):
        return
    tool = _tool_to_call(asked)
    if tool is not None:
        _write_call(asked, draft, tool)
    else:
        _write_text(asked, draft)


def _thinks_now(asked: MessagesRequest) -> bool:
    if asked.thinking is Thinking.BETWEEN_TOOLS:
        return _results(asked) != []
    if asked.thinking is Thinking.ADAPTIVE:
        return asked.effort != Effort.LOW  # may skip what is simple: documented
    return asked.thinking is Thinking.ENABLED


def _write_thinking(asked: MessagesRequest, draft: _Draft) -> bool:
    display = asked.body.get("thinking", {}).get("display")
    omitted = display == "omitted" or (display is None and asked.generation >= _HIDES_THINKING)
    goes_on = draft.spend(text_tokens(_THOUGHT))
    draft.thought = draft.spent
    thought = "" if omitted else _cut(_THOUGHT, draft.spent)
    signature = sign(thought, conversation_digest(asked.pieces), omitted=omitted)
    draft.blocks.append({"type": "thinking", "thinking": thought, "signature": signature})
    return goes_on


def _tool_to_call(asked: MessagesRequest) -> dict[str, Any] | None:
    """Only the caller's own tools: those of the server are not imitated."""
    own = [tool for _, tool in custom_tools(asked) if not tool.get("defer_loading")]
    if asked.tool_choice == "tool":
        return next(
            (tool for tool in own if tool["name"] == asked.body["tool_choice"]["name"]), None
        )
    if asked.tool_choice == "any":
        return own[0] if own else None
    if asked.tool_choice == "none" or _results(asked) or asked.schema is not None:
        return None
    wanted = _words(_question(asked))
    scored = [(len(wanted & _words(_described(tool))), tool) for tool in own]
    best = max(scored, key=lambda each: each[0], default=(0, None))
    return best[1] if best[0] else None


def _described(tool: dict[str, Any]) -> str:
    return f"{tool['name']} {tool.get('description', '')}".replace("_", " ").replace("-", " ")


def _words(text: str) -> set[str]:
    """Words of four letters and more, in the singular as far as an `s` goes."""
    found = {word.lower() for word in _WORD.findall(text)}
    return {word.removesuffix("s") for word in found - _COMMON}


def _write_call(asked: MessagesRequest, draft: _Draft, tool: dict[str, Any]) -> None:
    given = Examples(tool["input_schema"], _NAME.findall(_question(asked))).make()
    is_whole = draft.spend(text_tokens(tool["name"]) + json_tokens(given))
    draft.blocks.append(
        {
            "type": "tool_use",
            "id": _identifier("toolu_01", canonical(asked.body)),
            "name": tool["name"],
            "input": given if is_whole else {},
        }
    )
    if is_whole:
        draft.stop_reason = "tool_use"


def _write_text(asked: MessagesRequest, draft: _Draft) -> None:
    text = _reply(asked)
    ends = [
        (text.index(each), each) for each in asked.body.get("stop_sequences", []) if each in text
    ]
    if ends:
        place, draft.stop_sequence = min(ends)
        text, draft.stop_reason = text[:place], "stop_sequence"
    affordable = draft.left
    if not draft.spend(max(1, text_tokens(text))):
        text, draft.stop_sequence = _cut(text, affordable), None
    if text:
        draft.blocks.append({"type": "text", "text": text})


def _reply(asked: MessagesRequest) -> str:
    question = _question(asked)[:_LONGEST_ECHO]
    if asked.schema is not None:
        return json.dumps(
            Examples(asked.schema, _NAME.findall(question)).make(), ensure_ascii=False
        )
    if results := _results(asked):
        return f"The tool says: {' '.join(results)}"[:_LONGEST_ECHO]
    return f"This is a made-up answer to: {question}" if question else "This is a made-up answer."


def _question(asked: MessagesRequest) -> str:
    """The text of the last user turn that has one."""
    for message in reversed(asked.messages):
        if message["role"] == "user" and (text := " ".join(_texts(blocks_of(message["content"])))):
            return text
    return ""


def _results(asked: MessagesRequest) -> list[str]:
    """The texts of the results that the last turn hands in; a result without text counts too."""
    last = [message for message in asked.messages if message["role"] != "system"][-1]
    results = [block for block in blocks_of(last["content"]) if block["type"] == "tool_result"]
    return [" ".join(_texts(blocks_of(block.get("content")))) for block in results]


def _texts(blocks: list[Block]) -> Iterator[str]:
    return (block["text"] for block in blocks if block["type"] == "text")


def _cut(text: str, tokens: int) -> str:
    return text.encode()[: tokens * BYTES_PER_TOKEN].decode(errors="ignore")


def _usage(use: CacheUse, draft: _Draft) -> dict[str, Any]:
    written = {f"ephemeral_{ttl}_input_tokens": use.written.get(ttl, 0) for ttl in ("5m", "1h")}
    usage: dict[str, Any] = {
        "input_tokens": use.fresh,
        "cache_creation_input_tokens": sum(use.written.values()),
        "cache_read_input_tokens": use.read,
        "cache_creation": written,
        "output_tokens": draft.spent,
        "service_tier": "standard",
    }
    if draft.thought:
        usage["output_tokens_details"] = {"thinking_tokens": draft.thought}
    return usage


def _identifier(prefix: str, seed: bytes) -> str:
    """As long as the real ones, and always the same for one request."""
    letters = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
    number = int.from_bytes(hashlib.sha256(prefix.encode() + seed).digest(), "big")
    digits = []
    for _ in range(22):
        number, digit = divmod(number, len(letters))
        digits.append(letters[digit])
    return prefix + "".join(digits)
