"""What was found, as text: in groups, each with what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from troubleshooter.content.planned import PLANNED_GUIDES
from troubleshooter.freshness import age
from troubleshooter.freshness.changes import describe_changes
from troubleshooter.freshness.checks import compare
from troubleshooter.freshness.comparison import Content
from troubleshooter.freshness.findings import Kind
from troubleshooter.freshness.newest import Look


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one kind; `remedy` is what one does about each of them."""

    title: str
    remedy: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What is good to know, and what it is in full."""

    title: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    groups: tuple[Group, ...]
    changes: tuple[Note, ...]
    """What came with the newest SDKs."""
    notes: tuple[Note, ...]
    failures: tuple[str, ...]
    """What could not be looked at, and why: nothing is known of it."""

    @property
    def count(self) -> int:
        return sum(len(group.lines) for group in self.groups)


def make_report(content: Content, looks: Sequence[Look], failures: Iterable[str]) -> Report:
    """Report on the calendar, on the `looks` at SDKs, and on the looks that failed."""
    findings = [each for look in looks for each in compare(look.newest, content)]
    unread = [str(each) for each in findings if each.kind is Kind.UNREAD]
    return Report(
        groups=(
            *_calendar(content),
            Group(
                "Where the content and the newest SDK differ",
                "mend the line; where the difference is right, exempt it with its reason"
                " in troubleshooter/freshness/exemptions.py",
                tuple(str(each) for each in findings if each.kind is not Kind.UNREAD),
            ),
        ),
        changes=tuple(map(_changes, looks)),
        notes=tuple(_known(content)),
        failures=(*failures, *unread),
    )


def render(report: Report, *, in_full: bool) -> Iterator[str]:
    """The lines of a report; the last one sums up. Notes are spelt out only `in_full`."""
    for group in report.groups:
        if group.lines:
            yield from (f"{group.title} ({len(group.lines)}):", *map(_indent, group.lines))
            yield from (f"  -> {group.remedy}", "")
    for note in report.changes:
        yield from (note.title, *map(_indent, note.lines), "")
    for note in report.notes:
        yield from (note.title, *map(_indent, note.lines if in_full else ()))
    yield from ("", *(f"Could not look: {failure}" for failure in report.failures))
    if report.count:
        yield f"{report.count} {'finding' if report.count == 1 else 'findings'}."
    elif report.failures:
        yield "Nothing else was found, which says nothing of what could not be looked at."
    else:
        yield "Fresh: nothing to mend."


def _indent(line: str) -> str:
    return f"  {line}"


def _calendar(content: Content) -> Iterator[Group]:
    place = content.library, content.places, content.today
    yield Group(
        f"Pages not reviewed for {age.REVIEW_DAYS} days",
        "read the page against its sources, mend it, then set reviewed to the day",
        tuple(age.unreviewed_guides(*place)),
    )
    yield Group(
        f"Sources not read for {age.SOURCE_DAYS} days",
        "read the source, mend what it no longer carries, then set read to the day",
        tuple(age.unread_sources(*place)),
    )
    yield Group(
        f"Advice to use a model that has ended or ends within {age.NOTICE_DAYS} days",
        "name its successor or another model, or take it away",
        tuple(age.ending_models(*place, content.quotes)),
    )
    yield Group(
        "Quotes of models that nothing needs any more",
        "take the line out of QUOTES in troubleshooter/freshness/exemptions.py",
        tuple(age.stale_quotes(content.library, content.quotes)),
    )


def _known(content: Content) -> Iterator[Note]:
    planned = sorted(PLANNED_GUIDES - content.library.guides.keys())
    yield Note(f"Guides still to be written: {len(planned)}.", tuple(planned))
    yield Note(
        f"Differences from the SDKs that are known and right: {len(content.exemptions)}.",
        tuple(
            f"{' and '.join(each.sdks)}, {each.part}, {each.item}: {each.reason}"
            for each in content.exemptions
        ),
    )
    yield Note(
        f"Ids that guides quote although they may end: {len(content.quotes)}.",
        tuple(f"{each.slug}, {each.model}: {each.reason}" for each in content.quotes),
    )


def _changes(look: Look) -> Note:
    if look.described.version == look.newest.version:
        return Note(f"{look.newest} is the newest, and the one that the content describes.")
    changes = tuple(describe_changes(look.described, look.newest))
    if not changes:
        return Note(f"{look.newest} changes nothing that the content speaks of.")
    return Note(f"What {look.newest} changed since {look.described}:", changes)
