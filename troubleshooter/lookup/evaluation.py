"""Labelled pastes and what was answered to them -> figures of accuracy.

Pure arithmetic: this module reads no file, keeps no time and diagnoses nothing. The rules are those
by which the engine is judged from outside, so none of them may be softened here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median

from troubleshooter.engine.signals import Verdict

NOT_CLAUDE = "not-claude"
UNCLEAR = "unclear"
LABELS_WITHOUT_PAGE = frozenset({NOT_CLAUDE, UNCLEAR})

QUESTION_SHARE = 10
"""One in so many Claude cases may be answered by a question and still count as found."""

CALIBRATION_BINS = 10
COVERAGE = 0.8


@dataclass(frozen=True, slots=True)
class LabelledPaste:
    """A text with its right answer; `also` holds other slugs that are right."""

    id: str
    label: str
    text: str
    also: frozenset[str] = frozenset()
    client: str = "unknown"

    @property
    def right(self) -> frozenset[str]:
        return self.also | {self.label}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was answered to a paste: `slugs` best first, `confidence` that of the first."""

    paste: LabelledPaste
    verdict: Verdict
    slugs: tuple[str, ...] = ()
    confidence: float = 0.0
    milliseconds: float = 0.0

    @property
    def sure(self) -> bool:
        return self.verdict is Verdict.MATCH

    @property
    def hit(self) -> bool:
        return bool(self.slugs) and self.slugs[0] in self.paste.right

    @property
    def among_three(self) -> bool:
        return not self.paste.right.isdisjoint(self.slugs[:3])

    @property
    def confident_and_wrong(self) -> bool:
        return self.sure and not self.hit

    @property
    def acceptable(self) -> bool:
        """Whether the reader was served well; what is not is listed as a failure."""
        if self.paste.label == UNCLEAR:
            return not self.confident_and_wrong
        if self.paste.label == NOT_CLAUDE:
            return not self.false_alarm
        if self.verdict is Verdict.AMBIGUOUS:
            return self.among_three
        return self.sure and self.hit

    @property
    def false_alarm(self) -> bool:
        """Of a foreign text: whether it was taken for an error of the Claude API."""
        return self.verdict not in {Verdict.NOT_CLAUDE, Verdict.UNKNOWN} and not self.hit


@dataclass(frozen=True, slots=True)
class Tally:
    right: int
    total: int

    @property
    def share(self) -> float:
        return self.right / self.total


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares are 0 to 1. `n` counts Claude cases, `foreign` and `unclear` the other two kinds."""

    n: int
    top1: float
    top3: float
    ambiguous: float
    foreign: int
    false_alarm: float
    confident_wrong: float
    unclear: int
    unclear_confident: int
    ece: float
    brier: float
    brier_constant: float
    error_at_80_coverage: float
    median_ms: float
    p99_ms: float


def score(outcomes: Sequence[Outcome]) -> Figures:
    """Compute all figures; those of an empty set are 0."""
    claude = [o for o in outcomes if o.paste.label not in LABELS_WITHOUT_PAGE]
    foreign = [o for o in outcomes if o.paste.label == NOT_CLAUDE]
    unclear = [o for o in outcomes if o.paste.label == UNCLEAR]
    answered = [o for o in outcomes if o.slugs]
    asked = [o for o in claude if o.verdict is Verdict.AMBIGUOUS]
    credit = min(sum(o.among_three for o in asked), len(claude) // QUESTION_SHARE)
    times = sorted(o.milliseconds for o in outcomes)
    return Figures(
        n=len(claude),
        top1=_share(sum(o.sure and o.hit for o in claude) + credit, len(claude)),
        top3=_share(sum(o.sure and o.among_three for o in claude) + credit, len(claude)),
        ambiguous=_share(len(asked), len(claude)),
        foreign=len(foreign),
        false_alarm=_share(sum(o.false_alarm for o in foreign), len(foreign)),
        confident_wrong=_share(sum(o.confident_and_wrong for o in outcomes), len(outcomes)),
        unclear=len(unclear),
        unclear_confident=sum(o.confident_and_wrong for o in unclear),
        ece=_expected_calibration_error(answered),
        brier=_share(sum((o.confidence - o.hit) ** 2 for o in answered), len(answered)),
        brier_constant=_brier_of_a_constant(answered),
        error_at_80_coverage=_error_at_coverage(answered),
        median_ms=median(times) if times else 0.0,
        p99_ms=times[ceil(0.99 * len(times)) - 1] if times else 0.0,
    )


def tallies(outcomes: Iterable[Outcome], key: Callable[[Outcome], str]) -> Mapping[str, Tally]:
    """Count the acceptable outcomes of each group, the worst group first."""
    groups: dict[str, list[bool]] = {}
    for outcome in outcomes:
        groups.setdefault(key(outcome), []).append(outcome.acceptable)
    counted = {name: Tally(sum(marks), len(marks)) for name, marks in groups.items()}
    return dict(sorted(counted.items(), key=lambda item: (item[1].share, item[0])))


def _share(part: float, total: int) -> float:
    return part / max(total, 1)


def _expected_calibration_error(answered: Sequence[Outcome]) -> float:
    ranked = sorted(answered, key=_by_confidence)
    size = max(len(ranked) // CALIBRATION_BINS, 1)
    bins = [ranked[start : start + size] for start in range(0, len(ranked), size)]
    gaps = (abs(sum(o.confidence for o in b) - sum(o.hit for o in b)) for b in bins)
    return _share(sum(gaps), len(ranked))


def _brier_of_a_constant(answered: Sequence[Outcome]) -> float:
    """Compute the Brier score of always naming the average rate of hits."""
    rate = _share(sum(o.hit for o in answered), len(answered))
    return rate * (1 - rate)


def _error_at_coverage(answered: Sequence[Outcome]) -> float:
    ranked = sorted(answered, key=_by_confidence, reverse=True)
    surest = ranked[: int(len(ranked) * COVERAGE)]
    return _share(sum(not o.hit for o in surest), len(surest))


def _by_confidence(outcome: Outcome) -> tuple[float, bool]:
    return outcome.confidence, outcome.hit
