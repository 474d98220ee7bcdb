"""States of models follow the calendar, and are told in words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.engine.toy_models import CATALOGUE
from troubleshooter.engine.models import (
    Model,
    ModelFamily,
    ModelState,
    describe_day,
    describe_distance,
)

ENDING = CATALOGUE.find("claude-sonnet-4-5")
PREVIEW = CATALOGUE.find("claude-mythos-preview")
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2026, 9, 29), ModelState.ACTIVE),
        (date(2026, 9, 30), ModelState.DEPRECATED),
        (date(2026, 11, 30), ModelState.DEPRECATED),
        (date(2026, 12, 1), ModelState.RETIRED),
    ],
)
def test_a_model_is_retired_from_the_day_after_it_retires(day, state):
    assert ENDING.state(day) is state


def test_a_deprecated_model_without_a_day_of_retirement_is_never_retired():
    assert PREVIEW.state(date.max) is ModelState.DEPRECATED


@pytest.mark.parametrize(
    ("day", "offered"),
    [
        (date(2025, 9, 28), False),
        (date(2025, 9, 29), True),
        (date(2026, 9, 29), True),
        (date(2026, 9, 30), False),
    ],
)
def test_a_model_is_offered_from_its_release_until_it_is_deprecated(day, offered):
    assert ENDING.is_offered(day) is offered


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 8, 1), "retires on 30 November 2026, in 121 days"),
        (date(2026, 11, 22), "retires on 30 November 2026, in 8 days"),
        (date(2026, 11, 29), "retires on 30 November 2026, tomorrow"),
        (date(2026, 11, 30), "retires today, 30 November 2026"),
        (date(2026, 12, 1), "retired on 30 November 2026, yesterday"),
        (date(2026, 12, 9), "retired on 30 November 2026, 9 days ago"),
        (date(2031, 11, 30), "retired on 30 November 2026, 1,826 days ago"),
    ],
)
def test_the_days_to_a_retirement_are_counted(day, words):
    assert ENDING.describe_lifecycle(day) == words


def test_a_promise_is_told_as_one():
    model = CATALOGUE.find("claude-sonnet-5-5")
    day = model.not_before
    assert model.describe_lifecycle(TODAY) == "not retired before 28 September 2027"
    assert model.describe_lifecycle(day - timedelta(days=1)).startswith("not retired before")
    assert model.describe_lifecycle(day) == (
        "no retirement announced; it was promised until 28 September 2027"
    )


def test_what_is_not_known_is_not_made_up():
    assert PREVIEW.describe_lifecycle(TODAY) == (
        "deprecated since 9 June 2026, no day of retirement confirmed"
    )
    plain = Model("claude-x", "X", ModelFamily.OPUS)
    assert plain.describe_lifecycle(TODAY) == "no retirement announced"


def test_days_are_written_without_a_locale():
    assert describe_day(date(2026, 1, 5)) == "5 January 2026"
    assert describe_day(date(2026, 12, 31)) == "31 December 2026"


def test_distances_read_alike_in_both_directions():
    days = [timedelta(days=number) for number in (-2, -1, 0, 1, 2)]
    assert [describe_distance(TODAY + each, TODAY) for each in days] == [
        "2 days ago", "yesterday", "today", "tomorrow", "in 2 days",
    ]  # fmt: skip


def test_a_request_may_name_the_id_and_its_aliases():
    assert ENDING.ids == ("claude-sonnet-4-5-20250929", "claude-sonnet-4-5")
