"""Signals and Knowledge -> Diagnosis: a verdict and ranked matches, each with its evidence.

How sure a match is follows from what speaks for it, in the order of `SignalKind`: a code of the API, a
message that only this fix prints, a named signal, a message that others print too (which counts only
next to evidence for Claude). An error type, a status or an exception class alone never makes a match:
they name a page worth a look, not a fix.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from troubleshooter.engine.advice import Advice, advise
from troubleshooter.engine.extraction import ExtractedError, Finding, Kind, extract_errors
from troubleshooter.engine.knowledge import Fix, Knowledge
from troubleshooter.engine.named_signals import Surroundings, find_named_signals
from troubleshooter.engine.normalisation import normalise
from troubleshooter.engine.redaction import RedactedText, Redaction
from troubleshooter.engine.signals import (
    MessageSource,
    NamedSignal,
    Role,
    SignalKind,
    Signals,
    Span,
    Strength,
    Verdict,
)
from troubleshooter.engine.signatures import Hit, Signatures
from troubleshooter.engine.vendors import (
    ANTHROPIC,
    VendorEvidence,
    find_vendor_evidence,
    weigh_vendors,
)

ENGINE_VERSION = "0.1"

MATCHES = 5
"""How many candidates a diagnosis names at most."""
_SURE = 0.6
_POSSIBLE = 0.4
_MARGIN = 0.08
_CLASS_WEIGHT = 0.2
_EVIDENCE_LENGTH = 300
_VICINITY = 400

_HTTP_EXCEPTIONS = ("HTTPStatusError", "HTTPError", "ClientResponseError", "HttpErrorResponse")

_OWN_WORDS = {MessageSource.API, MessageSource.CLAUDE_CODE}
"""Printers whose words, with nothing about another vendor beside them, are likely Claude's."""

_PHRASE = 32
"""From this many characters on, a cut-off message that only one fix prints is still that message."""
_ONE_WORD = 14
"""Up to this many characters a message is a word or two, which anybody prints."""

