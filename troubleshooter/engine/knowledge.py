"""The immutable tables the engine works with; `troubleshooter.content` builds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from troubleshooter.engine.model_catalogue import ModelCatalogue
from troubleshooter.engine.models import Model
from troubleshooter.engine.signals import (
    Action,
    MessageSource,
    NamedSignal,
    Strength,
    Surface,
)


@dataclass(frozen=True, slots=True)
class MessageTemplate:
    """A message as a program prints it, with placeholders such as `{n}`; see `signatures`."""

    slug: str
    text: str
    source: MessageSource
    strength: Strength


@dataclass(frozen=True, slots=True)
class Fix:
    """What the engine needs to know of a guide."""

    slug: str
    title: str
    action: Action
    status: frozenset[int] = frozenset()
    error_types: frozenset[str] = frozenset()
    exceptions: frozenset[str] = frozenset()
    signals: frozenset[NamedSignal] = frozenset()
    surfaces: frozenset[Surface] = frozenset()
    related: tuple[str, ...] = ()


class RetryHelps(StrEnum):
    """Whether sending the same request again can succeed."""

    NO = "no"
    LATER = "later"
    """Not at once: something else has to end first."""
    YES = "yes"


@dataclass(frozen=True, slots=True)
class ErrorCode:
    """A value of `error.details.error_code`: the API calls it stable where messages may change."""

    status: int
    code: str
    slug: str
    """The guide that owns it; it may still be to be written, then `Knowledge.fixes` lacks it."""
    meaning: str = ""
    remedy: str = ""
    helps: RetryHelps = RetryHelps.NO


@dataclass(frozen=True, slots=True)
class Knowledge:
    fixes: Mapping[str, Fix] = field(default_factory=lambda: MappingProxyType({}))
    templates: tuple[MessageTemplate, ...] = ()
    error_codes: tuple[ErrorCode, ...] = ()
    models: tuple[Model, ...] = ()
    catalogue: ModelCatalogue = field(init=False, repr=False, compare=False)
    """`models`, compiled."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "catalogue", ModelCatalogue(self.models))
