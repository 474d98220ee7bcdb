"""Rules about `thinking`, effort, and thinking blocks that come back."""

from __future__ import annotations

from tests.claude_server.exchange import invalid_request
from tests.claude_server.messages.prompt import THINKING_TYPES, Piece, conversation_digest
from tests.claude_server.messages.request import MessagesRequest
from tests.claude_server.messages.signatures import inspect
from tests.claude_server.messages.turns import turns_of
from troubleshooter.engine.models import Accepts, Thinking

_INTERLEAVED = "interleaved-thinking-2025-05-14"
_BOUND_SINCE = {"fable": (5, 1), "mythos": (5, 1)}
"""From these on, and in every family from 5.5 on, a block is bound to what stands before it.

Documented: always for Fable and Mythos 5.2, else for accounts made since 2026-08-31. The account of
this server is such a one.
"""
_ADAPTIVE_ADVICE = (
    'Use "thinking.type.adaptive" and "output_config.effort" to control thinking behavior.'
)
_BUDGET_URL = (
    "https://docs.claude.com/en/docs/build-with-claude/extended-thinking"
    "#max-tokens-and-context-window-size"
)


def refuse_unsupported_mode(asked: MessagesRequest) -> None:
    mode = asked.thinking if "thinking" in asked.body else None
    if asked.accepts and mode and mode not in asked.accepts.thinking:
        raise invalid_request(_refusal(mode, asked.accepts))


def _refusal(mode: Thinking, accepts: Accepts) -> str:
    """All documented, word for word."""
    if mode is Thinking.ADAPTIVE:
        return "adaptive thinking is not supported on this model"
    if mode is Thinking.BETWEEN_TOOLS:
        return '"thinking.type.between_tools" is not supported for this model.'
    if mode is Thinking.DISABLED and Thinking.BETWEEN_TOOLS in accepts.thinking:
        return (
            'To turn thinking off on this model, send "thinking": {"type": "between_tools"}'
            ' instead of {"type": "disabled"}.'
        )
    if mode is Thinking.DISABLED and Thinking.ENABLED in accepts.thinking:
        return (
            '"thinking.type.disabled" is not supported for this model. Thinking defaults to'
            ' adaptive mode when not specified; use "thinking.type.enabled" with "budget_tokens"'
            " for extended thinking."
        )
    return f'"thinking.type.{mode}" is not supported for this model. {_ADAPTIVE_ADVICE}'


def refuse_unsupported_effort(asked: MessagesRequest) -> None:
    if asked.accepts is None or asked.effort is None:
        return
    if not asked.accepts.effort:
        # Reported by users, in public code that imitates the API.
        raise invalid_request("This model does not support the effort parameter.")
    if asked.effort not in asked.accepts.effort:
        # Unconfirmed wording.
        raise invalid_request(
            f"output_config.effort: Input should be one of {', '.join(asked.accepts.effort)}"
        )
    levels = asked.accepts.effort_without_thinking
    off = "thinking" in asked.body and asked.thinking in (
        Thinking.DISABLED,
        Thinking.BETWEEN_TOOLS,
    )
    if off and levels and asked.effort not in levels:
        # Documented, word for word.
        raise invalid_request(
            f"output_config.effort '{asked.effort}' is not supported when thinking is disabled on"
            f" this model. Use effort '{levels[-1]}' or below, or enable thinking."
        )


def refuse_large_budget(asked: MessagesRequest) -> None:
    """The budget is part of `max_tokens`, but for thinking between calls of tools: documented."""
    interleaved = bool(asked.tools) and _INTERLEAVED in asked.betas
    if asked.counting or asked.thinking is not Thinking.ENABLED or interleaved:
        return
    if asked.body["thinking"]["budget_tokens"] >= asked.max_tokens:
        # Documented for Claude Code in short; the second sentence is reported by users.
        raise invalid_request(
            "`max_tokens` must be greater than `thinking.budget_tokens`."
            f" Please consult our documentation at {_BUDGET_URL}"
        )


def refuse_turn_without_thinking(asked: MessagesRequest) -> None:
    """With a budget, an open turn begins with thinking: documented. Adaptive mode is relaxed."""
    turns = turns_of(asked)
    if asked.thinking is not Thinking.ENABLED:
        return
    last, before = turns[-1], turns[-2] if turns[1:] else None
    is_result = any(block["type"] == "tool_result" for _, _, block in last.blocks)
    open_turn = last if last.role == "assistant" else before if is_result else None
    if open_turn is None or not open_turn.blocks:
        return
    place, inner, block = open_turn.blocks[0]
    if block["type"] not in THINKING_TYPES:
        # Unconfirmed wording, and cut short: users report more advice behind it.
        raise invalid_request(
            f"messages.{place}.content.{inner}.type: Expected `thinking` or `redacted_thinking`,"
            f" but found `{block['type']}`. When `thinking` is enabled, a final `assistant` message"
            " must start with a thinking block (preceding the lastmost set of `tool_use` and"
            " `tool_result` blocks)."
        )


def refuse_altered_thinking(asked: MessagesRequest) -> None:
    last = max(
        (place for place, each in enumerate(asked.messages) if each["role"] == "assistant"),
        default=0,
    )
    for place, piece in enumerate(asked.pieces):
        if piece.block.get("type") == "thinking":
            _refuse_altered(asked, piece, asked.pieces[:place], f"messages.{last}.content.")
        elif piece.block.get("type") == "redacted_thinking":
            _refuse_foreign_data(piece)


def _refuse_altered(
    asked: MessagesRequest, piece: Piece, before: list[Piece], in_latest: str
) -> None:
    block = piece.block
    finding = inspect(block["signature"], block["thinking"], conversation_digest(before))
    invalid = f"{piece.path}: Invalid `signature` in `thinking` block"
    if finding == "modified" and piece.path.startswith(in_latest):
        # Documented, word for word.
        raise invalid_request(
            f"{piece.path}: `thinking` or `redacted_thinking` blocks in the latest assistant"
            " message cannot be modified. These blocks must remain as they were in the original"
            " response."
        )
    if finding in ("invalid", "modified"):
        # Documented.
        raise invalid_request(invalid)
    if finding == "moved" and _is_bound(asked) and not _drops_blocks(asked):
        # Documented, word for word; sentences about the header and the change may follow.
        raise invalid_request(
            f"{invalid}. The block is bound to a different conversation. Remove the block, or set"
            ' `thinking.block_binding.prefix_mismatch_behavior` to "drop_block".'
        )


def _refuse_foreign_data(piece: Piece) -> None:
    """This server never redacts, so data it did not sign is always foreign."""
    if inspect(piece.block["data"], "", b"") == "invalid":
        # Known from Claude Code, which prints "Invalid data in redacted_thinking block".
        raise invalid_request(f"{piece.path}: Invalid `data` in `redacted_thinking` block")


def _is_bound(asked: MessagesRequest) -> bool:
    return asked.generation >= _BOUND_SINCE.get(str(asked.model.family), (5, 5))


def _drops_blocks(asked: MessagesRequest) -> bool:
    binding = asked.body.get("thinking", {}).get("block_binding") or {}
    return binding.get("prefix_mismatch_behavior") == "drop_block"
