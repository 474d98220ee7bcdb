"""What is wrong with the outcome of a run, in sentences. Judges only: it runs nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.samples.plan import TODAY
from tests.samples.runner import LONGEST_RUN, Outcome
from troubleshooter.engine.diagnosis import diagnose
from troubleshooter.engine.knowledge import Knowledge
from troubleshooter.engine.redaction import redact
from troubleshooter.engine.signals import Verdict

_CRASH = re.compile(r"^Traceback \(most recent call last\)|^Node\.js v\d", re.MULTILINE)
_LOOKS_LIKE_AN_ERROR = re.compile(
    r"\b(?:\w*error|\w*exception|\w*warning|deprecated|failed|unhandled)\b|\bcurl: \(\d+\)",
    re.IGNORECASE,
)


def complaints(outcome: Outcome, knowledge: Knowledge) -> list[str]:
    """Everything that is wrong, each on a line; the output itself is not repeated."""
    return [
        *_of_the_end(outcome),
        *_of_the_answers(outcome),
        *_of_the_output(outcome),
        *_of_the_paste(outcome, knowledge),
    ]


def _of_the_end(outcome: Outcome) -> Iterator[str]:
    run = outcome.run
    if outcome.exit is None:
        yield f"did not end within {LONGEST_RUN} seconds"
    elif outcome.exit != run.exit:
        yield f"exit status {outcome.exit} instead of {run.exit}"
    if run.requests not in {None, outcome.requests}:
        yield f"{outcome.requests} requests reached the server instead of {run.requests}"


def _of_the_answers(outcome: Outcome) -> Iterator[str]:
    """Ending well says nothing of the API: curl does so whatever is answered."""
    run = outcome.run
    refused = [status for status in outcome.answers if status >= 400]
    if run.is_clean and refused:
        yield f"a request was answered with {refused[0]}; if that is meant, the plan says `fails`"
    if run.fails and outcome.answers and not refused:
        yield "the plan says `fails`, and every request was answered well"


def _of_the_output(outcome: Outcome) -> Iterator[str]:
    run = outcome.run
    for text in run.says:
        if text not in outcome.output:
            yield f"does not say {text!r}"
    if run.is_clean and not run.says and outcome.output.strip():
        yield "prints something, and the plan does not say what"
    if run.exit == 0 and _CRASH.search(outcome.output):
        yield "prints an error nobody caught"
    if outcome.shows_secret:
        yield "prints a secret"
    found = _LOOKS_LIKE_AN_ERROR.search(outcome.stderr)
    if run.is_clean and found:
        yield f"standard error looks like an error: {found[0]!r}"


def _of_the_paste(outcome: Outcome, knowledge: Knowledge) -> Iterator[str]:
    run = outcome.run
    if not run.pasted:
        return
    diagnosis = diagnose(redact(outcome.output), knowledge, TODAY)
    first = diagnosis.matches[0].slug if diagnosis.matches else None
    if diagnosis.verdict not in {Verdict.MATCH, Verdict.AMBIGUOUS} or first != run.slug:
        yield f"pasted back, it leads to {first} ({diagnosis.verdict}) instead of {run.slug}"
