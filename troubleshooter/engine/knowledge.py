"""The immutable tables the engine works with; `troubleshooter.content` builds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

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


@dataclass(frozen=True, slots=True)
class ErrorCode:
    """A value of `error.details.error_code`: the API calls it stable where messages may change."""

    status: int
    code: str
    slug: str


@dataclass(frozen=True, slots=True)
class Knowledge:
    fixes: Mapping[str, Fix] = field(default_factory=lambda: MappingProxyType({}))
    templates: tuple[MessageTemplate, ...] = ()
    error_codes: tuple[ErrorCode, ...] = ()
