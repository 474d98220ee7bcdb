"""What the calendar alone makes stale: reviews, sources, and models that end.

None of this may turn the tests red, since nobody changed anything: `manage.py freshness` tells it.

Which mentions of a model that ends count: those that readers act on. A sample is copied; so is a
block of code under "Fix it", "Check that it worked" or "Keep it from coming back"; the answer of a
guide and the successor of a model are advice. Not counted is what only speaks of the model: ids in
the text, which pages mark with their state by themselves, and code under the other headings, which
shows what went wrong. A sample named `mistake...` may name a model that has ended, for that can be
the mistake; one that is about to end would soon fail for another reason, and counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from troubleshooter.content import dialect
from troubleshooter.content.guide import Guide
from troubleshooter.content.library import Library
from troubleshooter.content.planned import PLANNED_GUIDES
from troubleshooter.content.shelf import CODES, EXCEPTIONS, MODELS, SDKS, STATUSES
from troubleshooter.engine.models import Model, ModelState
from troubleshooter.freshness.places import Places

REVIEW_DAYS = 90
SOURCE_DAYS = 180
NOTICE_DAYS = 30

_IDS = re.compile(r"(?<![\w.@:/-])claude-[\w.-]*\w(?![\w@:/-])")
"""Model ids of the API, whole: not those of Amazon Bedrock or Google Cloud that hold one."""

SECTIONS_TO_ACT_ON = frozenset({"fix", "check", "prevent"})


def unreviewed_guides(library: Library, places: Places, today: date) -> Iterator[str]:
    """Guides that nobody has reviewed for REVIEW_DAYS, the oldest first."""
    for guide in sorted(library.guides.values(), key=lambda guide: guide.reviewed):
        days = (today - guide.reviewed).days
        if days >= REVIEW_DAYS:
            where = places.text(guide.path, "reviewed =")
            yield f"{where} (/fix/{guide.slug}/): reviewed {guide.reviewed}, {days} days ago"


def unread_sources(library: Library, places: Places, today: date) -> Iterator[str]:
    """Sources that nobody has read for SOURCE_DAYS, each with all that rests on it."""
    stale: dict[str, list[tuple[date, str]]] = {}
    for url, read, where in _sources(library, places):
        if (today - read).days >= SOURCE_DAYS:
            stale.setdefault(url, []).append((read, where))
    for url, uses in sorted(stale.items(), key=lambda item: min(item[1])):
        oldest = min(read for read, _ in uses)
        wheres = ", ".join(dict.fromkeys(where for _, where in uses))
        yield f"{url}: read {oldest}, {(today - oldest).days} days ago; {wheres}"


def ending_models(library: Library, places: Places, today: date) -> Iterator[str]:
    """Advice to use a model that has ended, or ends within NOTICE_DAYS."""
    ending = {
        name: entry.model
        for entry in library.models.values()
        if _ends_soon(entry.model, today) or _has_ended(entry.model, today)
        for name in entry.model.ids
    }
    for guide in library.guides.values():
        for advice in _advice(guide, places):
            for name in sorted(set(_IDS.findall(advice.text)) & ending.keys()):
                if not (advice.shows_mistake and _has_ended(ending[name], today)):
                    where = places.text(advice.path, name)
                    yield f"{where}: names {name}, {_end(ending[name], today)}"
    for entry in library.models.values():
        successor = ending.get(entry.model.successor or "")
        if successor:
            where = places.row(MODELS, "successor", id=entry.model.id)
            yield (
                f"{where} (/models/{entry.model.id}/): sends readers to {successor.id},"
                f" {_end(successor, today)}"
            )


class _Row(Protocol):
    """A row of a reference file that rests on one source."""

    @property
    def source(self) -> str: ...

    @property
    def read(self) -> date: ...


@dataclass(frozen=True, slots=True)
class _Advice:
    """Text that readers act on, and the file it stands in."""

    path: Path
    text: str
    shows_mistake: bool = False


def _advice(guide: Guide, places: Places) -> Iterator[_Advice]:
    yield _Advice(guide.path, guide.answer)
    for section in guide.sections:
        if section.id in SECTIONS_TO_ACT_ON:
            for token in dialect.parse_blocks(section.body):
                if token.type == "fence":
                    yield _Advice(guide.path, token.content)
    for sample in guide.samples.values():
        path = places.sample(guide.slug, sample.name)
        yield _Advice(path, sample.code, dialect.shows_mistake(sample.name))


def _has_ended(model: Model, today: date) -> bool:
    return model.state(today) is ModelState.RETIRED


def _ends_soon(model: Model, today: date) -> bool:
    return bool(
        model.retires
        and not _has_ended(model, today)
        and (model.retires - today).days <= NOTICE_DAYS
    )


def _end(model: Model, today: date) -> str:
    """When it ends, and what to write instead."""
    days = (model.retires - today).days if model.retires else 0
    when = f"in {days} days" if days > 1 else {1: "tomorrow", 0: "today"}.get(days, "")
    ends = f"retires on {model.retires} ({when})" if when else f"retired on {model.retires}"
    return f"which {ends}; its successor is {model.successor or 'not named'}"


def _sources(library: Library, places: Places) -> Iterator[tuple[str, date, str]]:
    """Address, day and place of every source. A reference file counts as one place: its rows share
    their sources.
    """
    for guide in library.guides.values():
        for number, source in enumerate(guide.sources):
            yield source.url, source.read, places.source(guide.slug, number)
    rows: tuple[tuple[str, Iterable[_Row]], ...] = (
        (STATUSES, library.statuses.values()),
        (CODES, library.codes.values()),
        (EXCEPTIONS, library.exceptions.values()),
        (SDKS, library.sdks.values()),
        (SDKS, library.other_sdks.values()),
    )
    for file, entries in rows:
        yield from ((each.source, each.read, places.row(file)) for each in entries)
    for entry in library.models.values():
        yield from ((url, entry.read, places.row(MODELS)) for url in entry.sources)


def planned_guides(library: Library) -> frozenset[str]:
    """Guides that codes and exceptions point to, and that are still to be written."""
    return PLANNED_GUIDES - library.guides.keys()
