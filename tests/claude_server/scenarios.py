"""What a scenario is: something that no request brings about by itself, so a test names it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any

from tests.claude_server.accounts import Organization
from tests.claude_server.exchange import Reply, Request


class Stage(Enum):
    """Where a scenario acts, in the order in which a request passes."""

    HANDSHAKE = "a new TLS connection"
    EDGE = "any request, before the API looks at it"
    ACCOUNT = "any request with a good credential, whatever its path"
    MESSAGES = "a valid request to /v1/messages"
    STREAM = "a valid request to /v1/messages that asks for a stream"
    MESSAGE = "the message that answers a valid request"


@dataclass(frozen=True, slots=True)
class Scene:
    """What a scenario can see. Nothing that is not there at its stage."""

    argument: str
    request: Request
    request_id: str
    now: datetime
    answer: Callable[[], Reply]
    """What would be sent without the scenario."""
    organization: Organization | None = None
    model: str = ""
    message: Mapping[str, Any] = field(default_factory=dict)


Play = Callable[[Scene], Any]
"""Returns a Reply or raises APIError; at Stage.MESSAGE returns another message."""


@dataclass(frozen=True, slots=True)
class Scenario:
    name: str
    stage: Stage
    play: Play
    summary: str
    number: str = ""
    """The default of the number that may follow the name; empty: none may."""
    choices: tuple[str, ...] = ()
    """Where it is not empty: one of these must follow the name."""
    source: str = ""
    """Where the words of the reply are from; empty: they are nobody's, or the API's usual ones."""

    def accepts(self, argument: str) -> bool:
        if self.choices:
            return argument in self.choices
        return not argument or (bool(self.number) and _is_number(argument))


class Registry(dict[str, Scenario]):
    """Scenarios by name."""

    def scenario(
        self,
        name: str,
        stage: Stage,
        *,
        number: str = "",
        choices: tuple[str, ...] = (),
        source: str = "",
    ) -> Callable[[Play], Play]:
        """Register what is decorated. Its docstring says what a test gets."""

        def register(play: Play) -> Play:
            summary = " ".join((play.__doc__ or "").split())
            self[name] = Scenario(name, stage, play, summary, number, choices, source)
            return play

        return register


def _is_number(argument: str) -> bool:
    try:
        return float(argument) >= 0
    except ValueError:
        return False
