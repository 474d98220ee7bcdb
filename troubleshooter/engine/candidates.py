"""What speaks for each fix, and how much.

How sure a match is follows from what speaks for it, in the order of `SignalKind`: a code of the
API, a message that only this fix prints, a named signal, a message that others print too (which
counts only next to evidence for Claude). An error type, a status or an exception class alone never
makes a match: they name a page worth a look, not a fix.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from troubleshooter.engine.extraction import ExtractedError
from troubleshooter.engine.findings import Finding, Kind
from troubleshooter.engine.knowledge import Fix, Knowledge
from troubleshooter.engine.named_signals import (
    Surroundings,
    find_named_signals,
    is_googles_reply,
)
from troubleshooter.engine.signals import (
    MessageSource,
    NamedSignal,
    SignalKind,
    Signals,
    Strength,
)
from troubleshooter.engine.signatures import Hit

MATCHES = 5
"""How many candidates a diagnosis names at most."""

_CODE_WEIGHT = 0.99
_CODE_CLASS_WEIGHT = 0.9
"""A class that the SDK raises for one code alone."""
_CLASS_WEIGHT = 0.2
_SUPPORT = 0.15
_CONTRADICTION = 0.75
_EVIDENCE_LENGTH = 300
_PIECES = 12
_ORDER = {signal: place for place, signal in enumerate(SignalKind)}
_PHRASE = 28
"""From this many characters on, a cut-off message that only one fix prints still counts as it."""
_ONE_WORD = 12
"""Up to this many characters a message is a word or two, which anybody prints."""
_ALONE = 1.2
"""How much longer than a message a text may be that holds nothing else."""
_OWN_WORDS = {MessageSource.API, MessageSource.CLAUDE_CODE}
"""Printers whose words, with nothing about another vendor beside them, are likely Claude's."""
_ANYBODYS = re.compile(
    r"""
      <title> | <html | bad\ gateway | gateway\ time | service\ (?:temporarily\ )?unavailable
    | upstream | \b5\d\d:\ | cloudflare | bearer\ token | authentication\ credentials
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Words of servers and proxies everywhere: they count only beside evidence for Claude."""
_SAYS_ONLY_THAT = re.compile(r"connection error\.?|fetch failed", re.IGNORECASE)
"""What clients print over any failure of the network: a message beside it tells the cause."""
_CONSEQUENCE = 0.6
_NAMED_WEIGHTS = {
    NamedSignal.OVERLOADED: 0.95,
    NamedSignal.RATE_LIMIT_UNSPECIFIED: 0.85,
    NamedSignal.MODEL_UNKNOWN: 0.92,
    NamedSignal.KEY_NOT_SET: 0.78,
    NamedSignal.CREDENTIAL_REJECTED: 0.8,
    NamedSignal.PERMISSION_REFUSED: 0.75,
    NamedSignal.PAYMENT_REQUIRED: 0.75,
    NamedSignal.API_KEY_REFUSED: 0.97,
    NamedSignal.LOGIN_REFUSED: 0.97,
    NamedSignal.CREDENTIAL_REFUSED: 0.85,
    NamedSignal.KEY_IN_REFUSED_HEADER: 0.94,
    NamedSignal.HOST_UNREACHABLE: 0.85,
    NamedSignal.CONNECTION_FAILED: 0.75,
    NamedSignal.GATEWAY_BAD: 0.8,
    NamedSignal.GATEWAY_SLOW: 0.8,
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
class Context:
    """An error with what stands around it: `claude` is 0 (nothing speaks for Claude) to 3."""

    error: ExtractedError
    surroundings: Surroundings
    claude: int
    foreign: str | None
    """The vendor that something near the error speaks for, if not Claude's."""
    length: int
    """Characters of the whole text, without the white space around it."""
    elsewhere: bool = False
    """Whether a connection failed, to a host that is not Claude's."""

    @property
    def is_foreign(self) -> bool:
        return self.claude == 0 and (self.foreign is not None or self.elsewhere)


def rank(context: Context, knowledge: Knowledge, original: str) -> tuple[Match, ...]:
    """The fixes that something in this error speaks for, best first, at most `MATCHES`.

    `original` is the redacted text that the evidence quotes.
    """
    candidates = _Candidates(knowledge, original)
    _add_codes(candidates, context, knowledge)
    _add_messages(candidates, context)
    _add_named(candidates, context.surroundings)
    _add_classes(candidates, context)
    return candidates.ranked()


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
        weightiest = sorted(self._evidence[slug].values(), key=lambda each: _ORDER[each.signal])
        evidence = sorted(weightiest[:_PIECES], key=lambda each: each.start)
        confidence = min(self._weights[slug], 0.99)
        return Match(slug, self.fixes[slug].title, round(confidence, 4), tuple(evidence))


def _add_codes(candidates: _Candidates, context: Context, knowledge: Knowledge) -> None:
    """A code whose guide is still to be written ranks nothing; `advice` tells what it means."""
    codes = {each.code: each.slug for each in knowledge.error_codes if each.slug in knowledge.fixes}
    classes = {code.replace("_", ""): slug for code, slug in codes.items()}
    for each in context.error.findings:
        if each.kind is Kind.CODE and (slug := codes.get(each.value)):
            candidates.add(slug, _CODE_WEIGHT, SignalKind.ERROR_CODE, each.start, each.end)
        if each.kind is Kind.EXCEPTION and context.claude and (code := _class_of_code(each.value)):
            slug = classes.get(code) or classes.get(code.removeprefix("beta"))
            if slug:
                candidates.add(slug, _CODE_CLASS_WEIGHT, SignalKind.EXCEPTION, each.start, each.end)


def _class_of_code(name: str) -> str | None:
    """The code that a class of the SDK stands for, without underscores.

    >>> _class_of_code("anthropic.RampLimitExceededError")
    'ramplimitexceeded'
    """
    module, _, own = name.rpartition(".")
    return own.removesuffix("Error").lower() if "anthropic" in module.lower() else None


def _add_messages(candidates: _Candidates, context: Context) -> None:
    slugs = {hit.template.slug for hit in context.error.hits}
    for hit in context.error.hits:
        weight = _message_weight(hit, context)
        if len(slugs) > 1 and _SAYS_ONLY_THAT.fullmatch(hit.template.text):
            weight *= _CONSEQUENCE
        candidates.add(hit.template.slug, weight, SignalKind.MESSAGE, hit.start, hit.end)


def _message_weight(hit: Hit, context: Context) -> float:
    """How sure one message makes its fix. Longer messages are a little surer than shorter ones."""
    claude = context.claude
    length = hit.end - hit.start
    bonus = min(length, 100) / 5000
    if hit.template.strength is Strength.DECISIVE:
        weight = _decisive_weight(hit, length) + bonus
        return weight * _foreign_factor(hit) if context.is_foreign else weight
    is_api = hit.template.source is MessageSource.API
    if context.is_foreign or (is_api and is_googles_reply(context.surroundings)):
        return 0.2 * hit.coverage
    if length <= _ONE_WORD:
        return 0.35 * hit.coverage
    if claude:
        return (0.6 + 0.07 * claude) * hit.coverage + bonus
    # A text of nothing else was pasted here for these very words.
    anybodys = context.length > length * _ALONE and _ANYBODYS.search(hit.template.text)
    own = hit.template.source in _OWN_WORDS and not anybodys
    return (0.62 if own else 0.42) * hit.coverage


def _foreign_factor(hit: Hit) -> float:
    """What decisive words are worth beside another vendor's.

    The API's own words reach people through other vendors' clients; an SDK's words do not.
    """
    return 0.8 if hit.template.source is MessageSource.API else 0.6


def _decisive_weight(hit: Hit, length: int) -> float:
    """Words that alone prove a fix count by how much of them is there."""
    weight = 0.95 * float(hit.coverage**1.5)
    if length > _PHRASE and not hit.contradicted:
        return max(weight, 0.8)
    return weight


def _add_named(candidates: _Candidates, surroundings: Surroundings) -> None:
    for signal, span in find_named_signals(surroundings).items():
        for fix in candidates.fixes.values():
            if signal in fix.signals:
                candidates.add(
                    fix.slug, _NAMED_WEIGHTS[signal], SignalKind.NAMED, span.start, span.end
                )


def _add_classes(candidates: _Candidates, context: Context) -> None:
    """Type, status and exception support a candidate, contradict one, or name a page to look at."""
    signals = context.error.signals
    for fix in candidates.fixes.values():
        speaking = [each for each in context.error.findings if _speaks_for(each, fix)]
        if fix.slug in candidates:
            for each in speaking[:3]:
                candidates.support(fix.slug, _SUPPORT, each)
            if _contradicts(signals, fix):
                candidates.weaken(fix.slug, _CONTRADICTION)
        elif context.claude and _names_a_page(speaking) and not _contradicts(signals, fix):
            for each in speaking:
                signal = _FINDING_SIGNALS[each.kind]
                candidates.add(fix.slug, _CLASS_WEIGHT, signal, each.start, each.end)


def _names_a_page(speaking: list[Finding]) -> bool:
    return any(each.kind in {Kind.TYPE, Kind.STATUS} for each in speaking)


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
