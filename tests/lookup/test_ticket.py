"""The verdict for a ticket: what was recognised, never what was pasted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.lookup import toy
from troubleshooter.engine.redaction import redact
from troubleshooter.lookup.ticket import write_ticket
from troubleshooter.lookup.verdict import build_verdict_page
from troubleshooter.web.library import get_library

SITE = "https://fixes.example"


def write(diagnosis):
    return write_ticket(build_verdict_page(redact(toy.TEXT), diagnosis, get_library()), SITE)


def test_a_ticket_has_the_fix_with_its_full_address_and_the_request_id():
    text = write(toy.diagnosis())

    assert get_library().guides[toy.SLUGS[0]].title in text.splitlines()[0]
    assert f"{SITE}/fix/{toy.SLUGS[0]}/" in text
    assert "- Request ID: `req_011CToyToyToy`" in text
    assert "- HTTP status: `401`" in text


@pytest.mark.parametrize(
    ("diagnosis", "headline"),
    [
        (toy.AMBIGUOUS, "more than one possible cause"),
        (toy.UNKNOWN, "without a known fix"),
        (toy.NOT_CLAUDE, "Not an error of the Claude API: OpenAI"),
    ],
)
def test_each_verdict_is_said(diagnosis, headline):
    assert headline in write(diagnosis).splitlines()[0]


def test_candidates_are_listed_with_how_sure_they_are():
    text = write(toy.AMBIGUOUS)

    assert all(f"{SITE}/fix/{slug}/" in text for slug in toy.SLUGS[:2])
    assert text.count("- Likely: ") == 2


def test_words_of_the_paste_stay_out():
    signals = replace(toy.SIGNALS, message="words of the paste", headers=(("retry-after", "1234"),))

    text = write(toy.diagnosis(errors=(toy.error(signals=signals),)))

    assert "words of the paste" not in text
    assert "1234" not in text
    assert "worker started" not in text
    assert toy.KEY not in text


def test_a_value_cannot_leave_its_code_span():
    signals = replace(toy.SIGNALS, request_ids=("req_`x`**bold**",))

    assert "`req_'x'**bold**`" in write(toy.diagnosis(errors=(toy.error(signals=signals),)))
