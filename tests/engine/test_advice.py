"""The visitor's own numbers are computed, never guessed."""

from __future__ import annotations

from datetime import date

import pytest

from troubleshooter.engine.advice import Advice, advise
from troubleshooter.engine.signals import Signals

TODAY = date(2026, 11, 22)


def advice(
    slug: str | None = None, *, headers: dict[str, str] | None = None, message: str = ""
) -> list[Advice]:
    signals = Signals(message=message, headers=tuple((headers or {}).items()))
    return list(advise(signals, slug, TODAY))


def test_computes_how_many_tokens_are_too_many() -> None:
    (each,) = advice(message="prompt is too long: 203,844 tokens > 200000 maximum")
    assert dict(each.values) == {"tokens": 203844, "limit": 200000, "over": 3844}
    assert "3,844 more than the 200,000" in each.text


def test_computes_the_room_for_output() -> None:
    (each,) = advice(
        message="input length and `max_tokens` exceed context limit: 171204 + 64000 > 200000"
    )
    assert each.values["over"] == 35204
    assert each.text.endswith("max_tokens may be at most 28,796.")


def test_offers_no_room_where_the_input_alone_is_too_long() -> None:
    (each,) = advice(message="context limit: 250000 + 64000 > 200000")
    assert "may be at most" not in each.text


@pytest.mark.parametrize(
    ("message", "limit", "unit"),
    [
        ("rate limit of 30,000 input tokens per minute", 30000, "input tokens"),
        ("rate limit of 8000 output tokens per minute", 8000, "output tokens"),
        ("rate limit of 50 requests per minute", 50, "requests"),
    ],
)
def test_names_the_limit(message: str, limit: int, unit: str) -> None:
    (each,) = advice(message=message)
    assert (each.values["limit"], each.values["unit"]) == (limit, unit)


@pytest.mark.parametrize(
    ("day", "days", "words"),
    [
        ("2026-12-01", 9, "in 9 days"),
        ("2026-11-23", 1, "tomorrow"),
        ("2026-11-01", -21, "a date that has passed"),
    ],
)
def test_counts_the_days_until_access_returns(day: str, days: int, words: str) -> None:
    (each,) = advice(message=f"You will regain access on {day} at 00:00 UTC.")
    assert each.values["days"] == days
    assert words in each.text


def test_a_date_that_does_not_exist_says_nothing() -> None:
    assert advice(message="You will regain access on 2026-13-45 at 00:00 UTC.") == []


def test_reads_how_long_to_wait_and_which_limit_is_used_up() -> None:
    wait, used_up = advice(
        headers={
            "retry-after": "17",
            "anthropic-ratelimit-input-tokens-remaining": "0",
            "anthropic-ratelimit-input-tokens-reset": "2026-11-22T10:00:00Z",
            "anthropic-ratelimit-requests-remaining": "49",
        }
    )
    assert wait.values == {"seconds": 17}
    assert used_up.values == {"limiter": "input-tokens", "reset": "2026-11-22T10:00:00Z"}


def test_points_at_the_message_and_the_unanswered_ids() -> None:
    (each,) = advice(
        "tool-result-missing",
        message="messages.8: `tool_use` ids were found without `tool_result` blocks immediately after: toolu_01AAAAAA, toolu_01BBBBBB.",
    )
    assert each.values == {"message": 8, "ids": "toolu_01AAAAAA, toolu_01BBBBBB"}
    assert "2 tool_use ids" in each.text


def test_names_the_refused_parameters() -> None:
    (each,) = advice(
        "sampling-parameters", message="`temperature` and `top_p` cannot both be specified"
    )
    assert each.values == {"names": "temperature, top_p"}


def test_names_the_model_that_was_sent() -> None:
    (each,) = advice("model-not-found", message="model: claude-3.5-sonnet")
    assert each.values == {"model": "claude-3.5-sonnet"}


def test_names_the_request_for_support() -> None:
    (each,) = advise(Signals(request_ids=("req_011CZues5A9AmUKeiVpWQvVF",)), None, TODAY)
    assert each.values == {"request_id": "req_011CZues5A9AmUKeiVpWQvVF"}


def test_says_nothing_where_nothing_is_known() -> None:
    assert advice(message="an error") == []
