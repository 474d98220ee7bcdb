"""Days turn in UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from troubleshooter.web import clock


@pytest.fixture
def stopped(monkeypatch):
    def stop(text):
        monkeypatch.setattr(clock, "now", lambda: datetime.fromisoformat(text))

    return stop


def test_the_clock_goes():
    before = datetime.now(tz=UTC)
    assert before <= clock.now() <= before + timedelta(minutes=1)
    assert clock.now().tzinfo is UTC


def test_the_day_turns_at_midnight_in_utc(stopped):
    stopped("2026-11-30T23:59:59.999999+00:00")
    assert clock.today() == date(2026, 11, 30)
    stopped("2026-12-01T00:00:00+00:00")
    assert clock.today() == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("instant", "seconds"),
    [
        ("2026-11-30T00:00:00+00:00", 86400),
        ("2026-11-30T12:00:00.5+00:00", 43199),
        ("2026-11-30T23:59:00+00:00", 60),
        ("2026-12-31T23:59:59.9+00:00", 0),
    ],
)
def test_the_seconds_of_a_day_are_counted_down_and_never_up(stopped, instant, seconds):
    stopped(instant)
    assert clock.seconds_left_today() == seconds
