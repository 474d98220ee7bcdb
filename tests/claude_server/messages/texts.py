"""Rules about text that is empty, blank, or ends in a blank. All wordings are users' reports."""

from __future__ import annotations

from tests.claude_server.exchange import invalid_request
from tests.claude_server.messages.prompt import blocks_of
from tests.claude_server.messages.request import MessagesRequest


def refuse_empty_messages(asked: MessagesRequest) -> None:
    last = len(asked.messages) - 1
    for place, message in enumerate(asked.messages):
        is_begun_answer = place == last and message["role"] == "assistant"
        if message["content"] in ("", []) and not is_begun_answer:
            raise invalid_request(
                f"messages.{place}: all messages must have non-empty content except for the"
                " optional final assistant message"
            )


def refuse_marks_on_empty_text(asked: MessagesRequest) -> None:
    """Documented as a rule: an empty text cannot be cached."""
    for piece in asked.pieces:
        if piece.owner == "tools" or piece.block["type"] != "text" or piece.block["text"]:
            continue
        if piece.block.get("cache_control"):
            at = piece.path if piece.owner == "system" else f"{piece.path}.text"
            raise invalid_request(f"{at}: cache_control cannot be set for empty text blocks")


def refuse_blank_text(asked: MessagesRequest) -> None:
    """A string as `system` may be empty; a string as content is judged by the rule above."""
    given = [("messages", message["content"]) for message in asked.messages]
    given.append(("system", asked.body.get("system") or None))
    for name, content in given:
        for block in blocks_of(content):
            if block["type"] != "text" or content == "":
                continue
            if not block["text"]:
                raise invalid_request(f"{name}: text content blocks must be non-empty")
            if not block["text"].strip():
                raise invalid_request(
                    f"{name}: text content blocks must contain non-whitespace text"
                )


def refuse_trailing_whitespace(asked: MessagesRequest) -> None:
    if asked.messages[-1]["role"] != "assistant" or not asked.last_blocks:
        return
    last = asked.last_blocks[-1]
    if last["type"] == "text" and last["text"] != last["text"].rstrip():
        raise invalid_request(
            "messages: final assistant content cannot end with trailing whitespace"
        )
