"""Names that people were seen to type where an id belongs, on the real catalogue.

From public threads and issues. The day is fixed, so that what is suggested can be written down. Each
is asked for by itself and read off the body of the reply that such a name gets.
"""

import json
from datetime import date

import pytest

from troubleshooter.engine.diagnosis import Diagnoser
from troubleshooter.engine.redaction import redact

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


SENT = [
    case
    for case in SEEN
    # A message is read as words: white space around a name is not told from that around it. And
    # the ARN says itself that it is about Amazon Bedrock, of which this catalogue says nothing.
    if case[0] == case[0].strip() and not case[0].startswith("arn:aws:bedrock:")
]


@pytest.fixture(scope="session")
def diagnoser(library):
    return Diagnoser(library.knowledge)


def advise(diagnoser, typed):
    """The advice on a model that is read off the reply to a request for `typed`."""
    error = {"type": "not_found_error", "message": f"model: {typed}"}
    paste = json.dumps({"type": "error", "error": error})
    diagnosis = diagnoser.diagnose(redact(paste), TODAY)
    return [each for each in diagnosis.errors[0].advice if each.kind == "model"]


@pytest.mark.parametrize(("typed", "kind", "first"), SENT, ids=[typed for typed, _, _ in SENT])
def test_a_name_that_was_seen_is_read_off_a_paste(diagnoser, typed, kind, first):
    (advice,) = advise(diagnoser, typed)
    assert (advice.values["model"], advice.values["kind"]) == (typed, kind)
    assert advice.values["suggestions"].partition(",")[0] == first


@pytest.mark.parametrize("typed", sorted({case[0] for case in SEEN} - {case[0] for case in SENT}))
def test_a_name_that_no_paste_can_carry_is_exempted_for_a_reason(diagnoser, typed):
    assert [each.values["model"] for each in advise(diagnoser, typed)] != [typed]
