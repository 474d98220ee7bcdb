"""Rules about who speaks when. Messages of one role in a row count as one turn: documented."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.claude_server.exchange import invalid_request
from tests.claude_server.messages.prompt import Block, blocks_of
from tests.claude_server.messages.request import MessagesRequest

_INSTRUCTIONS_SINCE = {
    "opus": (4, 8),
    "sonnet": (5, 5),
    "haiku": (5, 5),
    "fable": (5, 0),
    "mythos": (5, 0),
}
"""The first model of a family that takes a system message inside a conversation: documented."""
_NEVER = (100, 0)
_BLOCKS_OF_ROLE = {
    "tool_use": "assistant",
    "server_tool_use": "assistant",
    "thinking": "assistant",
    "redacted_thinking": "assistant",
    "tool_result": "user",
}
_INSTRUCTION_BLOCKS = ("text", "tool_addition", "tool_removal")
_NO_INSTRUCTIONS = (
    'messages: Unexpected role "system". The Messages API accepts a top-level `system` parameter,'
    ' not "system" as an input message role.'
)
"""Reported by users, from models that take no such message."""


@dataclass(slots=True)
class Turn:
    """Messages of one role in a row. A block stands next to the indexes it has in the body."""

    role: str
    blocks: list[tuple[int, int, Block]] = field(default_factory=list)


def turns_of(asked: MessagesRequest) -> list[Turn]:
    turns: list[Turn] = []
    for place, message in enumerate(asked.messages):
        if not turns or turns[-1].role != message["role"]:
            turns.append(Turn(message["role"]))
        blocks = enumerate(blocks_of(message["content"]))
        turns[-1].blocks += [(place, inner, block) for inner, block in blocks]
    return turns


def refuse_no_messages(asked: MessagesRequest) -> None:
    if not asked.messages:
        # Unconfirmed wording.
        raise invalid_request("messages: at least one message is required")


def refuse_unknown_instructions(asked: MessagesRequest) -> None:
    """A system message on a model that takes none, or before any other message."""
    roles = [message["role"] for message in asked.messages]
    first_with = _INSTRUCTIONS_SINCE.get(str(asked.model.family), _NEVER)
    if "system" in roles and asked.generation < first_with:
        raise invalid_request(_NO_INSTRUCTIONS)
    if roles[0] == "system":
        # The rule is documented; that the same words come back for it is unconfirmed.
        raise invalid_request(_NO_INSTRUCTIONS)


def refuse_misplaced_instructions(asked: MessagesRequest) -> None:
    """After a user turn or a server tool's result, before an assistant turn: documented."""
    turns = turns_of(asked)
    for place, turn in enumerate(turns):
        if turn.role != "system":
            continue
        at = f"messages.{turn.blocks[0][0]}" if turn.blocks else "messages"
        if turns[place + 1 :] and turns[place + 1].role != "assistant":
            # The words after the colon are documented.
            raise invalid_request(f"{at}: role 'system' must precede an 'assistant' message")
        if not _may_be_followed_by_instructions(turns[place - 1]):
            # Unconfirmed wording, after the one above.
            raise invalid_request(f"{at}: role 'system' must follow a 'user' message")


def _may_be_followed_by_instructions(turn: Turn) -> bool:
    last = str(turn.blocks[-1][2]["type"]) if turn.blocks else ""
    return turn.role == "user" or (last.endswith("_tool_result") and last != "tool_result")


def refuse_assistant_first(asked: MessagesRequest) -> None:
    if asked.messages[0]["role"] == "assistant":
        # Unconfirmed wording.
        raise invalid_request('messages: first message must use the "user" role')


def refuse_blocks_of_another_role(asked: MessagesRequest) -> None:
    for place, role, block in _placed_blocks(asked):
        kind = block["type"]
        if role == "system" and kind not in _INSTRUCTION_BLOCKS:
            # The SDK allows text alone, a beta two more; the wording is unconfirmed.
            raise invalid_request(
                f"messages.{place}: `{kind}` blocks cannot be in `system` messages"
            )
        if role != (meant := _BLOCKS_OF_ROLE.get(kind, role)):
            # Reported by users for tool_use and tool_result; unconfirmed for the others.
            raise invalid_request(
                f"messages.{place}: `{kind}` blocks can only be in `{meant}` messages"
            )


def refuse_prefill(asked: MessagesRequest) -> None:
    """An answer begun by the caller. A turn that a server tool paused may be handed back."""
    if asked.accepts is None or asked.accepts.prefill or asked.messages[-1]["role"] != "assistant":
        return
    last = asked.last_blocks[-1]["type"] if asked.last_blocks else "text"
    if last != "server_tool_use" and not last.endswith("_tool_result"):
        # Documented, word for word.
        raise invalid_request(
            "This model does not support assistant message prefill."
            " The conversation must end with a user message."
        )


def refuse_what_a_version_dropped(asked: MessagesRequest) -> None:
    """Two kinds of content fail since API version 2026-10-21: documented, wordings unconfirmed."""
    if asked.api_version != "2026-10-21":
        return
    for place, role, block in _placed_blocks(asked):
        if role == "assistant" and block["type"] == "document":
            raise invalid_request(
                f"messages.{place}: `document` blocks can only be in `user` messages"
            )
        if role == "user" and block["type"] == "text" and block.get("citations"):
            raise invalid_request(
                f"messages.{place}: `citations` can only be on `text` blocks in"
                " `assistant` messages"
            )


def _placed_blocks(asked: MessagesRequest) -> Iterator[tuple[int, str, Block]]:
    for place, message in enumerate(asked.messages):
        for block in blocks_of(message["content"]):
            yield place, message["role"], block