_NAMED_WEIGHTS = {
    NamedSignal.OVERLOADED: 0.95,
    NamedSignal.RATE_LIMIT_UNSPECIFIED: 0.85,
    NamedSignal.MODEL_UNKNOWN: 0.92,
    NamedSignal.CREDENTIAL_REJECTED: 0.8,
    NamedSignal.KEY_IN_REFUSED_HEADER: 0.94,
    NamedSignal.HOST_UNREACHABLE: 0.85,
    NamedSignal.CONNECTION_FAILED: 0.75,
}
_FINDING_SIGNALS = {
    Kind.CODE: SignalKind.ERROR_CODE,
    Kind.TYPE: SignalKind.ERROR_TYPE,
    Kind.STATUS: SignalKind.STATUS,
    Kind.EXCEPTION: SignalKind.EXCEPTION,
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of the reader's own text that speaks for a fix; never holds a secret."""

    start: int
    end: int
    signal: SignalKind
    text: str


@dataclass(frozen=True, slots=True)
class Match:
    """A fix with how sure we are of it, 0 to 1."""

    slug: str
    title: str
    confidence: float
    evidence: tuple[Evidence, ...] = ()


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
        """Whether nothing but a status speaks: a request log prints one for an error told elsewhere."""
        signals = self.error.signals
        told = signals.error_type or signals.error_code or self.error.hits
        return not told and all(each.endswith(_HTTP_EXCEPTIONS) for each in signals.exceptions)


class Diagnoser:
    """A Knowledge, compiled once for many diagnoses."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._signatures = Signatures(knowledge.templates)
        self._codes = {each.code: each.slug for each in knowledge.error_codes}

    def diagnose(self, redacted: RedactedText, today: date) -> Diagnosis:
        """Name the fix for what stands in the text, or say honestly that none is known."""
        text = normalise(redacted)
        vendors = find_vendor_evidence(text.text)
        hits = _without_covered(self._signatures.find(text))
        judged = [
            self._judge(error, redacted.text, text.text, vendors)
            for error in extract_errors(text, hits)
        ]
        ordered = _with_roles(judged)
        errors = tuple(_diagnosed(each, role, today) for each, role in ordered)
        verdict, matches = _overall(ordered, vendors)
        return Diagnosis(
            verdict=verdict,
            vendor=_whose(verdict, ordered, vendors),
            matches=matches,
            question=None,
            errors=errors,
            redactions=redacted.redactions,
        )

    def _judge(
        self, error: ExtractedError, original: str, text: str, vendors: Sequence[VendorEvidence]
    ) -> _Judged:
        start = max(error.span.start - _VICINITY, 0)
        end = error.span.end + _VICINITY
        near, anywhere = weigh_vendors(vendors, start, end)
        foreign = _strongest_foreign(near)
        claude = max(near.get(ANTHROPIC, 0), anywhere.get(ANTHROPIC, 0) - 1)
        if foreign and near[foreign] > near.get(ANTHROPIC, 0):
            claude = 0
        said = (error.signals.message or text[error.span.start : error.span.end]).lower()
        surroundings = Surroundings(
            error, text[start:end], start, claude > 0, claude == 0 and foreign is not None, said
        )
        candidates = _Candidates(self._knowledge, original)
        self._add_codes(candidates, error)
        _add_messages(candidates, error, claude, foreign)
        _add_named(candidates, surroundings)
        _add_classes(candidates, error, claude)
        matches = candidates.ranked()
        return _Judged(error, _verdict(matches), matches, foreign if claude == 0 else None)

    def _add_codes(self, candidates: _Candidates, error: ExtractedError) -> None:
        for each in error.findings:
            slug = self._codes.get(each.value) if each.kind is Kind.CODE else None
            if slug:
                candidates.add(slug, 0.99, SignalKind.ERROR_CODE, each.start, each.end)


class _Candidates:
    """Fixes with the best weight that speaks for each, and everything that does."""

    def __init__(self, knowledge: Knowledge, original: str) -> None:
        self.fixes = knowledge.fixes
        self._original = original
        self._weights: dict[str, float] = {}
        self._evidence: dict[str, dict[tuple[int, int], Evidence]] = {}

    def add(self, slug: str, weight: float, signal: SignalKind, start: int, end: int) -> None:
        self._weights[slug] = max(self._weights.get(slug, 0.0), weight)
        shown = self._original[start : min(end, start + _EVIDENCE_LENGTH)]
        evidence = Evidence(start, start + len(shown), signal, shown)
        self._evidence.setdefault(slug, {}).setdefault((start, end), evidence)

    def __contains__(self, slug: str) -> bool:
        return slug in self._weights

    def support(self, slug: str, weight: float, finding: Finding) -> None:
        """Further evidence for a candidate: raises its confidence by a share of what is missing."""
        self.add(
            slug,
            self._weights[slug] + (1 - self._weights[slug]) * weight,
            _FINDING_SIGNALS[finding.kind],
            finding.start,
            finding.end,
        )

    def weaken(self, slug: str, factor: float) -> None:
        self._weights[slug] *= factor

    def ranked(self) -> tuple[Match, ...]:
        order = sorted(self._weights, key=lambda slug: (-self._weights[slug], slug))
        return tuple(self._match(slug) for slug in order[:MATCHES])

    def _match(self, slug: str) -> Match:
        evidence = sorted(self._evidence[slug].values(), key=lambda each: each.start)
        confidence = min(self._weights[slug], 0.99)
        return Match(slug, self.fixes[slug].title, round(confidence, 4), tuple(evidence))


def _add_messages(
    candidates: _Candidates, error: ExtractedError, claude: int, foreign: str | None
) -> None:
    for hit in error.hits:
        weight = _message_weight(hit, claude, foreign)
        candidates.add(hit.template.slug, weight, SignalKind.MESSAGE, hit.start, hit.end)


def _message_weight(hit: Hit, claude: int, foreign: str | None) -> float:
    """How sure one message makes its fix.

    Words that alone prove a fix count by how much of them is there; shared ones need evidence for
    Claude beside them. Longer messages are a little surer than shorter ones.
    """
    length = min(hit.end - hit.start, 100) / 5000
    if hit.template.strength is Strength.DECISIVE:
        weight = 0.95 * hit.coverage**1.5 + length
        if hit.end - hit.start > _PHRASE and not hit.contradicted:
            weight = max(weight, 0.8)
        return weight * 0.8 if foreign and claude == 0 else weight
    if claude == 0:
        own = hit.template.source in _OWN_WORDS and hit.end - hit.start > _ONE_WORD
        alone = 0.62 if own else 0.42
        return (0.2 if foreign else alone) * hit.coverage
    return (0.6 + 0.07 * claude) * hit.coverage + length


def _add_named(candidates: _Candidates, surroundings: Surroundings) -> None:
    for signal, span in find_named_signals(surroundings).items():
        for fix in candidates.fixes.values():
            if signal in fix.signals:
                candidates.add(
                    fix.slug, _NAMED_WEIGHTS[signal], SignalKind.NAMED, span.start, span.end
                )


def _add_classes(candidates: _Candidates, error: ExtractedError, claude: int) -> None:
    """Type, status and exception: support for a candidate, contradiction of one, or a page to look at."""
    for fix in candidates.fixes.values():
        speaking = [each for each in error.findings if _speaks_for(each, fix)]
        if fix.slug in candidates:
            for each in speaking[:3]:
                candidates.support(fix.slug, 0.15, each)
            if _contradicts(error.signals, fix):
                candidates.weaken(fix.slug, 0.75)
        elif claude and any(each.kind in {Kind.TYPE, Kind.STATUS} for each in speaking):
            if _contradicts(error.signals, fix):
                continue
            for each in speaking:
                signal = _FINDING_SIGNALS[each.kind]
                candidates.add(fix.slug, _CLASS_WEIGHT, signal, each.start, each.end)


def _speaks_for(finding: Finding, fix: Fix) -> bool:
    if finding.kind is Kind.TYPE:
        return finding.value in fix.error_types
    if finding.kind is Kind.STATUS:
        return int(finding.value) in fix.status
    if finding.kind is Kind.EXCEPTION:
        name = finding.value.rpartition(".")[2]
        return any(each.rpartition(".")[2] == name for each in fix.exceptions)
    return False


def _contradicts(signals: Signals, fix: Fix) -> bool:
    """Whether the API's own type rules a fix out. A status alone may be a wrapper's."""
    return bool(
        signals.error_type and fix.error_types and signals.error_type not in fix.error_types
    )


def _without_covered(hits: Sequence[Hit]) -> list[Hit]:
    """Without messages that are only a part of a longer message found at the same place."""
    kept: list[Hit] = []
    for hit in hits:  # in the order of the text, longer ones first where they start together
        if not any(_covers(other, hit) for other in kept[-8:]):
            kept = [each for each in kept[:-8]] + [
                each for each in kept[-8:] if not _covers(hit, each)
            ]
            kept.append(hit)
    return kept


def _covers(outer: Hit, inner: Hit) -> bool:
    within = outer.start <= inner.start and inner.end <= outer.end
    if not within or outer.template.slug == inner.template.slug:
        return within
    return outer.end - outer.start > inner.end - inner.start and outer.coverage >= inner.coverage


def _verdict(matches: Sequence[Match]) -> Verdict:
    if not matches or matches[0].confidence < _POSSIBLE:
        return Verdict.UNKNOWN
    rivals = [
        each for each in matches[1:] if each.confidence > matches[0].confidence - _MARGIN
    ]
    if rivals:
        return Verdict.AMBIGUOUS
    return Verdict.MATCH if matches[0].confidence >= _SURE else Verdict.UNKNOWN


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
    ordered: Sequence[tuple[_Judged, Role]], vendors: Iterable[VendorEvidence]
) -> tuple[Verdict, tuple[Match, ...]]:
    cause = ordered[0][0] if ordered else None
    if cause and cause.verdict in {Verdict.MATCH, Verdict.AMBIGUOUS}:
        return cause.verdict, cause.matches
    matches = cause.matches if cause else ()
    _, anywhere = weigh_vendors(vendors, 0, 0)
    claude = anywhere.get(ANTHROPIC, 0)
    foreign = max((weight for vendor, weight in anywhere.items() if vendor != ANTHROPIC), default=0)
    typed = cause and cause.error.signals.error_type and not cause.foreign
    if claude > foreign or (claude >= 2 and not (cause and cause.foreign)) or typed:
        return Verdict.UNKNOWN, matches
    return Verdict.NOT_CLAUDE, ()


def _whose(
    verdict: Verdict, ordered: Sequence[tuple[_Judged, Role]], vendors: Iterable[VendorEvidence]
) -> str | None:
    if verdict is not Verdict.NOT_CLAUDE:
        return ANTHROPIC
    if ordered and ordered[0][0].foreign:
        return ordered[0][0].foreign
    _, anywhere = weigh_vendors(vendors, 0, 0)
    return _strongest_foreign(anywhere)


def _strongest_foreign(weights: dict[str, int]) -> str | None:
    foreign = {vendor: weight for vendor, weight in weights.items() if vendor != ANTHROPIC}
    return max(foreign, key=lambda vendor: foreign[vendor]) if foreign else None


def _diagnosed(judged: _Judged, role: Role, today: date) -> DiagnosedError:
    signals = judged.error.signals
    slug = judged.matches[0].slug if judged.verdict is Verdict.MATCH else None
    return DiagnosedError(
        span=judged.error.span,
        role=role,
        verdict=judged.verdict,
        matches=judged.matches,
        signals=signals,
        advice=advise(signals, slug, today),
    )


def diagnose(redacted: RedactedText, knowledge: Knowledge, today: date) -> Diagnosis:
    """Name the fix for one text. For many texts, keep a `Diagnoser`: compiling takes longer."""
    return Diagnoser(knowledge).diagnose(redacted, today)
