"""Signals and Knowledge -> Diagnosis: a verdict and ranked matches, each with its evidence.

What speaks for a fix is weighed in `candidates`; here the errors of a paste get their roles, and
the paste its verdict.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from troubleshooter.engine.advice import Advice, advise
from troubleshooter.engine.candidates import Context, Evidence, Match, rank
from troubleshooter.engine.extraction import ExtractedError, extract_errors
from troubleshooter.engine.knowledge import Knowledge
from troubleshooter.engine.named_signals import Surroundings, names_another_host
from troubleshooter.engine.normalisation import normalise
from troubleshooter.engine.redaction import RedactedText, Redaction
from troubleshooter.engine.signals import Role, Signals, Span, Verdict
from troubleshooter.engine.signatures import Hit, Signatures
from troubleshooter.engine.vendors import (
    ANTHROPIC,
    VendorEvidence,
    find_vendor_evidence,
    strongest_foreign,
    weigh_vendors,
)

__all__ = [
    "Advice",
    "DiagnosedError",
    "Diagnoser",
    "Diagnosis",
    "Evidence",
    "Match",
    "Question",
    "QuestionAnswer",
    "diagnose",
]

ENGINE_VERSION = "0.1"

_SURE = 0.6
_POSSIBLE = 0.4
_MARGIN = 0.08
_VICINITY = 400
_LONGEST = 8000
"""Characters of one error that are looked at, with `_VICINITY` around them."""
_OVERLAPPING = 8
_HTTP_EXCEPTIONS = ("HTTPStatusError", "HTTPError", "ClientResponseError", "HttpErrorResponse")


@dataclass(frozen=True, slots=True)
class QuestionAnswer:
    text: str
    slug: str


@dataclass(frozen=True, slots=True)
class Question:
    """The one question that tells near-twins apart; `None` in a diagnosis until the tree has it."""

    id: str
    text: str
    answers: tuple[QuestionAnswer, ...]


@dataclass(frozen=True, slots=True)
class DiagnosedError:
    """One error of the paste."""

    span: Span
    role: Role
    verdict: Verdict
    matches: tuple[Match, ...]
    signals: Signals
    advice: tuple[Advice, ...] = ()


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """`verdict`, `matches` (at most 5, best first) and `question` are those of the cause.

    `vendor` names whose error it is ("anthropic", "openai", ...), or is None where nothing tells.
    `errors` holds the cause first, then its consequences and separate errors.
    """

    verdict: Verdict
    vendor: str | None
    matches: tuple[Match, ...]
    question: Question | None
    errors: tuple[DiagnosedError, ...]
    redactions: tuple[Redaction, ...]
    engine: str = ENGINE_VERSION


@dataclass(frozen=True, slots=True)
class _Judged:
    """An error with its candidates, before it has a role."""

    error: ExtractedError
    verdict: Verdict
    matches: tuple[Match, ...]
    foreign: str | None

    @property
    def confidence(self) -> float:
        return self.matches[0].confidence if self.matches else 0.0

    @property
    def is_bare_status(self) -> bool:
        """Whether nothing but a status speaks: a log prints one for an error told elsewhere."""
        signals = self.error.signals
        told = signals.error_type or signals.error_code or self.error.hits
        return not told and all(each.endswith(_HTTP_EXCEPTIONS) for each in signals.exceptions)


class Diagnoser:
    """A Knowledge, compiled once for many diagnoses."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._signatures = Signatures(knowledge.templates)

    def diagnose(self, redacted: RedactedText, today: date) -> Diagnosis:
        """Name the fix for what stands in the text, or say honestly that none is known."""
        text = normalise(redacted)
        vendors = find_vendor_evidence(text.text)
        names = tuple(each for each in vendors if not each.is_code)
        anywhere = weigh_vendors(vendors)
        hits = _without_covered(self._signatures.find(text))
        judged = []
        for error in extract_errors(text, hits):
            context = _look_around(error, text.text, vendors, names, anywhere)
            matches = rank(context, self._knowledge, redacted.text)
            foreign = context.foreign if context.claude == 0 else None
            judged.append(_Judged(error, _verdict(matches, context), matches, foreign))
        ordered = _with_roles(judged)
        verdict, matches = _overall(ordered, anywhere)
        return Diagnosis(
            verdict=verdict,
            vendor=_whose(verdict, ordered, anywhere),
            matches=matches,
            question=None,
            errors=tuple(_diagnosed(each, role, self._knowledge, today) for each, role in ordered),
            redactions=redacted.redactions,
        )


def _look_around(
    error: ExtractedError,
    text: str,
    vendors: Sequence[VendorEvidence],
    names: Sequence[VendorEvidence],
    anywhere: Mapping[str, int],
) -> Context:
    """Whose words stand near an error. Words for Claude far from it count a little less."""
    start = max(error.span.start - _VICINITY, 0)
    end = min(error.span.end, error.span.start + _LONGEST) + _VICINITY
    near = weigh_vendors(vendors, start, end)
    foreign = strongest_foreign(near)
    claude = max(near.get(ANTHROPIC, 0), anywhere.get(ANTHROPIC, 0) - 1)
    if foreign and near[foreign] > near.get(ANTHROPIC, 0):
        claude = 0
    said = (error.signals.message or text[error.span.start : error.span.end]).lower()
    first, last = text.rfind("\n", 0, error.span.start) + 1, _line_end(text, error.span.end)
    line = weigh_vendors(names, first, last)
    elsewhere = not error.signals.error_type and names_another_host(text[first:last][:_LONGEST])
    if elsewhere and claude == 1:  # a mention of its name, no call of it
        claude = 0
    is_foreign = claude == 0 and (foreign is not None or elsewhere)
    named = claude > 0 and (near.get(ANTHROPIC, 0) > 1 or ANTHROPIC in line)
    around = Surroundings(error, text[start:end], start, claude > 0, is_foreign, named, said)
    return Context(error, around, claude, foreign, len(text.strip()), elsewhere=elsewhere)


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    return len(text) if end < 0 else end


