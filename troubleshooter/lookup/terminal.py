"""A diagnosis in words, for people at a terminal: what the page of a verdict says, in lines.

What is quoted from a paste is redacted already; here it also loses what could steer a terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import wrap

from django.core.management.color import Style

from troubleshooter.content.guide import Guide
from troubleshooter.content.library import Library
from troubleshooter.content.reference import ErrorCodeEntry
from troubleshooter.content.rendering import render_markdown_twin
from troubleshooter.engine.diagnosis import Diagnosis, Match
from troubleshooter.engine.redaction import RedactedText
from troubleshooter.engine.signals import Verdict
from troubleshooter.lookup.contract import code_url, fix_url
from troubleshooter.lookup.verdict import (
    Candidate,
    OtherError,
    SignalRow,
    VerdictPage,
    build_verdict_page,
)
from troubleshooter.web import clock
from troubleshooter.web.causes import first_cause
from troubleshooter.web.templatetags.words import (
    confidence_words,
    evidence_words,
    masked_kind_words,
    retry_words,
    role_words,
    signal_name,
    vendor_name,
)

WIDTH = 96
QUOTE_WIDTH = 100
SIGNALS_OF_OTHER_ERROR = 3
LOCAL_SITE = "http://127.0.0.1:8000"
KEYS_PAGE = "https://platform.claude.com/settings/keys"

WHAT_HELPS = "the HTTP status, the body of the reply, or the last lines of the stack trace."


@dataclass(slots=True)
class TerminalReport:
    """Writes diagnoses. Without `base_url`, the first address comes with how to open it."""

    library: Library
    style: Style
    base_url: str = ""
    steps: bool = False
    """Whether the whole guide follows where one fix is certain."""
    _hint_given: bool = False

    def describe(
        self, diagnosis: Diagnosis, text: RedactedText, first_line: int = 1
    ) -> Iterator[str]:
        """Yield the lines of a report, without line breaks; `text` begins in line `first_line`."""
        page = build_verdict_page(text, diagnosis, self.library)
        lines = _LineNumbers(text.text, first_line)
        match diagnosis.verdict:
            case Verdict.MATCH:
                yield from self._match(page, diagnosis.matches[0], lines)
            case Verdict.AMBIGUOUS:
                yield from self._ambiguous(page)
            case Verdict.UNKNOWN:
                yield from self._unknown(page)
            case Verdict.NOT_CLAUDE:
                yield from self._not_claude(page)
        yield from self._section("Also in this text", self._others(page.others, lines))
        yield from self._section("Masked before reading", _masked(page))
        yield from self._hint(page)
        if self.steps and diagnosis.verdict is Verdict.MATCH:
            guide = self.library.guides[diagnosis.matches[0].slug]
            yield ""
            models = self.library.knowledge.catalogue
            twin = render_markdown_twin(guide, models, clock.today())
            yield from twin.rstrip("\n").split("\n")

    def _match(self, page: VerdictPage, match: Match, lines: _LineNumbers) -> Iterator[str]:
        guide = self.library.guides[match.slug]
        yield self.style.SUCCESS(guide.title)
        yield f"  {confidence_words(match.confidence)} · {self._url(guide)}"
        yield ""
        yield from _paragraph(guide.answer)
        yield from self._advice(page)
        yield from self._section("What was recognised", _evidence(match, lines))
        yield from self._section("If that is not it", self._candidates(page.alternatives))

    def _ambiguous(self, page: VerdictPage) -> Iterator[str]:
        question = page.diagnosis.question
        yield self.style.WARNING("More than one fix fits")
        yield from _paragraph("The text alone does not tell them apart.")
        yield from self._advice(page)
        if question:
            answers = (
                f"{each.text} · {fix_url(each.slug, self.base_url)}" for each in question.answers
            )
            yield from self._section(question.text, answers)
        title = "How each shows itself" if question else "Which of these is it?"
        yield from self._section(title, self._compare(page.candidates))
        yield from self._section("What was recognised", _signals(page.signals))

    def _unknown(self, page: VerdictPage) -> Iterator[str]:
        if page.code:
            yield from self._code(page.code)
        else:
            yield from self._nothing_known(page)
        yield from self._advice(page)
        yield from self._near(page)

    def _code(self, entry: ErrorCodeEntry) -> Iterator[str]:
        code = entry.code
        yield self.style.WARNING(f"We know this code: {code.code}")
        yield f"  {code_url(code.code, self.base_url)}"
        yield ""
        yield from _paragraph(f"{code.meaning} {code.remedy}")
        yield from self._section("Does sending it again help?", [retry_words(code.helps)])

    def _nothing_known(self, page: VerdictPage) -> Iterator[str]:
        yield self.style.WARNING("No fix known: this error is not in our collection yet")
        if page.signals:
            yield from _paragraph(
                "It looks like the Claude API, but the text does not say enough to name one fix, "
                "and a guess would cost you time."
            )
        else:
            yield from _paragraph(
                f"Nothing in this text says which error it is. Paste more of it: {WHAT_HELPS}"
            )
        yield from self._status(page)

    def _not_claude(self, page: VerdictPage) -> Iterator[str]:
        vendor = page.diagnosis.vendor
        if vendor:
            name = vendor_name(vendor)
            yield self.style.NOTICE(
                f"Not an error of the Claude API: this seems to come from {name}"
            )
            yield from _paragraph(
                "Nothing in the text speaks for the Claude API. A fix from here would likely be "
                f"the wrong one; the documentation of {name} is the place to look."
            )
        else:
            yield self.style.NOTICE("Too little to tell")
            yield from _paragraph(
                "Nothing in this text points to the Claude API, and nothing shows that it is not. "
                f"Paste more of it: {WHAT_HELPS}"
            )
            yield from self._status(page, "If it is the Claude API: ")
        yield from self._near(page)

    def _near(self, page: VerdictPage) -> Iterator[str]:
        yield from self._section("Pages that may be near", self._candidates(page.candidates))
        yield from self._section("What was recognised", _signals(page.signals))

    def _advice(self, page: VerdictPage) -> Iterator[str]:
        advice = (_tame(each.text) for each in page.advice)
        yield from self._section("Read from your text", advice)

    def _status(self, page: VerdictPage, lead: str = "") -> Iterator[str]:
        if page.status:
            yield from self._section(
                f"{lead}HTTP {page.status.code} {page.status.name}",
                [*_wrapped(page.status.meaning), *_wrapped(f"Retry? {page.status.retry}")],
            )

    def _candidates(self, candidates: Iterable[Candidate]) -> Iterator[str]:
        for each in candidates:
            sure = confidence_words(each.confidence)
            yield f"{each.guide.title} · {sure} · {self._url(each.guide)}"

    def _compare(self, candidates: Iterable[Candidate]) -> Iterator[str]:
        for each in candidates:
            yield from self._candidates([each])
            how_to_tell = f"How to tell: {first_cause(each.guide).how_to_tell}"
            yield from (f"  {line}" for line in _wrapped(how_to_tell))

    def _others(self, others: Iterable[OtherError], lines: _LineNumbers) -> Iterator[str]:
        found = ((other.error.span.start, self._other(other)) for other in others)
        yield from lines.put_before(found)

    def _other(self, other: OtherError) -> str:
        role = role_words(other.error.role)
        if other.guide:
            return f"{role}: {other.guide.title} · {self._url(other.guide)}"
        signals = " · ".join(row.value for row in other.signals[:SIGNALS_OF_OTHER_ERROR])
        return f"{role}: {quote(signals) or 'an error without a known fix'}"

    def _hint(self, page: VerdictPage) -> Iterator[str]:
        """Say once how to open an address that is a path."""
        address = self._first_address(page)
        if address and not self.base_url and not self._hint_given:
            self._hint_given = True
            yield ""
            yield f"  make run, then {address}"

    def _first_address(self, page: VerdictPage) -> str:
        if page.code and page.diagnosis.verdict is Verdict.UNKNOWN:
            return code_url(page.code.code.code, LOCAL_SITE)
        named = [page.best.guide if page.best else None, *(each.guide for each in page.others)]
        guide = next(filter(None, named), None)
        return fix_url(guide.slug, LOCAL_SITE) if guide else ""

    def _url(self, guide: Guide) -> str:
        return fix_url(guide.slug, self.base_url)

    def _section(self, title: str, lines: Iterable[str]) -> Iterator[str]:
        """Yield a title and what stands under it, each line once; nothing where there is none."""
        shown = list(dict.fromkeys(lines))
        if not shown:
            return
        yield ""
        yield f"  {self.style.HTTP_INFO(title)}"
        yield from (f"    {line}" for line in shown)


@dataclass(frozen=True, slots=True)
class _LineNumbers:
    text: str
    first: int

    def put_before(self, facts: Iterable[tuple[int, str]]) -> Iterator[str]:
        """Put the number of its line before each fact, where it stands first; leave repeats out."""
        places: dict[str, int] = {}
        for start, fact in facts:
            places.setdefault(fact, start)
        for fact, start in places.items():
            number = self.first + self.text.count("\n", 0, start)
            yield f"line {number}  {fact}"


def quote(text: str) -> str:
    """Make text of a paste safe to print, and not too long."""
    line = _tame(text)
    return line if len(line) <= QUOTE_WIDTH else f"{line[: QUOTE_WIDTH - 1]}…"


def _tame(text: str) -> str:
    """Take out what could steer a terminal: one line is left, without control characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _wrapped(text: str) -> list[str]:
    return wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)


def _paragraph(text: str) -> Iterator[str]:
    yield from (f"  {line}" for line in _wrapped(text))


def _evidence(match: Match, lines: _LineNumbers) -> Iterator[str]:
    yield from lines.put_before(
        (each.start, f"{evidence_words(each.signal)}: {quote(each.text)}")
        for each in match.evidence
    )


def _signals(rows: Iterable[SignalRow]) -> Iterator[str]:
    for row in rows:
        yield f"{signal_name(row.name)}: {quote(row.value)}"


def _masked(page: VerdictPage) -> Iterator[str]:
    for each in page.masked:
        yield f"{each.count} × {masked_kind_words(each.kind)}"
    if page.key_exposed:
        yield "If it has been anywhere else that others can read (a ticket, a chat, a public log),"
        yield f"replace the key now: {KEYS_PAGE}"
