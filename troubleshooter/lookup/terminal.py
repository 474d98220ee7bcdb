"""A diagnosis in words, for people at a terminal.

What is quoted from a paste is redacted already; here it also loses what could steer a terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import wrap

from django.core.management.color import Style

from troubleshooter.content.library import Library
from troubleshooter.engine.diagnosis import DiagnosedError, Diagnosis, Match
from troubleshooter.engine.redaction import RedactedText
from troubleshooter.engine.signals import Verdict
from troubleshooter.lookup.contract import fix_url, list_redactions, list_signals

WIDTH = 96
QUOTE_WIDTH = 100


@dataclass(frozen=True, slots=True)
class TerminalReport:
    """Writes diagnoses; `base_url` leads every address."""

    library: Library
    style: Style
    base_url: str = ""

    def describe(self, diagnosis: Diagnosis, text: RedactedText) -> Iterator[str]:
        """Yield the lines of a report, without line breaks."""
        yield from self._headline(diagnosis)
        cause, others = diagnosis.errors[:1], diagnosis.errors[1:]
        if diagnosis.verdict is Verdict.MATCH:
            yield from self._answer(diagnosis.matches[0])
            yield from self._section("Recognised", _evidence(diagnosis.matches[0], text))
            yield from self._section("Other candidates", self._candidates(diagnosis.matches[1:]))
        else:
            yield from self._section("Candidates", self._candidates(diagnosis.matches))
            yield from self._section("What tells them apart", self._question(diagnosis))
            yield from self._section("Recognised", _recognised(cause))
        facts = (_tame(advice.text) for error in cause for advice in error.advice)
        yield from self._section("From your own numbers", facts)
        yield from self._section("Also in this text", self._others(others, text))
        yield from self._section("Masked before anything else", _masked(text))

    def _headline(self, diagnosis: Diagnosis) -> Iterator[str]:
        match diagnosis.verdict:
            case Verdict.MATCH:
                first = diagnosis.matches[0]
                yield self.style.SUCCESS(first.title)
                yield f"  {first.confidence:.0%} sure · {fix_url(first.slug, self.base_url)}"
            case Verdict.AMBIGUOUS:
                yield self.style.WARNING("More than one fix is possible")
            case Verdict.UNKNOWN:
                yield self.style.WARNING("No fix is known for this error")
            case Verdict.NOT_CLAUDE:
                yield self.style.NOTICE("This does not seem to be an error of the Claude API")
                if diagnosis.vendor:
                    yield f"  It seems to come from: {diagnosis.vendor}"

    def _answer(self, match: Match) -> Iterator[str]:
        answer = self.library.guides[match.slug].answer
        yield ""
        yield from wrap(answer, WIDTH, initial_indent="  ", subsequent_indent="  ")

    def _candidates(self, matches: Iterable[Match]) -> Iterator[str]:
        for match in matches:
            yield f"{match.confidence:>4.0%}  {match.title} · {fix_url(match.slug, self.base_url)}"

    def _question(self, diagnosis: Diagnosis) -> Iterator[str]:
        if diagnosis.question is None:
            return
        yield diagnosis.question.text
        for answer in diagnosis.question.answers:
            yield f"- {answer.text} · {fix_url(answer.slug, self.base_url)}"

    def _others(self, errors: Iterable[DiagnosedError], text: RedactedText) -> Iterator[str]:
        for error in errors:
            line = _line_number(text, error.span.start)
            found = next(self._candidates(error.matches), "no fix known")
            yield f"line {line}  {error.role.value}  {found.strip()}"

    def _section(self, title: str, lines: Iterable[str]) -> Iterator[str]:
        shown = list(lines)
        if not shown:
            return
        yield ""
        yield f"  {self.style.HTTP_INFO(title)}"
        yield from (f"    {line}" for line in shown)


def quote(text: str) -> str:
    """Make text of a paste safe to print, and not too long."""
    line = _tame(text)
    return line if len(line) <= QUOTE_WIDTH else f"{line[: QUOTE_WIDTH - 1]}…"


def _tame(text: str) -> str:
    """Take out what could steer a terminal: one line is left, without control characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _evidence(match: Match, text: RedactedText) -> Iterator[str]:
    for evidence in match.evidence:
        line = _line_number(text, evidence.start)
        yield f"line {line}  {evidence.signal.value}  {quote(evidence.text)}"


def _recognised(causes: Iterable[DiagnosedError]) -> Iterator[str]:
    for cause in causes:
        for name, value in list_signals(cause.signals).items():
            if value:
                yield f"{name}  {quote(_flatten(value))}"


def _flatten(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name}: {text}" for name, text in value.items())
    return ", ".join(value) if isinstance(value, list) else str(value)


def _masked(text: RedactedText) -> Iterator[str]:
    for redaction in list_redactions(text.redactions):
        yield f"{redaction['count']} × {redaction['kind']}"
    if text.redactions:
        yield "Replace any key that was shown to others."


def _line_number(text: RedactedText, start: int) -> int:
    return text.text.count("\n", 0, start) + 1