def _without_covered(hits: Sequence[Hit]) -> list[Hit]:
    """Without messages that are only a part of a longer message found at the same place.

    Hits come in the order of the text, so that only the last few can overlap a new one.
    """
    kept: list[Hit] = []
    for hit in hits:
        recent = kept[-_OVERLAPPING:]
        if any(_covers(other, hit) for other in recent):
            continue
        kept[-_OVERLAPPING:] = [other for other in recent if not _covers(hit, other)]
        kept.append(hit)
    return kept


def _covers(outer: Hit, inner: Hit) -> bool:
    within = outer.start <= inner.start and inner.end <= outer.end
    if not within:
        return False
    if outer.template.slug == inner.template.slug:
        return outer.template.strength is inner.template.strength
    return outer.end - outer.start > inner.end - inner.start and outer.coverage >= inner.coverage


def _verdict(matches: Sequence[Match], context: Context) -> Verdict:
    if not matches or matches[0].confidence < _POSSIBLE:
        return Verdict.UNKNOWN
    rivals = [each for each in matches[1:] if each.confidence > matches[0].confidence - _MARGIN]
    is_sure = matches[0].confidence >= _SURE
    if rivals and (is_sure or context.claude):
        return Verdict.AMBIGUOUS
    return Verdict.MATCH if is_sure and not rivals else Verdict.UNKNOWN


_RANK = {Verdict.MATCH: 0, Verdict.AMBIGUOUS: 1, Verdict.UNKNOWN: 2, Verdict.NOT_CLAUDE: 3}


def _with_roles(judged: Sequence[_Judged]) -> list[tuple[_Judged, Role]]:
    """The cause first: the surest error, or the first sure one of its chain of exceptions."""
    if not judged:
        return []
    told = any(each.error.signals.error_type for each in judged)

    def order(index: int) -> tuple[bool, int, float, int]:
        each = judged[index]
        echo = told and each.is_bare_status
        return echo, _RANK[each.verdict], -round(each.confidence, 1), index

    def leads(earlier: _Judged) -> bool:
        return earlier.verdict is Verdict.MATCH and not (told and earlier.is_bare_status)

    cause = min(range(len(judged)), key=order)
    while judged[cause].error.continues and cause and leads(judged[cause - 1]):
        cause -= 1
    ordered = [(judged[cause], Role.CAUSE)]
    chained = True
    for index, each in enumerate(judged):
        if index == cause:
            continue
        chained = index > cause and chained and each.error.continues
        ordered.append((each, Role.CONSEQUENCE if chained else Role.SEPARATE))
    return ordered


def _overall(
    ordered: Sequence[tuple[_Judged, Role]], anywhere: Mapping[str, int]
) -> tuple[Verdict, tuple[Match, ...]]:
    cause = ordered[0][0] if ordered else None
    if cause and cause.verdict in {Verdict.MATCH, Verdict.AMBIGUOUS}:
        return cause.verdict, cause.matches
    matches = cause.matches if cause else ()
    claude = anywhere.get(ANTHROPIC, 0)
    foreign = max((weight for vendor, weight in anywhere.items() if vendor != ANTHROPIC), default=0)
    typed = cause and cause.error.signals.error_type and not cause.foreign
    if claude > foreign or (claude >= 2 and not (cause and cause.foreign)) or typed:
        return Verdict.UNKNOWN, matches
    if foreign:
        return Verdict.NOT_CLAUDE, ()
    return Verdict.NOT_CLAUDE, tuple(each for each in matches if each.confidence >= _POSSIBLE)


def _whose(
    verdict: Verdict, ordered: Sequence[tuple[_Judged, Role]], anywhere: Mapping[str, int]
) -> str | None:
    if verdict is not Verdict.NOT_CLAUDE:
        return ANTHROPIC
    if ordered and ordered[0][0].foreign:
        return ordered[0][0].foreign
    return strongest_foreign(anywhere)


def _diagnosed(judged: _Judged, role: Role, knowledge: Knowledge, today: date) -> DiagnosedError:
    signals = judged.error.signals
    slug = judged.matches[0].slug if judged.verdict is Verdict.MATCH else None
    return DiagnosedError(
        span=judged.error.span,
        role=role,
        verdict=judged.verdict,
        matches=judged.matches,
        signals=signals,
        advice=advise(signals, slug, knowledge, today),
    )


def diagnose(redacted: RedactedText, knowledge: Knowledge, today: date) -> Diagnosis:
    """Name the fix for one text. For many texts, keep a `Diagnoser`: compiling takes longer."""
    return Diagnoser(knowledge).diagnose(redacted, today)
