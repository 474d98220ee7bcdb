"""The day it is. The one place above `content` that reads a clock, so that tests can set it.

Call it as `clock.today()`: a name imported from here would not notice that a test replaced it.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta


def now() -> datetime:
    return datetime.now(tz=UTC)


def today() -> date:
    """Return the day in UTC, which is the day that states of models turn with."""
    return now().date()


def seconds_left_today() -> int:
    """Count the whole seconds until the next day begins in UTC, at most a day."""
    instant = now()
    midnight = datetime.combine(instant.date() + timedelta(days=1), time(), tzinfo=UTC)
    return int((midnight - instant).total_seconds())
