"""guides/ on disk -> an immutable Library of pages, and the engine's Knowledge.

File I/O, no Django. What loads has no problems: every rule runs before anything is built.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from troubleshooter.content.checks import find_problems
from troubleshooter.content.documents import GuideFile, SampleFile, Table
from troubleshooter.content.guide import (
    Guide,
    HTTPStatus,
    Message,
    Sample,
    Section,
    Source,
    SourceKind,
)
from troubleshooter.content.knowledge import build_knowledge
from troubleshooter.content.shelf import Problem, Shelf, read_shelf
from troubleshooter.content.vocabulary import SECTIONS
from troubleshooter.engine.knowledge import ErrorCode, Knowledge
from troubleshooter.engine.signals import Action, MessageSource, NamedSignal, Strength, Surface

__all__ = ["ContentError", "Library", "Problem", "check_content", "load_library"]


class ContentError(Exception):
    """The guides hold mistakes; the text of this error lists them all."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Library:
    """All pages. Immutable: loaded once, at start-up."""

    guides: Mapping[str, Guide]
    statuses: Mapping[int, HTTPStatus]
    knowledge: Knowledge


def check_content(root: Path, today: date) -> tuple[Problem, ...]:
    """Everything that is wrong with the guides below `root`, sorted by path and line."""
    return find_problems(read_shelf(root, today))


def load_library(root: Path) -> Library:
    """Read all guides below `root`. Raise ContentError if anything is wrong with any of them.

    Dates in the future pass here: a server whose clock is behind must still start.
    """
    shelf = read_shelf(root, today=date.max)
    problems = find_problems(shelf)
    if problems:
        raise ContentError(problems)
    guides = [_guide(file, shelf.samples.get(file.slug, ())) for file in shelf.guides]
    return Library(
        guides=MappingProxyType({guide.slug: guide for guide in guides}),
        statuses=MappingProxyType({status.code: status for status in _statuses(shelf)}),
        knowledge=build_knowledge(guides, _error_codes(shelf)),
    )


def _guide(file: GuideFile, samples: tuple[SampleFile, ...]) -> Guide:
    """Only for a file without problems: nothing is checked here."""
    root = file.front.root
    bodies = {section.title: section.body.strip("\n") for section in file.sections}
    return Guide(
        slug=file.slug,
        topic=file.topic,
        title=root.values["title"],
        summary=root.values["summary"],
        answer=root.values["answer"],
        status=root.numbers("status"),
        error_types=root.texts("error_types"),
        exceptions=root.texts("exceptions"),
        signals=tuple(map(NamedSignal, root.texts("signals"))),
        surfaces=tuple(map(Surface, root.texts("surfaces"))),
        action=Action(root.values["action"]),
        related=root.texts("related"),
        reviewed=root.values["reviewed"],
        messages=tuple(map(_message, file.front.tables("message"))),
        sources=tuple(map(_source, file.front.tables("source"))),
        sections=tuple(Section(id_, title, bodies[title]) for id_, title in SECTIONS.items()),
        samples=MappingProxyType(
            {sample.path.name: Sample(sample.path.name, sample.code) for sample in samples}
        ),
        path=file.path,
    )


def _message(table: Table) -> Message:
    return Message(
        table.values["text"],
        MessageSource(table.values["source"]),
        Strength(table.values["strength"]),
        table.numbers("status"),
    )


def _source(table: Table) -> Source:
    return Source(
        table.values["url"],
        SourceKind(table.values["kind"]),
        table.values["read"],
        table.values["supports"],
    )


def _statuses(shelf: Shelf) -> list[HTTPStatus]:
    tables = shelf.statuses.tables("status") if shelf.statuses else ()
    return [
        HTTPStatus(
            code=table.values["code"],
            name=table.values["name"],
            error_types=table.texts("error_types"),
            meaning=table.values["meaning"],
            retry=table.values["retry"],
            source=table.values["source"],
            read=table.values["read"],
        )
        for table in sorted(tables, key=lambda table: int(table.values["code"]))
    ]


def _error_codes(shelf: Shelf) -> list[ErrorCode]:
    tables = shelf.codes.tables("code") if shelf.codes else ()
    return [
        ErrorCode(table.values["status"], table.values["code"], table.values["slug"])
        for table in tables
    ]
