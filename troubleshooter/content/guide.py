"""What a guide is made of. Data only; `library` reads it from disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from troubleshooter.engine.signals import Action, MessageSource, NamedSignal, Strength, Surface


class SourceKind(StrEnum):
    """How much a source weighs."""

    VENDOR = "vendor"
    SDK = "sdk"
    EXECUTED = "executed"
    REPORTED = "reported"

    @property
    def description(self) -> str:
        """The kind in the words that readers see."""
        return _SOURCE_KINDS[self]


_SOURCE_KINDS = {
    SourceKind.VENDOR: "documentation",
    SourceKind.SDK: "code of an official package",
    SourceKind.EXECUTED: "executed by us",
    SourceKind.REPORTED: "reported, not documented",
}


@dataclass(frozen=True, slots=True)
class Message:
    text: str
    source: MessageSource
    strength: Strength
    status: tuple[int, ...] = ()
    """The statuses that these words come with; empty: any of the guide's."""


@dataclass(frozen=True, slots=True)
class Source:
    url: str
    kind: SourceKind
    read: date
    supports: str


@dataclass(frozen=True, slots=True)
class Section:
    """One heading of a guide; `body` is Markdown as written (sample lines not yet replaced)."""

    id: str  # means | why | fix | check | prevent
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Sample:
    name: str  # file name, e.g. "retry.py"
    code: str


@dataclass(frozen=True, slots=True)
class Guide:
    """Hashable by its content, so that what is rendered from it can be kept by it."""

    slug: str
    topic: str
    title: str
    summary: str
    answer: str
    status: tuple[int, ...]
    error_types: tuple[str, ...]
    exceptions: tuple[str, ...]
    signals: tuple[NamedSignal, ...]
    surfaces: tuple[Surface, ...]
    action: Action
    related: tuple[str, ...]
    reviewed: date
    messages: tuple[Message, ...]
    sources: tuple[Source, ...]
    sections: tuple[Section, ...]
    # Compared but not hashed: a mapping has no hash.
    samples: Mapping[str, Sample] = field(hash=False)
    path: Path
