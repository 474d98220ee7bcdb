"""The scenarios there are, and those that a test has asked for.

A scenario is named `name` or `name:argument`. Each one acts at its stage, and is used up only by a
request that gets there: a request with a bad key never meets the credit balance of an organisation.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Mapping
from dataclasses import dataclass

from tests.claude_server.account_scenarios import ACCOUNT
from tests.claude_server.scenarios import Scenario, Stage
from tests.claude_server.wire_scenarios import WIRE

SCENARIOS: Mapping[str, Scenario] = {**ACCOUNT, **WIRE}


class UnknownScenarioError(ValueError):
    """A name that no scenario has, or an argument that it does not take."""


@dataclass(slots=True)
class _Planned:
    scenario: Scenario
    argument: str
    left: float


class Programme:
    """The scenarios that a test has asked for, in that order. Any thread may ask for more."""

    def __init__(self) -> None:
        self._planned: list[_Planned] = []
        self._lock = threading.Lock()

    def add(self, name: str, times: int | None = None) -> None:
        """Play a scenario for the next `times` requests that reach its stage; None: for all."""
        base, _, argument = name.partition(":")
        found = SCENARIOS.get(base)
        if found is None:
            raise UnknownScenarioError(f"{base!r} is none of {', '.join(sorted(SCENARIOS))}")
        if not found.accepts(argument):
            raise UnknownScenarioError(f"{base!r} cannot take {argument!r}")
        left = math.inf if times is None else times
        with self._lock:
            self._planned.append(_Planned(found, argument or found.number, left))

    def clear(self) -> None:
        with self._lock:
            self._planned.clear()

    def waits(self, stage: Stage) -> bool:
        with self._lock:
            return any(each.scenario.stage is stage and each.left > 0 for each in self._planned)

    def take(self, stage: Stage) -> tuple[Scenario, str] | None:
        """The first one planned for `stage`, once less, with its argument."""
        with self._lock:
            for each in self._planned:
                if each.scenario.stage is stage and each.left > 0:
                    each.left -= 1
                    return each.scenario, each.argument
        return None
