"""The models of the Claude API as the engine knows them, and their states on a day.

States follow the calendar: nothing here reads a clock, every rule about dates takes `today`.
`model_catalogue` finds models, and tells what a wrong id was meant to be.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class ModelState(StrEnum):
    ACTIVE = "active"
    DEPRECATED = "deprecated"
    RETIRED = "retired"


class ModelFamily(StrEnum):
    OPUS = "opus"
    SONNET = "sonnet"
    HAIKU = "haiku"
    FABLE = "fable"
    MYTHOS = "mythos"
    CLAUDE = "claude"
    """The first models, before there were families: claude-1, claude-2."""
    INSTANT = "instant"


class Thinking(StrEnum):
    """A value of `thinking.type` that a request may hold."""

    ADAPTIVE = "adaptive"
    ENABLED = "enabled"
    DISABLED = "disabled"
    BETWEEN_TOOLS = "between_tools"


class Effort(StrEnum):
    """A value of `output_config.effort`."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    XHIGH = "xhigh"
    MAX = "max"


@dataclass(frozen=True, slots=True)
class Price:
    """US dollars per million tokens, on the first-party API. None: not confirmed."""

    input: Decimal
    output: Decimal
    cache_read: Decimal | None = None
    up_to: int | None = None
    """The longest prompt, in tokens, that this price holds for; None: any."""


@dataclass(frozen=True, slots=True)
class Accepts:
    """What a request to a model may hold. What it may not is answered with a 400."""

    thinking: tuple[Thinking, ...]
    thinking_default: Thinking | None
    """What holds where a request says nothing: adaptive, or None for no thinking."""
    sampling: bool
    """`temperature`, `top_p`, `top_k`."""
    prefill: bool
    """A conversation that ends with an assistant message."""
    forced_tool_choice: bool
    """`tool_choice` of type `any` or `tool`."""
    effort: tuple[Effort, ...]
    effort_without_thinking: tuple[Effort, ...] = ()
    """The levels that may stand next to thinking that is off; empty: no such limit is known."""
    sampling_note: str = ""
    """On what conditions, where they are accepted."""


@dataclass(frozen=True, slots=True)
class CloudIds:
    """The id of one model on other platforms; None where it is not offered or not known."""

    bedrock: str | None = None
    """On the Messages endpoint of Amazon Bedrock."""
    bedrock_legacy: str | None = None
    """With InvokeModel and Converse; regional prefixes are in `bedrock_prefixes`."""
    bedrock_prefixes: tuple[str, ...] = ()
    google_cloud: str | None = None
    foundry: str | None = None

    @property
    def ids(self) -> frozenset[str]:
        every = (self.bedrock, self.bedrock_legacy, self.google_cloud, self.foundry)
        return frozenset(filter(None, every))


@dataclass(frozen=True, slots=True)
class Model:
    """One row of guides/reference/models.toml. Limits are tokens; None: not confirmed."""

    id: str
    name: str
    family: ModelFamily
    aliases: tuple[str, ...] = ()
    released: date | None = None
    deprecated: date | None = None
    retires: date | None = None
    """The day that the documentation names, passed or to come. Requests may fail on it already;
    until it is over, pages say "retires today"."""
    not_before: date | None = None
    """The promise "not retired sooner than"."""
    successor: str | None = None
    restricted: bool = False
    """Only for organisations that Anthropic has verified."""
    context_window: int | None = None
    max_output: int | None = None
    cache_minimum: int | None = None
    """The fewest tokens that are cached."""
    prices: tuple[Price, ...] = ()
    accepts: Accepts | None = None
    clouds: CloudIds = CloudIds()
    unconfirmed: tuple[str, ...] = ()
    """Fields whose value no primary source carries; pages say so."""

    @property
    def ids(self) -> tuple[str, ...]:
        """What a request may name: the id, then its aliases."""
        return self.id, *self.aliases

    def state(self, today: date) -> ModelState:
        if self.retires and today > self.retires:
            return ModelState.RETIRED
        if self.deprecated and today >= self.deprecated:
            return ModelState.DEPRECATED
        return ModelState.ACTIVE

    def is_offered(self, today: date) -> bool:
        """Whether one may begin to use it: it is out, and nobody is asked to leave it."""
        is_out = self.released is None or self.released <= today
        return is_out and self.state(today) is ModelState.ACTIVE

    def describe_lifecycle(self, today: date) -> str:
        """Say in words what is known of its end, such as `retires on 30 November 2026, in 8 days`.

        A promise (`not_before`) that has passed is no announcement: it is told as what it is.
        """
        if self.retires:
            return _describe_retirement(self.retires, today)
        if self.deprecated and today >= self.deprecated:
            day = describe_day(self.deprecated)
            return f"deprecated since {day}, no day of retirement confirmed"
        if self.not_before and today < self.not_before:
            return f"not retired before {describe_day(self.not_before)}"
        if self.not_before:
            day = describe_day(self.not_before)
            return f"no retirement announced; it was promised until {day}"
        return "no retirement announced"


def _describe_retirement(day: date, today: date) -> str:
    if day == today:
        return f"retires today, {describe_day(day)}"
    verb = "retired" if day < today else "retires"
    return f"{verb} on {describe_day(day)}, {describe_distance(day, today)}"


def describe_day(day: date) -> str:
    """Write a day as readers see it: 5 January 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def describe_distance(day: date, today: date) -> str:
    """Say how far a day is from `today`: `in 8 days`, `tomorrow`, `9 days ago`."""
    days = (day - today).days
    if abs(days) <= 1:
        return ("yesterday", "today", "tomorrow")[days + 1]
    return f"in {days:,} days" if days > 0 else f"{-days:,} days ago"


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
