"""A Messages request that has passed every check, and what its parameters come to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tests.claude_server.messages.prompt import Block, Piece, blocks_of, pieces_of
from troubleshooter.engine.models import Accepts, Model, Thinking

_NEWEST = (99, 0)


@dataclass(frozen=True)
class MessagesRequest:
    """The body as it was sent, next to what the server knows about it.

    `counting` is true for a token count, which has no answer and no `max_tokens`.
    """

    body: Mapping[str, Any]
    model: Model
    api_version: str
    betas: frozenset[str]
    counting: bool = False

    @cached_property
    def pieces(self) -> list[Piece]:
        return list(pieces_of(self.body))

    @property
    def messages(self) -> list[dict[str, Any]]:
        return self.body["messages"]

    @property
    def stream(self) -> bool:
        return self.body.get("stream") is True

    @property
    def max_tokens(self) -> int:
        """The most tokens of an answer; 0 for a token count."""
        return self.body.get("max_tokens", 0)

    @property
    def tools(self) -> list[dict[str, Any]]:
        return self.body.get("tools", [])

    @property
    def tool_choice(self) -> str:
        return self.body.get("tool_choice", {"type": "auto"})["type"]

    @property
    def forces_a_tool(self) -> bool:
        return self.tool_choice in ("any", "tool")

    @property
    def accepts(self) -> Accepts | None:
        """What the model takes; None where that is not known, and then everything passes."""
        return self.model.accepts

    @property
    def thinking(self) -> Thinking | None:
        """The mode that holds: the one asked for, or else the model's own."""
        asked = self.body.get("thinking")
        if asked:
            return Thinking(asked["type"])
        return self.accepts.thinking_default if self.accepts else None

    @property
    def thinks(self) -> bool:
        return self.thinking not in (None, Thinking.DISABLED)

    @property
    def effort(self) -> str | None:
        return self.body.get("output_config", {}).get("effort")

    @property
    def schema(self) -> dict[str, Any] | None:
        """The JSON schema that the answer has to satisfy, if one is given."""
        wanted = self.body.get("output_config", {}).get("format")
        return wanted["schema"] if wanted else None

    @property
    def last_blocks(self) -> list[Block]:
        return blocks_of(self.messages[-1]["content"])

    @property
    def generation(self) -> tuple[int, int]:
        return generation(self.model)


def generation(model: Model) -> tuple[int, int]:
    """(4, 5) for claude-opus-4-5-20251101. A model without a number counts as the newest."""
    numbers = [int(each) for each in re.findall(r"\d+", model.id) if len(each) < 3]
    return (numbers[0], numbers[1] if numbers[1:] else 0) if numbers else _NEWEST
