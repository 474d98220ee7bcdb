"""What is found wrong with an outcome. Each is good but for one thing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.samples.judgement import complaints
from tests.samples.plan import Run
from tests.samples.runner import Outcome
from troubleshooter.content.library import load_library

CREDIT = Path("samples/credit-balance-too-low")
REFUSED = "refused: Your credit balance is too low to access the Anthropic API.\n"


@pytest.fixture(scope="module")
def judge():
    knowledge = load_library(Path(__file__).parents[2] / "guides").knowledge
    return lambda outcome: complaints(outcome, knowledge)


def outcome(run, *, stdout="done\n", stderr="", status=0, answers=(200,), shows_secret=False):
    return Outcome(run, status, stdout, stderr, answers, shows_secret, 0.1)


def run_of(name="check.py", **values):
    return Run(CREDIT / name, **{"says": ["done"]} | values)


def test_a_run_that_ends_well_is_fine(judge):
    assert judge(outcome(run_of(says=["done"], requests=1))) == []


@pytest.mark.parametrize(
    ("values", "complaint"),
    [
        ({"status": 1}, "exit status 1 instead of 0"),
        ({"status": None}, "did not end within 60 seconds"),
        ({"answers": (200, 200, 200)}, "3 requests reached the server instead of 1"),
        ({"stdout": "nothing\n"}, "does not say 'done'"),
        (
            {"stderr": "DeprecationWarning: old\n"},
            "standard error looks like an error: 'DeprecationWarning'",
        ),
        ({"stderr": "curl: (6) no such host\n"}, "standard error looks like an error: 'curl: (6)'"),
        ({"stdout": "done\nTraceback (most recent call last):\n"}, "prints an error nobody caught"),
        ({"shows_secret": True}, "prints a secret"),
        (
            {"answers": (401,)},
            "a request was answered with 401; if that is meant, the plan says `fails`",
        ),
    ],
)
def test_what_a_sample_at_work_must_not_do(judge, values, complaint):
    assert judge(outcome(run_of(says=["done"], requests=1), **values)) == [complaint]


def test_a_run_that_must_fail_is_wrong_when_it_does_not(judge):
    assert judge(outcome(run_of(exit=1))) == ["exit status 0 instead of 1"]


def test_how_many_requests_come_in_is_open_where_the_plan_does_not_say(judge):
    assert judge(outcome(run_of(), answers=(200,) * 7)) == []


@pytest.mark.parametrize("values", [{"fails": True}, {"exit": 1}, {"scenario": "overloaded"}])
def test_a_run_in_which_something_fails_may_be_refused(judge, values):
    refused = outcome(run_of(**values), answers=(200, 529), status=values.get("exit", 0))

    assert judge(refused) == []


def test_a_run_that_should_be_refused_is_wrong_when_it_is_not(judge):
    complaint = "the plan says `fails`, and every request was answered well"

    assert judge(outcome(run_of(fails=True))) == [complaint]
    assert judge(outcome(run_of(fails=True), answers=())) == []  # it failed before the server


def test_what_a_run_prints_in_which_nothing_fails_is_planned(judge):
    assert judge(outcome(run_of(says=()))) == ["prints something, and the plan does not say what"]
    assert judge(outcome(run_of(says=()), stdout="\n")) == []
    assert judge(outcome(run_of(says=(), exit=1), status=1)) == []


def test_output_pasted_back_must_lead_to_the_guide(judge):
    pasted = run_of(says=(), pasted=True)

    assert judge(outcome(pasted, stdout=REFUSED)) == []
    [complaint] = judge(outcome(pasted))
    assert complaint.startswith("pasted back, it leads to None (")


def test_output_that_leads_to_another_guide_is_wrong(judge):
    elsewhere = Run(Path("samples/overloaded/mistake.py"), exit=1, pasted=True)

    [complaint] = judge(outcome(elsewhere, stdout=REFUSED, status=1))

    assert (
        complaint == "pasted back, it leads to credit-balance-too-low (match) instead of overloaded"
    )


def test_a_mistake_prints_no_secret_either(judge):
    mistake = run_of("mistake.py", says=(), exit=1, pasted=True)

    assert judge(outcome(mistake, stdout=REFUSED, status=1)) == []
    assert judge(outcome(mistake, stdout=REFUSED, status=1, shows_secret=True)) == [
        "prints a secret"
    ]
