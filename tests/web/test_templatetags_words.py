"""Every word of the closed vocabulary has words for readers, and no words are left over."""

from __future__ import annotations

from dataclasses import fields

import pytest

from troubleshooter.content.vocabulary import TOPICS
from troubleshooter.engine.knowledge import RetryHelps
from troubleshooter.engine.signals import (
    Action,
    MessageSource,
    Role,
    SignalKind,
    Signals,
    Surface,
)
from troubleshooter.web.templatetags import words


@pytest.mark.parametrize(
    ("table", "vocabulary"),
    [
        (words.ACTIONS, Action),
        (words.SURFACES, Surface),
        (words.MESSAGE_SOURCES, MessageSource),
        (words.RETRIES, RetryHelps),
        (words.EVIDENCE, SignalKind),
        (words.ROLES, Role),
        (words.TOPICS, TOPICS),
        (words.SIGNALS, [field.name for field in fields(Signals)]),
    ],
    ids=["actions", "surfaces", "sources", "retries", "evidence", "roles", "topics", "signals"],
)
def test_words_and_vocabulary_agree(table, vocabulary):
    assert set(table) == set(vocabulary)
    assert len(set(table.values())) == len(table)


@pytest.mark.parametrize(
    ("confidence", "expected"),
    [
        (1.0, "Almost certain"),
        (0.9, "Almost certain"),
        (0.89, "Very likely"),
        (0.75, "Very likely"),
        (0.5, "Likely"),
        (0.49, "Possible"),
    ],
)
def test_confidence_is_said_in_words(confidence, expected):
    assert words.confidence_words(confidence) == expected


@pytest.mark.parametrize(
    ("vendor", "expected"),
    [
        ("openai", "OpenAI"),
        ("google", "Google"),
        ("hugging face", "Hugging Face"),
        (None, "another program"),
    ],
)
def test_a_vendor_is_named(vendor, expected):
    assert words.vendor_name(vendor) == expected


def test_a_kind_of_secret_is_said_in_words():
    assert words.masked_kind_words("anthropic-api-key") == "Anthropic API key"
    assert words.masked_kind_words("password-in-url") == "password in URL"
