"""What the calendar alone makes stale: reviews, sources, and models that end.

None of this may turn the tests red, since nobody changed anything: `manage.py freshness` tells it.

Which mentions of a model that ends count: those that readers act on. A sample is copied; so is
code under "Fix it", "Check that it worked" or "Keep it from coming back", in blocks and in text;
the answer of a guide, the texts of an error code and the successor of a model are advice. Not
counted is what stands under the other headings, which tell what went wrong; pages mark ids in the
text with their state by themselves. Nor is an id that the text quotes on purpose, which
`exemptions.QUOTES` names. A sample named `mistake...` may name a model that has ended, for that can
be the mistake; one that is about to end would soon fail for another reason, and counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Protocol

from troubleshooter.content import dialect
from troubleshooter.content.guide import Guide, Section
from troubleshooter.content.library import Library
from troubleshooter.content.shelf import CODES, EXCEPTIONS, MODELS, SDKS, STATUSES
from troubleshooter.engine.models import Model, ModelState
from troubleshooter.freshness.findings import Quote
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


def ending_models(
    library: Library, places: Places, today: date, quotes: Collection[Quote]
) -> Iterator[str]:
    """Advice to use a model that has ended, or ends within NOTICE_DAYS, but for `quotes`."""
    ending = {
        name: entry.model
        for entry in library.models.values()
        if _ends_soon(entry.model, today) or _has_ended(entry.model, today)
        for name in entry.model.ids
    }
    quoted = {(quote.slug, quote.model) for quote in quotes}
    for advice in _advice(library, places):
        for name in sorted(set(_IDS.findall(advice.text)) & ending.keys()):
            if advice.shows_mistake and _has_ended(ending[name], today):
                continue
            if (advice.text_of, name) not in quoted:
                yield f"{advice.find(name)}: names {name}, {_end(ending[name], today)}"
    yield from _ending_successors(library, places, today)


def stale_quotes(library: Library, quotes: Iterable[Quote]) -> Iterator[str]:
    """Quotes that nothing needs: whatever the day is, no guide quotes that id of a model."""
    ids = {name for entry in library.models.values() for name in entry.model.ids}
    for quote in quotes:
        guide = library.guides.get(quote.slug)
        texts = " ".join(map(_inline_code, _sections_to_act_on(guide))) if guide else ""
        if quote.model not in ids & set(_IDS.findall(texts)):
            yield (
                f"troubleshooter/freshness/exemptions.py: {quote.slug} does not quote {quote.model}"
                " where readers act: take the quote away"
            )


def _ending_successors(library: Library, places: Places, today: date) -> Iterator[str]:
    """A successor that has ended is passed over for its own: no reader is sent there any more."""
    for entry in library.models.values():
        model = entry.model
        if model.state(today) is ModelState.ACTIVE:
            continue
        successor = library.knowledge.catalogue.find_successor(model, today)
        where = f"{places.row(MODELS, 'successor', id=model.id)} (/models/{model.id}/)"
        if successor is None:
            yield f"{where}: sends readers to no model that has not ended"
        elif _ends_soon(successor, today):
            yield f"{where}: sends readers to {successor.id}, {_end(successor, today)}"


class _Row(Protocol):
    """A row of a reference file that rests on one source."""

    @property
    def source(self) -> str: ...

    @property
    def read(self) -> date: ...


@dataclass(frozen=True, slots=True)
class _Advice:
    """Text that readers act on."""

    text: str
    find: Callable[[str], str]
    """Where in it a word stands."""
    shows_mistake: bool = False
    text_of: str = ""
    """The guide whose running text this is: it may quote an id on purpose."""


def _advice(library: Library, places: Places) -> Iterator[_Advice]:
    for guide in library.guides.values():
        yield from _advice_of_guide(guide, places)
    for entry in library.codes.values():
        code = entry.code
        for field, text in (("meaning", code.meaning), ("remedy", code.remedy)):
            row = places.row(CODES, field, status=code.status, code=code.code)
            yield _Advice(text, _always(f"{row} (/code/{code.code}/)"))


def _advice_of_guide(guide: Guide, places: Places) -> Iterator[_Advice]:
    yield _Advice(guide.answer, partial(places.text, guide.path))
    for section in _sections_to_act_on(guide):
        find = partial(places.text, guide.path, below=f"## {section.title}")
        for token in dialect.parse_blocks(section.body):
            if token.type == "fence":
                yield _Advice(token.content, find)
        yield _Advice(_inline_code(section), find, text_of=guide.slug)
    for sample in guide.samples.values():
        find = partial(places.text, places.sample(guide.slug, sample.name))
        yield _Advice(sample.code, find, dialect.shows_mistake(sample.name))


def _always(where: str) -> Callable[[str], str]:
    return lambda _: where


def _sections_to_act_on(guide: Guide) -> Iterator[Section]:
    return (section for section in guide.sections if section.id in SECTIONS_TO_ACT_ON)


def _inline_code(section: Section) -> str:
    """All code in the running text of a section, tables included."""
    tokens = dialect.inline_tokens(dialect.parse(section.body))
    return " ".join(each.token.content for each in tokens if each.token.type == "code_inline")


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
