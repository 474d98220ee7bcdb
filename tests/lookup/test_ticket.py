"""The verdict for a ticket: what was recognised, never what was pasted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.lookup import toy
from troubleshooter.engine.advice import Advice
from troubleshooter.engine.redaction import redact
from troubleshooter.engine.signals import Role, Verdict
from troubleshooter.lookup.ticket import write_ticket
from troubleshooter.lookup.verdict import build_verdict_page
from troubleshooter.web.library import get_library

SITE = "https://fixes.example"
INVALID_KEY = next(
    guide.slug
    for guide in get_library().guides.values()
    if any(message.text == "invalid x-api-key" for message in guide.messages)
)
OTHER = next(
    guide.slug
    for guide in get_library().guides.values()
    if not any("x-api-key" in message.text for message in guide.messages)
)


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
        (toy.diagnosis(Verdict.NOT_CLAUDE, matches=(), vendor=None), "Too little to tell"),
    ],
)
def test_each_verdict_is_said(diagnosis, headline):
    assert headline in write(diagnosis).splitlines()[0]


def test_a_known_code_without_a_fix_heads_the_ticket_and_links_its_page():
    signals = replace(toy.SIGNALS, error_code="thread_not_found")
    error = toy.error(verdict=Verdict.UNKNOWN, matches=(), signals=signals)

    text = write(toy.diagnosis(Verdict.UNKNOWN, matches=(), errors=(error,)))

    assert text.startswith("**Claude API error: thread_not_found**\n")
    assert f"- All about this code: {SITE}/code/thread_not_found/\n" in text
    assert "All about this code" not in write(toy.UNKNOWN)


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


def test_a_ticket_has_the_fix_and_the_own_numbers():
    text = write(toy.diagnosis())

    assert f"- The fix: {get_library().guides[toy.SLUGS[0]].answer}" in text
    assert "- You sent 41 of 40 teapots." in text


def test_an_uncertain_verdict_has_no_fix_in_its_ticket():
    assert "The fix:" not in write(toy.AMBIGUOUS)
    assert "The fix:" not in write(toy.UNKNOWN)


def test_own_numbers_cannot_become_markup():
    error = toy.error(advice=(Advice("toy", "See [x](https://x.example) <b>\n# `y`"),))

    assert r"- See \[x\](https://x.example) \<b\> # \`y\`" in write(toy.diagnosis(errors=(error,)))


def test_the_message_is_named_by_the_template_of_its_guide():
    matches = (toy.match(INVALID_KEY),)
    signals = replace(toy.SIGNALS, message="invalid x-api-key, said the visitor")

    text = write(
        toy.diagnosis(matches=matches, errors=(toy.error(matches=matches, signals=signals),))
    )

    assert "- Message: recognised as `invalid x-api-key`\n" in text
    assert "said the visitor" not in text


def test_a_message_that_no_template_of_the_guide_covers_is_left_out():
    assert "- Message:" not in write(toy.diagnosis(matches=(toy.match(OTHER),)))


def test_every_other_error_has_a_section_with_its_own_request_id():
    signals = replace(toy.SIGNALS, request_ids=("req_other",), http_status=429)
    other = toy.error(Role.SEPARATE, matches=(toy.match(INVALID_KEY),), signals=signals)
    unknown = toy.error(Role.CONSEQUENCE, Verdict.UNKNOWN, matches=())

    first, second, third = write(toy.diagnosis(errors=(toy.error(), other, unknown))).split(
        "\n\n**"
    )

    assert "req_011CToyToyToy" in first
    assert "req_other" not in first
    assert second.startswith("Also in the text: a separate error**")
    assert f"{SITE}/fix/{INVALID_KEY}/" in second
    assert "- Message: recognised as `invalid x-api-key`" in second
    assert "- Request ID: `req_other`" in second
    assert "req_011CToyToyToy" not in second
    assert third.startswith("Also in the text: a consequence of it**")
    assert "/fix/" not in third
