"""Rules about calls of tools and their results in a conversation."""

from __future__ import annotations

from collections import Counter

from tests.claude_server.exchange import invalid_request
from tests.claude_server.messages.request import MessagesRequest
from tests.claude_server.messages.turns import Turn, turns_of


def refuse_repeated_call_ids(asked: MessagesRequest) -> None:
    ids = Counter(
        piece.block["id"] for piece in asked.pieces if piece.block.get("type") == "tool_use"
    )
    if any(times > 1 for times in ids.values()):
        # Unconfirmed wording.
        raise invalid_request("messages: `tool_use` ids must be unique")


def refuse_unpaired_calls(asked: MessagesRequest) -> None:
    """Every call is answered first thing in the next turn, and nothing else is answered."""
    before = Turn("user")
    for turn in turns_of(asked):
        _refuse_unanswered(before, turn)
        _refuse_unasked(before, turn)
        before = turn
    _refuse_unanswered(before, Turn("user"))


def _refuse_unanswered(before: Turn, turn: Turn) -> None:
    calls = [(place, block["id"]) for place, _, block in before.blocks if _is(block, "tool_use")]
    answered = set()
    for _, _, block in turn.blocks:
        if not _is(block, "tool_result"):
            break
        answered.add(block["tool_use_id"])
    missing = [call for _, call in calls if call not in answered]
    if missing:
        place = next(place for place, call in calls if call in missing)
        # Documented, word for word.
        raise invalid_request(
            f"messages.{place}: `tool_use` ids were found without `tool_result` blocks immediately"
            f" after: {', '.join(missing)}. Each `tool_use` block must have a corresponding"
            " `tool_result` block in the next message."
        )


def _refuse_unasked(before: Turn, turn: Turn) -> None:
    calls = {block["id"] for _, _, block in before.blocks if _is(block, "tool_use")}
    seen = set()
    for place, inner, block in turn.blocks:
        if not _is(block, "tool_result"):
            continue
        call = block["tool_use_id"]
        if call not in calls:
            # Reported by users.
            raise invalid_request(
                f"messages.{place}.content.{inner}: unexpected `tool_use_id` found in `tool_result`"
                f" blocks: {call}. Each `tool_result` block must have a corresponding `tool_use`"
                " block in the previous message."
            )
        if call in seen:
            # Reported by users, in public code that imitates the API.
            raise invalid_request(
                f"messages.{place}.content.{inner}: each tool_use must have a single result."
                f" Found multiple `tool_result` blocks with id: {call}"
            )
        seen.add(call)


def refuse_open_server_calls(asked: MessagesRequest) -> None:
    """A server tool's call is answered in its own turn, or left open by a pause or a client's."""
    turns = turns_of(asked)
    for place, turn in enumerate(turns):
        after = turns[place + 1].blocks if turns[place + 1 :] else []
        if all(_is(block, "tool_result") for _, _, block in after):
            continue
        answered = {block.get("tool_use_id") for _, _, block in turn.blocks}
        for message, _, block in turn.blocks:
            if _is(block, "server_tool_use") and block["id"] not in answered:
                # Documented but for its beginning, the place.
                raise invalid_request(
                    f"messages.{message}: `{block['name']}` tool use with id `{block['id']}` was"
                    f" found without a corresponding `{block['name']}_tool_result` block"
                )


def refuse_calls_without_tools(asked: MessagesRequest) -> None:
    used = any(piece.block.get("type") in ("tool_use", "tool_result") for piece in asked.pieces)
    if used and not asked.tools and not asked.body.get("mcp_servers"):
        # Reported by users.
        raise invalid_request(
            "Requests which include `tool_use` or `tool_result` blocks must define tools."
        )


def _is(block: object, kind: str) -> bool:
    return isinstance(block, dict) and block["type"] == kind
