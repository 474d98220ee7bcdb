"""Names that people were seen to type where an id belongs, on the real catalogue.

From public threads and issues. The day is fixed, so that what is suggested can be written down.
"""

from datetime import date

import pytest

TODAY = date(2026, 11, 22)

SEEN = [
    ("claude-3.5-sonnet", "retired", "claude-sonnet-5-5"),
    ("claude-sonnet-3.5", "retired", "claude-sonnet-5-5"),
    ("claude-4.5-sonnet", "deprecated", "claude-sonnet-5-5"),
    ("claude-opus-4.8", "misspelt", "claude-opus-4-8"),
    ("claude-sonnet-5.5", "misspelt", "claude-sonnet-5-5"),
    ("claude-3-5-sonnet", "retired", "claude-sonnet-5-5"),
    ("claude-3-5-sonnet-latest", "retired", "claude-sonnet-5-5"),
    ("claude-3-5-sonnet-20241022", "retired", "claude-sonnet-5-5"),
    ("claude-3-5-sonnet-20241022 ", "retired", "claude-sonnet-5-5"),
    ("claude-3-5-sonnet-20", "retired", "claude-sonnet-5-5"),
    ("claude-3-5-sonnet-v2", "retired", "claude-sonnet-5-5"),
    ("claude-3-7-sonnet-latest", "retired", "claude-sonnet-5-5"),
    ("claude-3-7-sonnet-20250125", "retired", "claude-sonnet-5-5"),
    ("claude-3-haiku", "retired", "claude-haiku-5-5"),
    ("claude-3-haiku-20240307", "retired", "claude-haiku-5-5"),
    ("claude-3-5-haiku-latest", "retired", "claude-haiku-5-5"),
    ("claude-opus-4", "retired", "claude-opus-5-5"),
    ("claude-sonnet-4", "retired", "claude-sonnet-5-5"),
    ("claude-4-sonnet", "retired", "claude-sonnet-5-5"),
    ("sonnet4", "retired", "claude-sonnet-5-5"),
    ("claude-opus-5-5-20260922", "wrong-date", "claude-opus-5-5"),
    ("claude-sonnet-4-6-20250514", "wrong-date", "claude-sonnet-4-6"),
    ("claude-sonnet-4-6-latest", "misspelt", "claude-sonnet-4-6"),
    ("claude-haiku-5", "never-existed", "claude-haiku-5-5"),
    ("claude-opus-5-1", "never-existed", "claude-opus-5-5"),
    ("claude-sonnet-5-1", "never-existed", "claude-sonnet-5-5"),
    ("claude-sonnet-4-7", "never-existed", "claude-sonnet-5"),
    ("claude-haiku-4-6", "never-existed", "claude-haiku-5-5"),
    ("claude-3-5-opus-20241212[1m]", "never-existed", "claude-opus-5-5"),
    ("claude-sonnet-4.5-20250929", "deprecated", "claude-sonnet-5-5"),
    ("claude-4-5-sonnet-20250929", "deprecated", "claude-sonnet-5-5"),
    ("claude-4-sonnet-20250514", "retired", "claude-sonnet-5-5"),
    ("claude:claude-sonnet-4-20250514:thinking", "retired", "claude-sonnet-5-5"),
    ("anthropic/claude-sonnet-5.5", "other-platform", "claude-sonnet-5-5"),
    ("anthropic/claude-opus-5-5", "other-platform", "claude-opus-5-5"),
    ("custom/claude-3-7-sonnet-20250219", "retired", "claude-sonnet-5-5"),
    ("aws.claude-opus-4.8", "other-platform", "claude-opus-4-8"),
    ("us.anthropic.claude-sonnet-4-6", "other-platform", "claude-sonnet-4-6"),
    ("us.anthropic.claude-opus-4-7-v1", "other-platform", "claude-opus-4-7"),
    ("anthropic.claude-3-5-sonnet-20241022-v2:0", "retired", "claude-sonnet-5-5"),
    ("eu.anthropic.claude-sonnet-4-5-20250929-v1:0", "deprecated", "claude-sonnet-5-5"),
    (
        "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0",
        "retired",
        "claude-haiku-5-5",
    ),
    ("claude-sonnet-4-5@20250929", "deprecated", "claude-sonnet-5-5"),
    ("claude-opus-4-5@20251101", "other-platform", "claude-opus-4-5-20251101"),
    (
        "projects/p/locations/us-east5/publishers/anthropic/models/claude-3-sonnet@20240229",
        "retired",
        "claude-sonnet-5-5",
    ),
    ("sonnet", "claude-code", "claude-sonnet-5-5"),
    ("opus", "claude-code", "claude-opus-5-5"),
    ("haiku", "claude-code", "claude-haiku-5-5"),
    ("opusplan", "claude-code", "claude-opus-5-5"),
    ("claude-opus-5-5[1m]", "claude-code", "claude-opus-5-5"),
    ("claude-v1", "retired", "claude-haiku-4-5-20251001"),
    ("claude-2", "retired", "claude-opus-4-8"),
    ("claude-instant", "retired", "claude-haiku-4-5-20251001"),
    ("Claude Sonnet 5.5", "misspelt", "claude-sonnet-5-5"),
    ("claude-sonnet-5-5\n", "misspelt", "claude-sonnet-5-5"),
    ("Claude-Sonnet-5-5", "misspelt", "claude-sonnet-5-5"),
    ("claude-mythos-5-2", "restricted", ""),
    ("claude-opus-5-5", "right", ""),
    ("gpt-4o", "other-vendor", ""),
    ("gemini-2.5-pro", "other-vendor", ""),
    ("minimaxai/minimax-m2.5", "other-vendor", ""),
    ("--list", "not-an-id", ""),
]


@pytest.mark.parametrize(("typed", "kind", "first"), SEEN, ids=[typed for typed, _, _ in SEEN])
def test_a_name_that_was_seen_is_explained(library, typed, kind, first):
    advice = library.knowledge.catalogue.explain(typed, TODAY)
    assert advice.kind == kind
    assert next(iter(advice.suggestions), "") == first
