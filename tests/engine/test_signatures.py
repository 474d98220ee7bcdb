"""Templates match in every clothing, in bounded time, and not inside other words."""

from __future__ import annotations

import pytest

from troubleshooter.engine.knowledge import MessageTemplate
from troubleshooter.engine.normalisation import normalise
from troubleshooter.engine.redaction import redact
from troubleshooter.engine.signals import MessageSource, Strength
from troubleshooter.engine.signatures import OCCURRENCES, Hit, Signatures, parse_template


def find(template: str, text: str) -> list[Hit]:
    known = MessageTemplate("toy", template, MessageSource.API, Strength.DECISIVE)
    return Signatures([known]).find(normalise(redact(text)))


@pytest.mark.parametrize(
    ("template", "literals", "gaps"),
    [
        ("plain words", ["plain words"], []),
        ("{n} of {any}!", ["", " of ", "!"], ["n", "any"]),
        ("a {{literal}} brace", ["a {literal} brace"], []),
        ("unknown {thing}", ["unknown {thing}"], []),
    ],
)
def test_parses_templates(template: str, literals: list[str], gaps: list[str]) -> None:
    assert parse_template(template) == (literals, gaps)


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("too long: {n} tokens > {n} maximum", "too long: 203,844 tokens > 200000 maximum"),
        ("rate limit of {n} input tokens", "Rate limit of\n30,000 input tok\n ens"),
        ("no attribute '{name}' here", "no attribute 'get_final_message' here"),
        ("selected model ({model}) is", "selected model (claude-opus-5-5[1m]) is"),
        ("access on {date} at 00:00", "access on 2026-12-01 at 00:00"),
        ("ids were found: {id} each block", "ids were found: toolu_01A, toolu_02B each block"),
        ("access the {any} API please", "access the Anthropic API please"),
        ("not found at {path} (profile", "not found at /home/u/.config/x.json (profile"),
    ],
)
def test_placeholders_take_what_they_stand_for(template: str, text: str) -> None:
    (hit,) = find(template, f"Error: {text}.")
    assert hit.coverage == 1
    assert f"Error: {text}."[hit.start : hit.end] == text


def test_a_number_is_not_a_word() -> None:
    (hit,) = find("is too long: {n} tokens", "is too long: several tokens")
    assert hit.coverage < 1


def test_a_cut_off_message_is_found_with_less_coverage() -> None:
    (hit,) = find(
        "input length exceeds the limit: {n} + {n} > {n}, decrease",
        "input length exceeds the limit: 17",
    )
    assert 0.4 < hit.coverage < 1


@pytest.mark.parametrize("end", ["...", "…", " (truncated...)", " [truncated]", ""])
def test_a_message_that_breaks_off_is_found_by_its_first_words(end: str) -> None:
    (hit,) = find(
        "you have reached your specified usage limits", f"you have reached your specified us{end}"
    )
    assert hit.coverage < 1


def test_first_words_that_go_on_otherwise_are_another_message() -> None:
    template = "you have reached your specified usage limits"
    assert find(template, "you have reached your specified target") == []


def test_first_words_that_two_fixes_share_prove_nothing() -> None:
    templates = [
        MessageTemplate(
            slug, f"you have reached your specified {what}", MessageSource.API, strength
        )
        for slug, what, strength in [
            ("a", "usage limits", Strength.DECISIVE),
            ("b", "credit limits", Strength.DECISIVE),
        ]
    ]
    assert Signatures(templates).find(normalise(redact("you have reached your specified..."))) == []


def test_a_short_message_does_not_match_inside_a_word() -> None:
    assert find("overloaded", "operator_overloadedness") == []
    assert len(find("overloaded", '"message":"Overloaded"')) == 1


def test_verifies_only_within_the_window() -> None:
    (hit,) = find(
        "first words here {any} last words", "first words here " + "x" * 5000 + " last words"
    )
    assert hit.coverage < 1


def test_verifies_a_repeated_literal_a_bounded_number_of_times() -> None:
    assert len(find("prompt is too long", "prompt is too long " * 5000)) == OCCURRENCES


def test_reports_hits_in_the_order_of_the_text() -> None:
    templates = [
        MessageTemplate(slug, text, MessageSource.API, Strength.DECISIVE)
        for slug, text in [("b", "second message"), ("a", "first message")]
    ]
    hits = Signatures(templates).find(normalise(redact("first message, second message")))
    assert [hit.template.slug for hit in hits] == ["a", "b"]


def test_knows_nothing_without_templates() -> None:
    assert Signatures([]).find(normalise(redact("anything"))) == []


def test_other_words_behind_a_placeholder_are_another_message() -> None:
    template = "would exceed your organization's rate limit of {n} input tokens per minute"
    (same,) = find(
        template, "would exceed your organization's rate limit of 8,000 input tokens per minute"
    )
    (cut_off,) = find(template, "would exceed your organization's rate limit of 8,000")
    (other,) = find(
        template, "would exceed your organization's rate limit of 8,000 output tokens per minute"
    )
    assert same.coverage > cut_off.coverage > other.coverage
    assert other.coverage < 0.4
