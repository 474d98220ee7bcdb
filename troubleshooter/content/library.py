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
    Message,
    Sample,
    Section,
    Source,
    SourceKind,
)
from troubleshooter.content.knowledge import build_knowledge
from troubleshooter.content.model_tables import read_models
from troubleshooter.content.reference import (
    SDK,
    ErrorCodeEntry,
    ExceptionClass,
    HTTPStatus,
    ModelEntry,
    OtherSDK,
)
from troubleshooter.content.reference_tables import (
    read_codes,
    read_exceptions,
    read_other_sdks,
    read_sdks,
    read_statuses,
)
from troubleshooter.content.shared_tables import bring_in
from troubleshooter.content.shelf import Problem, read_shelf
from troubleshooter.content.vocabulary import SECTIONS
from troubleshooter.engine.knowledge import Knowledge
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
    codes: Mapping[str, ErrorCodeEntry]
    exceptions: Mapping[str, ExceptionClass]
    sdks: Mapping[str, SDK]
    other_sdks: Mapping[str, OtherSDK]
    models: Mapping[str, ModelEntry]
    """By id, newest first; aliases are found through `engine.models`."""
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
    codes = read_codes(shelf.codes)
    models = read_models(shelf.models)
    tables = {name: table.text for name, table in shelf.tables.items()}
    guides = [_guide(file, shelf.samples.get(file.slug, ()), tables) for file in shelf.guides]
    return Library(
        guides=MappingProxyType({guide.slug: guide for guide in guides}),
        statuses=MappingProxyType({each.code: each for each in read_statuses(shelf.statuses)}),
        codes=MappingProxyType({each.code.code: each for each in codes}),
        exceptions=MappingProxyType({each.id: each for each in read_exceptions(shelf.exceptions)}),
        sdks=MappingProxyType({each.id: each for each in read_sdks(shelf.sdks)}),
        other_sdks=MappingProxyType({each.id: each for each in read_other_sdks(shelf.sdks)}),
        models=MappingProxyType({each.model.id: each for each in models}),
        knowledge=build_knowledge(
            guides, (each.code for each in codes), (each.model for each in models)
        ),
    )


def _guide(file: GuideFile, samples: tuple[SampleFile, ...], tables: Mapping[str, str]) -> Guide:
    """Only for a file without problems: nothing is checked here."""
    root = file.front.root
    bodies = {
        section.title: bring_in(section.body.strip("\n"), tables) for section in file.sections
    }
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
