"""The figures follow the published rules of scoring, case by case."""

from __future__ import annotations

import pytest

from troubleshooter.engine.signals import Verdict
from troubleshooter.lookup.evaluation import LabelledPaste, Outcome, Tally, score, tallies

MATCH, AMBIGUOUS, UNKNOWN, NOT_CLAUDE = (
    Verdict.MATCH, Verdict.AMBIGUOUS, Verdict.UNKNOWN, Verdict.NOT_CLAUDE,
)  # fmt: skip


def outcome(label, verdict, *slugs, also=(), confidence=0.5, milliseconds=1.0, client="curl"):
    paste = LabelledPaste("id", label, "text", frozenset(also), client)
    return Outcome(paste, verdict, slugs, confidence, milliseconds)


@pytest.mark.parametrize(
    ("given", "top1", "top3"),
    [
        (outcome("a", MATCH, "a"), 1, 1),
        (outcome("a", MATCH, "b", also=["b"]), 1, 1),
        (outcome("a", MATCH, "x", "y", "a"), 0, 1),
        (outcome("a", MATCH, "x", "y", "z", "a"), 0, 0),
        (outcome("a", UNKNOWN, "a"), 0, 0),
        (outcome("a", NOT_CLAUDE), 0, 0),
    ],
)
def test_a_fix_counts_as_found_only_when_a_match_says_so(given, top1, top3):
    figures = score([given])

    assert (figures.n, figures.top1, figures.top3) == (1, top1, top3)


@pytest.mark.parametrize(("cases", "counted"), [(9, 0), (19, 1), (20, 2), (100, 5)])
def test_questions_count_as_found_for_at_most_a_tenth_of_the_claude_cases(cases, counted):
    asked = [outcome("a", AMBIGUOUS, "x", "a")] * 5
    missed = [outcome("a", UNKNOWN)] * (cases - 5)

    figures = score(asked + missed)

    assert figures.ambiguous == 5 / cases
    assert figures.top1 == figures.top3 == counted / cases


def test_a_question_without_the_right_answer_among_three_counts_for_nothing():
    asked = [outcome("a", AMBIGUOUS, "x", "y", "z", "a")]
    missed = [outcome("a", UNKNOWN)] * 9

    assert score(asked + missed).top1 == 0


@pytest.mark.parametrize(
    ("given", "alarm"),
    [
        (outcome("not-claude", NOT_CLAUDE), 0),
        (outcome("not-claude", UNKNOWN, "a"), 0),
        (outcome("not-claude", MATCH, "a"), 1),
        (outcome("not-claude", AMBIGUOUS, "a", "b"), 1),
        (outcome("not-claude", AMBIGUOUS), 1),
        (outcome("not-claude", MATCH, "a", also=["a"]), 0),
        (outcome("not-claude", MATCH, "b", "a", also=["a"]), 1),
    ],
)
def test_foreign_text_is_a_false_alarm_unless_it_is_refused_or_its_fix_is_also_right(given, alarm):
    figures = score([given])

    assert (figures.foreign, figures.false_alarm, figures.n) == (1, alarm, 0)


def test_unclear_text_is_counted_where_it_was_taken_for_sure():
    figures = score(
        [
            outcome("unclear", MATCH, "a"),
            outcome("unclear", AMBIGUOUS, "a"),
            outcome("unclear", MATCH, "a", also=["a"]),
        ]
    )

    assert (figures.unclear, figures.unclear_confident) == (3, 1)
    assert figures.n == figures.foreign == 0


def test_confident_and_wrong_is_a_share_of_everything():
    figures = score(
        [
            outcome("a", MATCH, "b"),
            outcome("not-claude", MATCH, "b"),
            outcome("unclear", MATCH, "b"),
            outcome("a", AMBIGUOUS, "b"),
            outcome("a", MATCH, "a"),
        ]
    )

    assert figures.confident_wrong == pytest.approx(3 / 5)


def test_calibration_is_measured_over_what_named_a_fix_at_all():
    hits = [outcome("a", MATCH, "a", confidence=0.9)] * 3
    misses = [outcome("a", MATCH, "b", confidence=0.8)]
    silent = [outcome("a", UNKNOWN, confidence=0.0)] * 7

    figures = score(hits + misses + silent)

    # Four answers make bins of one: three gaps of 0.1, one of 0.8.
    assert figures.ece == pytest.approx((3 * 0.1 + 0.8) / 4)
    assert figures.brier == pytest.approx((3 * 0.01 + 0.64) / 4)
    assert figures.brier_constant == pytest.approx(0.75 * 0.25)


def test_calibration_bins_hold_a_tenth_of_the_answers_each():
    # Twenty answers, so two a bin: half of each bin is right, as its confidence of 0.5 says.
    answers = [
        outcome("a", MATCH, slug, confidence=0.5 + place / 1_000_000)
        for place, slug in enumerate(["a", "b"] * 10)
    ]

    assert score(answers).ece == pytest.approx(0, abs=0.001)


def test_the_error_at_80_coverage_leaves_out_the_least_sure_fifth():
    sure = [outcome("a", MATCH, "a", confidence=0.9)] * 3 + [
        outcome("a", MATCH, "b", confidence=0.8)
    ]
    unsure = [outcome("a", MATCH, "b", confidence=0.1)]

    assert score(sure + unsure).error_at_80_coverage == pytest.approx(1 / 4)


def test_times_are_given_as_median_and_99th_percentile():
    figures = score([outcome("a", MATCH, "a", milliseconds=m) for m in range(1, 201)])

    assert (figures.median_ms, figures.p99_ms) == (100.5, 198)


def test_nothing_to_score_gives_zeros():
    figures = score([])

    assert (figures.n, figures.top1, figures.confident_wrong, figures.p99_ms) == (0, 0, 0, 0)


def test_groups_are_counted_by_any_key_and_the_worst_comes_first():
    outcomes = [
        outcome("a", MATCH, "a", client="curl"),
        outcome("a", UNKNOWN, client="python"),
        outcome("not-claude", NOT_CLAUDE, client="python"),
        outcome("unclear", UNKNOWN, client="curl"),
        outcome("a", AMBIGUOUS, "b", "a", client="curl"),
    ]

    clients = tallies(outcomes, lambda each: each.paste.client)

    assert list(clients.items()) == [("python", Tally(1, 2)), ("curl", Tally(3, 3))]
