"""What speaks for a fix is weighed in the order of `SignalKind`."""

from __future__ import annotations

from datetime import date

import pytest

from tests.engine.toy import KNOWLEDGE
from troubleshooter.engine.candidates import MATCHES, Match
from troubleshooter.engine.diagnosis import Diagnoser
from troubleshooter.engine.redaction import redact
from troubleshooter.engine.signals import SignalKind, Verdict

DIAGNOSER = Diagnoser(KNOWLEDGE)
MESSAGE = "prompt is too long: 210000 tokens > 200000 maximum"


def matches(text: str) -> dict[str, Match]:
    diagnosis = DIAGNOSER.diagnose(redact(text), date(2026, 11, 22))
    return {each.slug: each for each in diagnosis.errors[0].matches}


def test_a_code_outweighs_words() -> None:
    text = (
        '{"type":"error","error":{"type":"rate_limit_error","message":"invalid x-api-key",'
        '"details":{"error_code":"enforced_spend_limit_reached"}}}'
    )
    assert next(iter(matches(text))) == "capped"
    assert matches(text)["capped"].evidence[-1].signal is SignalKind.ERROR_CODE


@pytest.mark.parametrize(
    "text",
    [
        "anthropic.EnforcedSpendLimitReachedError",
        "    raise anthropic.EnforcedSpendLimitReachedError()",
        "anthropic.types.shared.BetaEnforcedSpendLimitReachedError: Error code: 429",
    ],
)
def test_a_class_that_stands_for_one_code_counts_as_it(text: str) -> None:
    assert next(iter(matches(text))) == "capped"
    assert matches(text)["capped"].confidence >= 0.9


@pytest.mark.parametrize(
    "text",
    ["shop.errors.EnforcedSpendLimitReachedError: 12", "anthropic.ScanPendingError: HTTP 409"],
)
def test_other_classes_stand_for_no_code(text: str) -> None:
    assert "capped" not in matches(text)


@pytest.mark.parametrize(
    ("host", "known"),
    [
        ("api.anthropic.com", True),
        ("bedrock-runtime.us-east-1.amazonaws.com", True),
        ("api.parsing.example", False),
    ],
)
def test_a_connection_to_another_host_is_not_claudes(host: str, *, known: bool) -> None:
    text = (
        f"SSLError: HTTPSConnectionPool(host='{host}', port=443): Max retries exceeded "
        "(Caused by SSLError('certificate verify failed: self-signed certificate'))"
    )
    found = matches(text).get("bad-certificate")
    assert (found is not None and found.confidence >= 0.6) is known


def test_a_code_without_a_guide_ranks_nothing() -> None:
    """What it means is said as advice; see `advice`."""
    text = (
        '{"type":"error","error":{"type":"conflict_error","message":"not yet",'
        '"details":{"error_code":"scan_pending"}}}'
    )
    diagnosis = DIAGNOSER.diagnose(redact(text), date(2026, 11, 22))
    assert diagnosis.verdict is Verdict.UNKNOWN
    assert diagnosis.matches == ()
    assert [each.kind for each in diagnosis.errors[0].advice] == ["error-code"]


@pytest.mark.parametrize(
    "text",
    [
        '{"type":"error","error":{"type":"invalid_request_error","message":"never seen"}}',
        "anthropic.BadRequestError: Error code: 400 - never seen",
    ],
)
def test_a_type_a_status_or_an_exception_alone_names_a_page_only(text: str) -> None:
    assert matches(text)["too-long"].confidence < 0.4


def test_a_cut_off_message_counts_less_than_a_whole_one() -> None:
    assert matches(MESSAGE[:28])["too-long"].confidence < matches(MESSAGE)["too-long"].confidence


def test_shared_words_count_more_the_more_speaks_for_claude() -> None:
    words = "Error: the conversation is too big"
    weights = [
        matches(f"{before}{words}")["twin"].confidence
        for before in ("openai.BadRequestError: ", "", "claude: ", "https://api.anthropic.com: ")
    ]
    assert weights == sorted(weights)
    assert len(set(weights)) == len(weights)


def test_decisive_words_weigh_less_beside_another_vendor() -> None:
    own = matches(f"anthropic.BadRequestError: {MESSAGE}")["too-long"].confidence
    foreign = matches(f"openai.Timeout: gpt-4 {MESSAGE}")["too-long"].confidence
    assert foreign < own


def test_evidence_quotes_at_most_a_few_lines() -> None:
    long = "Overloaded " + "x" * 5000
    found = matches(f'{{"type":"error","error":{{"type":"overloaded_error","message":"{long}"}}}}')
    assert all(len(each.text) <= 300 for match in found.values() for each in match.evidence)


def test_names_at_most_five_candidates() -> None:
    assert len(matches('{"error":{"type":"invalid_request_error"}} claude status: 400')) <= MATCHES
