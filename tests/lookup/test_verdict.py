"""What the page of a verdict shows."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from django.template.loader import get_template

from tests.lookup import toy
from troubleshooter.engine.advice import Advice
from troubleshooter.engine.redaction import Redaction, redact
from troubleshooter.engine.signals import Role, SignalKind, Signals, Verdict
from troubleshooter.lookup.excerpts import PieceKind
from troubleshooter.lookup.verdict import (
    LEAST_CONFIDENCE,
    MAX_OTHER_ERRORS,
    build_verdict_page,
    count_masked,
    describe_signals,
)
from troubleshooter.web.library import get_library

LIBRARY = get_library()


def build(diagnosis):
    return build_verdict_page(redact(toy.TEXT), diagnosis, LIBRARY)


def marked(page):
    return [
        piece.text
        for excerpt in page.excerpts
        for line in excerpt.lines
        for piece in line.pieces
        if piece.kind is PieceKind.MARK
    ]


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_has_its_template(verdict):
    page = build(toy.diagnosis(verdict))

    assert get_template(page.template)


def test_the_candidates_are_guides_best_first():
    page = build(toy.AMBIGUOUS)

    assert [each.guide.slug for each in page.candidates] == list(toy.SLUGS[:2])
    assert page.best.guide.slug == toy.SLUGS[0]
    assert [each.guide.slug for each in page.alternatives] == [toy.SLUGS[1]]


def test_without_a_match_there_is_no_candidate():
    page = build(toy.UNKNOWN)

    assert page.best is None
    assert page.candidates == page.alternatives == ()


def test_what_only_a_class_of_errors_speaks_for_is_not_listed():
    weak = toy.match(toy.SLUGS[1], LEAST_CONFIDENCE - 0.01)
    page = build(toy.diagnosis(matches=(toy.match(), weak)))

    assert [each.guide.slug for each in page.candidates] == [toy.SLUGS[0]]
    assert build(toy.diagnosis(Verdict.UNKNOWN, matches=(weak,))).best is None


@pytest.mark.parametrize(
    ("signals", "code"),
    [
        (Signals(http_status=429, error_type="overloaded_error"), 429),
        (Signals(error_type="overloaded_error"), 529),
        (Signals(http_status=299), None),
        (Signals(error_type="no_such_error"), None),
        (Signals(), None),
    ],
    ids=["status first", "type alone", "unknown status", "unknown type", "neither"],
)
def test_a_page_has_the_status_of_the_cause(signals, code):
    page = build(toy.diagnosis(Verdict.UNKNOWN, (), (toy.error(matches=(), signals=signals),)))

    assert (page.status and page.status.code) == code


@pytest.mark.parametrize(
    ("diagnosis", "title"),
    [
        (toy.diagnosis(), LIBRARY.guides[toy.SLUGS[0]].title),
        (toy.AMBIGUOUS, "More than one fix fits"),
        (toy.UNKNOWN, "No fix known"),
        (toy.NOT_CLAUDE, "Not the Claude API"),
        (toy.diagnosis(Verdict.NOT_CLAUDE, matches=(), vendor=None), "Too little to tell"),
    ],
)
def test_every_verdict_has_a_title(diagnosis, title):
    assert build(diagnosis).title == title


def test_evidence_comes_by_weight_and_each_kind_once():
    assert build(toy.diagnosis()).best.evidence == (SignalKind.MESSAGE, SignalKind.STATUS)


def test_the_evidence_of_the_best_match_is_marked():
    page = build(toy.diagnosis(matches=(toy.match(), toy.match(toy.SLUGS[1], words="Overloaded"))))

    assert marked(page) == ["401", "invalid x-api-key"]


def test_where_several_fit_the_evidence_of_all_is_marked():
    assert marked(build(toy.AMBIGUOUS)) == ["401", "invalid x-api-key", "Overloaded"]


@pytest.mark.parametrize("diagnosis", [toy.UNKNOWN, toy.NOT_CLAUDE])
def test_without_evidence_the_head_of_the_error_is_marked(diagnosis):
    assert marked(build(diagnosis))[0] == "AuthenticationError: 401 invalid x-api-key"


def test_without_an_error_nothing_is_marked():
    page = build(toy.diagnosis(Verdict.UNKNOWN, matches=(), errors=()))

    assert page.excerpts == ()
    assert page.signals == ()
    assert page.cause is None


def test_errors_beside_the_cause_have_their_fix_where_it_is_known():
    consequence = toy.error(Role.CONSEQUENCE, matches=(toy.match(toy.SLUGS[1]),))
    separate = toy.error(Role.SEPARATE, Verdict.UNKNOWN, matches=())
    page = build(toy.diagnosis(errors=(toy.error(), consequence, separate)))

    assert [each.error.role for each in page.others] == [Role.CONSEQUENCE, Role.SEPARATE]
    assert [each.guide and each.guide.slug for each in page.others] == [toy.SLUGS[1], None]


def test_an_uncertain_error_beside_the_cause_names_no_fix():
    uncertain = toy.error(Role.SEPARATE, Verdict.AMBIGUOUS)

    [other] = build(toy.diagnosis(errors=(toy.error(), uncertain))).others

    assert other.guide is None


def test_there_are_only_so_many_errors_beside_the_cause():
    errors = (toy.error(), *[toy.error(Role.SEPARATE)] * 50)

    assert len(build(toy.diagnosis(errors=errors)).others) == MAX_OTHER_ERRORS


def test_all_signals_are_listed():
    rows = describe_signals(toy.SIGNALS, LIBRARY)

    assert {row.name for row in rows} == {field.name for field in fields(Signals)}


def test_what_is_not_said_is_not_listed():
    assert describe_signals(Signals(error_code="x"), LIBRARY)[0].name == "error_code"
    assert describe_signals(Signals(), LIBRARY) == ()


def test_a_known_status_and_type_lead_to_their_pages():
    urls = {row.name: row.url for row in describe_signals(toy.SIGNALS, LIBRARY)}

    assert urls["http_status"] == "/http/401/"
    assert urls["error_type"] == "/type/authentication_error/"
    assert urls["message"] == ""


def test_a_known_error_code_leads_to_its_page():
    rows = describe_signals(Signals(error_code="thread_not_found"), LIBRARY)

    assert [(row.name, row.url) for row in rows] == [("error_code", "/code/thread_not_found/")]


def with_code(verdict, code="thread_not_found", matches=()):
    signals = Signals(http_status=404, error_code=code)
    advice = (Advice("error-code", "It means this."), Advice("toy", "You sent 41 of 40 teapots."))
    error = toy.error(verdict=verdict, matches=matches, signals=signals, advice=advice)
    return build(toy.diagnosis(verdict, matches=matches, errors=(error,)))


def test_an_unknown_error_with_a_known_code_is_about_that_code():
    page = with_code(Verdict.UNKNOWN)

    assert page.code is LIBRARY.codes["thread_not_found"]
    assert page.title == "thread_not_found"
    assert [each.kind for each in page.advice] == ["toy"]


@pytest.mark.parametrize("verdict", [Verdict.MATCH, Verdict.AMBIGUOUS])
def test_beside_a_fix_the_code_is_one_advice_among_others(verdict):
    page = with_code(verdict, matches=(toy.match(),))

    assert page.title != "thread_not_found"
    assert [each.kind for each in page.advice] == ["error-code", "toy"]


def test_a_code_that_nobody_knows_is_not_told_about():
    page = with_code(Verdict.UNKNOWN, code="no_such_code")

    assert page.code is None
    assert page.title == "No fix known"


def test_an_unknown_status_and_type_lead_nowhere():
    signals = replace(toy.SIGNALS, http_status=299, error_type="no such/type")

    assert {row.url for row in describe_signals(signals, LIBRARY)} == {""}


def test_what_was_masked_is_counted_by_kind():
    redactions = [Redaction("b-key", 0, 1), Redaction("a-key", 2, 3), Redaction("b-key", 4, 5)]

    assert [(each.kind, each.count) for each in count_masked(redactions)] == [
        ("a-key", 1),
        ("b-key", 2),
    ]


def test_a_key_of_the_api_counts_as_exposed():
    assert build(toy.diagnosis()).key_exposed


def test_other_things_that_are_masked_are_no_key_of_the_api():
    page = build(replace(toy.diagnosis(), redactions=(Redaction("organization-id", 0, 4),)))

    assert page.masked
    assert not page.key_exposed
