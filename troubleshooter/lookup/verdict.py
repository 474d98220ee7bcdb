"""What the page of a verdict shows: a Diagnosis with the guides it names and the words around them.

Chooses and orders; decides nothing about the error and formats no HTML.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from troubleshooter.content.guide import Guide
from troubleshooter.content.library import Library
from troubleshooter.content.reference import ErrorCodeEntry, HTTPStatus
from troubleshooter.engine.advice import ABOUT_CODE, Advice
from troubleshooter.engine.diagnosis import DiagnosedError, Diagnosis, Evidence
from troubleshooter.engine.redaction import RedactedText, Redaction
from troubleshooter.engine.signals import SignalKind, Signals, Span, Verdict
from troubleshooter.lookup.excerpts import Excerpt, cut_excerpts
from troubleshooter.web.templatetags.words import surface_words

LEAST_CONFIDENCE = 0.3
"""Below it nothing but a status, a type or an exception class speaks for a fix."""
MAX_OTHER_ERRORS = 8
MAX_EXCERPT_OF_ERROR = 300
"""Characters marked of an error that nothing was recognised in."""


@dataclass(frozen=True, slots=True)
class Candidate:
    guide: Guide
    confidence: float
    evidence: tuple[SignalKind, ...]
    """What speaks for it, the weightiest first."""


@dataclass(frozen=True, slots=True)
class SignalRow:
    """A signal for reading: `name` is its field in `Signals`, `url` its page if it has one."""

    name: str
    value: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class OtherError:
    """An error beside the cause, with its fix where one is known."""

    error: DiagnosedError
    guide: Guide | None
    signals: tuple[SignalRow, ...]


@dataclass(frozen=True, slots=True)
class MaskedKind:
    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class VerdictPage:
    diagnosis: Diagnosis
    best: Candidate | None
    candidates: tuple[Candidate, ...]
    cause: DiagnosedError | None
    status: HTTPStatus | None
    """What the cause came with, by its status or else by its error type."""
    code: ErrorCodeEntry | None
    """The error code of the cause, where it is one that we know."""
    signals: tuple[SignalRow, ...]
    others: tuple[OtherError, ...]
    excerpts: tuple[Excerpt, ...]
    masked: tuple[MaskedKind, ...]

    @property
    def template(self) -> str:
        """The fragment for this verdict."""
        return f"lookup/_{self.diagnosis.verdict.value}.html"

    @property
    def title(self) -> str:
        """The verdict in a few words of ours, not of the paste."""
        match self.diagnosis.verdict:
            case Verdict.MATCH if self.best:
                return self.best.guide.title
            case Verdict.AMBIGUOUS:
                return "More than one fix fits"
            case Verdict.NOT_CLAUDE:
                return "Not the Claude API" if self.diagnosis.vendor else "Too little to tell"
            case Verdict.UNKNOWN if self.code:
                return self.code.code.code
            case _:
                return "No fix known"

    @property
    def alternatives(self) -> tuple[Candidate, ...]:
        """The candidates after the best one."""
        return self.candidates[1:]

    @property
    def advice(self) -> tuple[Advice, ...]:
        """What was read from the text; not the code where the verdict itself is about the code."""
        advice = self.cause.advice if self.cause else ()
        told = {ABOUT_CODE} if self.diagnosis.verdict is Verdict.UNKNOWN else set()
        return tuple(each for each in advice if each.kind not in told)

    @property
    def key_exposed(self) -> bool:
        """Whether a credential of the Claude API stood in the paste."""
        return any(each.kind.startswith("anthropic-") for each in self.masked)


def build_verdict_page(text: RedactedText, diagnosis: Diagnosis, library: Library) -> VerdictPage:
    candidates = tuple(
        Candidate(library.guides[match.slug], match.confidence, _list_kinds(match.evidence))
        for match in diagnosis.matches
        if match.confidence >= LEAST_CONFIDENCE
    )
    shown = diagnosis.errors[: 1 + MAX_OTHER_ERRORS]
    cause = shown[0] if shown else None
    return VerdictPage(
        diagnosis=diagnosis,
        best=candidates[0] if candidates else None,
        candidates=candidates,
        cause=cause,
        status=_find_status(cause.signals, library) if cause else None,
        code=library.codes.get(cause.signals.error_code or "") if cause else None,
        signals=describe_signals(cause.signals, library) if cause else (),
        others=tuple(_describe_other(error, library) for error in shown[1:]),
        excerpts=cut_excerpts(text, _list_marks(diagnosis)),
        masked=count_masked(diagnosis.redactions),
    )


def describe_signals(signals: Signals, library: Library) -> tuple[SignalRow, ...]:
    """List what an error says about itself, without what it does not say."""
    rows = (
        _status_row(signals.http_status, library),
        _type_row(signals.error_type, library),
        _code_row(signals.error_code, library),
        SignalRow("message", signals.message or ""),
        SignalRow("exceptions", ", ".join(signals.exceptions)),
        SignalRow("models", ", ".join(signals.models)),
        SignalRow("surface", surface_words(signals.surface) if signals.surface else ""),
        SignalRow("sdk_version", signals.sdk_version or ""),
        SignalRow("headers", ", ".join(f"{name}: {value}" for name, value in signals.headers)),
        SignalRow("request_ids", ", ".join(signals.request_ids)),
    )
    return tuple(row for row in rows if row.value)


def _find_status(signals: Signals, library: Library) -> HTTPStatus | None:
    if signals.http_status:
        return library.statuses.get(signals.http_status)
    named = (each for each in library.statuses.values() if signals.error_type in each.error_types)
    return next(named, None)


def _status_row(status: int | None, library: Library) -> SignalRow:
    url = reverse("reference:status", args=[status]) if status in library.statuses else ""
    return SignalRow("http_status", str(status or ""), url)


def _type_row(error_type: str | None, library: Library) -> SignalRow:
    known = any(error_type in status.error_types for status in library.statuses.values())
    url = reverse("reference:type", args=[error_type]) if known else ""
    return SignalRow("error_type", error_type or "", url)


def _code_row(code: str | None, library: Library) -> SignalRow:
    url = reverse("reference:code", args=[code]) if code in library.codes else ""
    return SignalRow("error_code", code or "", url)


def count_masked(redactions: Iterable[Redaction]) -> tuple[MaskedKind, ...]:
    counts = Counter(redaction.kind for redaction in redactions)
    return tuple(MaskedKind(kind, count) for kind, count in sorted(counts.items()))


def _list_kinds(evidence: Iterable[Evidence]) -> tuple[SignalKind, ...]:
    found = {each.signal for each in evidence}
    return tuple(kind for kind in SignalKind if kind in found)


def _describe_other(error: DiagnosedError, library: Library) -> OtherError:
    known = error.verdict is Verdict.MATCH and error.matches
    return OtherError(
        error=error,
        guide=library.guides[error.matches[0].slug] if known else None,
        signals=describe_signals(error.signals, library),
    )


def _list_marks(diagnosis: Diagnosis) -> list[Span]:
    """Choose what is highlighted: the evidence, or the head of the error where there is none."""
    shown = diagnosis.matches if diagnosis.verdict is Verdict.AMBIGUOUS else diagnosis.matches[:1]
    marks = [Span(each.start, each.end) for match in shown for each in match.evidence]
    if marks:
        return marks
    heads = (error.span for error in diagnosis.errors[:1])
    return [Span(head.start, min(head.end, head.start + MAX_EXCERPT_OF_ERROR)) for head in heads]
