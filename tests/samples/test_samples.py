"""Every sample of every guide, run against a server that speaks the protocol of the API."""

from __future__ import annotations

import pytest

from tests.samples.judgement import complaints
from tests.samples.plan import ROOT, read_plan
from tests.samples.runner import started
from troubleshooter.content.library import load_library

RUNS = read_plan()


@pytest.fixture(scope="session")
def knowledge():
    return load_library(ROOT / "guides").knowledge


@pytest.fixture(scope="session")
def outcomes(request):
    """Start the chosen runs together, in the order in which their tests come."""
    items = [item for item in request.session.items if "outcomes" in item.fixturenames]
    chosen = [item.callspec.params["run"] for item in items]
    with started(chosen) as futures:
        yield futures


@pytest.mark.parametrize("run", RUNS, ids=lambda run: run.title)
def test_a_sample_does_what_the_plan_says(run, outcomes, knowledge):
    outcome = outcomes[run.title].result()

    assert complaints(outcome, knowledge) == [], outcome.output
