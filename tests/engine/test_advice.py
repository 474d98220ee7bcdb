"""The visitor's own numbers are computed, never guessed."""

from __future__ import annotations

from datetime import date

import pytest

from tests.engine.toy_models import CATALOGUE
from troubleshooter.engine.advice import Advice, advise
from troubleshooter.engine.knowledge import ErrorCode, Knowledge, RetryHelps
from troubleshooter.engine.signals import Signals, Surface

TODAY = date(2026, 11, 22)
MODELS = Knowledge(models=CATALOGUE.models)


def advice(
    slug: str | None = None,
    *,
    headers: dict[str, str] | None = None,
    message: str = "",
    knowledge: Knowledge | None = None,
) -> list[Advice]:
    signals = Signals(message=message, headers=tuple((headers or {}).items()))
    return list(advise(signals, slug, knowledge or Knowledge(), TODAY))


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


def test_says_what_was_sent_why_it_fails_and_what_to_use() -> None:
    (each,) = advice("model-not-found", message="model: claude-sonnet-5.5", knowledge=MODELS)
    assert each.text == (
        "You sent claude-sonnet-5.5. Ids have a dash where the version has a dot."
        " Use claude-sonnet-5-5."
    )
    assert each.values == {
        "model": "claude-sonnet-5.5",
        "kind": "misspelt",
        "suggestions": "claude-sonnet-5-5",
    }


def test_several_suggestions_are_one_value_for_programs() -> None:
    (each,) = advice("model-not-found", message="model: opusplan", knowledge=MODELS)
    assert each.values["kind"] == "claude-code"
    assert each.values["suggestions"] == "claude-opus-5-5, claude-sonnet-5-5"


@pytest.mark.parametrize(
    ("message", "sent"),
    [
        ("model: claude-3.5-sonnet", "claude-3.5-sonnet"),
        ("model: --list", "--list"),
        ("model: Claude Sonnet 5.5", "Claude Sonnet 5.5"),
        ("model: claude-x was not found. Did you mean claude-opus-5-5?", "claude-x"),
        ("There's an issue with the selected model (opus[1m]). It may not exist", "opus[1m]"),
        ("The model `claude-x` does not exist or you do not have access", "claude-x"),
        ("Model claude-x is not a recognized model id", "claude-x"),
        ("'claude-x' is not a valid model", "claude-x"),
        ("'claude-x[1m]' is not a valid model", "claude-x[1m]"),
        ("not found", "claude-near"),
    ],
)
def test_finds_the_model_that_was_sent(message: str, sent: str) -> None:
    signals = Signals(message=message, models=("claude-near", "claude-nearer"))
    (each,) = advise(signals, "model-not-found", MODELS, TODAY)
    assert each.values["model"] == sent


def test_says_nothing_of_a_model_where_none_is_named() -> None:
    assert advice("model-not-found", message="model: ", knowledge=MODELS) == []


@pytest.mark.parametrize(
    "named", ["claude-sonnet-4-5", "anthropic/claude-sonnet-4-5", "claude-sonnet-4-5[1m]"]
)
def test_warns_of_a_deprecated_model_whatever_failed(named: str) -> None:
    (each,) = advise(Signals(models=(named,)), "overloaded", MODELS, TODAY)
    assert each.text == (
        "claude-sonnet-4-5 is deprecated and retires on 30 November 2026, in 8 days;"
        " organisations that did not use it before may be refused. Use claude-sonnet-5-5."
    )
    assert each.values["kind"] == "deprecated"


def test_says_that_a_model_is_retired_from_the_day_after() -> None:
    signals = Signals(models=("claude-sonnet-4-5",))
    kinds = [
        advise(signals, None, MODELS, day)[0].values["kind"]
        for day in (date(2026, 11, 30), date(2026, 12, 1))
    ]
    assert kinds == ["deprecated", "retired"]


def test_an_active_or_unknown_model_is_no_news() -> None:
    signals = Signals(models=("claude-opus-5-5", "claude-sonnet-5.5"))
    assert advise(signals, "overloaded", MODELS, TODAY) == ()


@pytest.mark.parametrize("surface", [Surface.BEDROCK, Surface.VERTEX])
def test_clouds_with_a_calendar_of_their_own_get_no_dates(surface: Surface) -> None:
    signals = Signals(models=("claude-3-5-sonnet-20241022",), surface=surface)
    assert advise(signals, None, MODELS, TODAY) == ()


@pytest.mark.parametrize("surface", [Surface.BEDROCK, Surface.VERTEX])
@pytest.mark.parametrize("sent", ["us.anthropic.claude-sonnet-5-5", "claude-haiku-4-5@20251001"])
def test_an_id_of_a_cloud_is_no_mistake_on_that_cloud(surface: Surface, sent: str) -> None:
    signals = Signals(message=f"model: {sent}", models=(sent,), surface=surface)
    assert advise(signals, "model-not-found", MODELS, TODAY) == ()


@pytest.mark.parametrize("alias", ["opus", "opus[1m]", "opusplan"])
def test_claude_code_is_not_told_that_only_claude_code_knows_its_names(alias: str) -> None:
    signals = Signals(message=f"selected model ({alias})", surface=Surface.CLAUDE_CODE)
    assert advise(signals, "model-not-found", MODELS, TODAY) == ()


@pytest.mark.parametrize(
    ("surface", "kind"), [(Surface.CLAUDE_CODE, "right"), (Surface.PYTHON, "claude-code")]
)
def test_the_long_context_may_be_asked_for_in_claude_code_alone(
    surface: Surface, kind: str
) -> None:
    signals = Signals(message="model: claude-opus-5-5[1m]", surface=surface)
    (each,) = advise(signals, "model-not-found", MODELS, TODAY)
    assert (each.values["model"], each.values["kind"]) == ("claude-opus-5-5[1m]", kind)
    assert ("[1m] is how Claude Code" in each.text) is (surface is not Surface.CLAUDE_CODE)


def test_names_the_request_for_support() -> None:
    (each,) = advise(
        Signals(request_ids=("req_011CZues5A9AmUKeiVpWQvVF",)), None, Knowledge(), TODAY
    )
    assert each.values == {"request_id": "req_011CZues5A9AmUKeiVpWQvVF"}


def test_says_nothing_where_nothing_is_known() -> None:
    assert advice(message="an error") == []


@pytest.mark.parametrize(("code", "retry"), [("capped", "no"), ("pending", "later")])
def test_says_what_a_known_code_means_and_what_to_do(code: str, retry: str) -> None:
    knowledge = Knowledge(
        error_codes=(
            ErrorCode(429, "capped", "no-such-guide", "The cap is reached.", "Raise the cap."),
            ErrorCode(
                409, "pending", "x", "The cap is reached.", "Raise the cap.", RetryHelps.LATER
            ),
        )
    )
    (each,) = advise(Signals(error_code=code), None, knowledge, TODAY)
    assert each.text == f"{code}: The cap is reached. Raise the cap."
    assert (each.kind, dict(each.values)) == ("error-code", {"code": code, "retry": retry})


def test_says_nothing_of_a_code_it_does_not_know() -> None:
    knowledge = Knowledge(error_codes=(ErrorCode(429, "capped", "x", "Full.", "Wait."),))
    assert advise(Signals(error_code="new_code"), None, knowledge, TODAY) == ()
