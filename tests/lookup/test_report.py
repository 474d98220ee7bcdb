"""A prefilled report holds names from closed lists, never words of the paste."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.lookup import toy
from troubleshooter.lookup.report import build_report_url

TRACKER = "https://tracker.example/issues/new?template=wrong-fix"


def report(diagnosis):
    query = parse_qs(urlsplit(build_report_url(diagnosis, TRACKER)).query)
    return {name: value for name, [value] in query.items()}


def with_signals(**changes):
    return toy.diagnosis(errors=(toy.error(signals=replace(toy.SIGNALS, **changes)),))


def test_without_an_address_there_is_no_report():
    assert build_report_url(toy.diagnosis(), "") == ""


def test_the_address_of_the_operator_keeps_its_own_query():
    assert build_report_url(toy.diagnosis(), TRACKER).startswith(TRACKER)
    assert report(toy.diagnosis())["template"] == "wrong-fix"


def test_a_report_says_the_verdict_and_its_fix():
    assert report(toy.diagnosis())["title"] == f"Verdict match: {toy.SLUGS[0]}"


def test_a_report_of_the_unknown_names_no_fix():
    assert report(toy.UNKNOWN)["title"] == "Verdict unknown: none"


def test_a_report_lists_signals():
    body = report(with_signals(error_code="words_of_the_paste"))["body"]
    assert "error_code" not in body  # what is no code of the API may be anything

    body = report(with_signals(error_code="enforced_spend_limit_reached"))["body"]
    for line in (
        "- HTTP status: 401",
        "- error.type: authentication_error",
        "- error_code: enforced_spend_limit_reached",
        "- exception: AuthenticationError",
        "- seen in: python",
        "- SDK version: 2.12.0",
    ):
        assert line in body.splitlines()


@pytest.mark.parametrize(
    "signals",
    [
        {"message": "teapot words"},
        {"request_ids": ("req_teapot",)},
        {"models": ("teapot-model",)},
        {"headers": (("x", "teapot"),)},
        {"error_type": "teapot words of the paste"},
        {"error_code": "teapot words"},
        {"error_code": "teapot_password_is_swordfish"},
        {"exceptions": ("teapot and words",)},
        {"exceptions": ("srv/jane/teapot.AuthenticationError",)},
        {"exceptions": ("TeapotError",)},
        {"exceptions": ("t" * 81,)},
        {"sdk_version": "teapot"},
    ],
    ids=str,
)
def test_words_of_the_paste_stay_out(signals):
    url = build_report_url(with_signals(**signals), TRACKER)

    assert "teapot" not in url
    assert "t" * 81 not in url


def test_an_address_stays_short():
    names = tuple(f"module{number}.Error" for number in range(1000))

    assert len(build_report_url(with_signals(exceptions=names), TRACKER)) < 1500


def test_without_an_error_a_report_is_made_all_the_same():
    assert "- verdict: match" in report(toy.diagnosis(errors=()))["body"]
