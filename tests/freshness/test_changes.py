from dataclasses import replace

import pytest

from tests.freshness.toy import LAST_DAY, PYTHON
from troubleshooter.freshness.changes import describe_changes
from troubleshooter.freshness.snapshot import ErrorClass

BUSY = PYTHON.error_classes[0]
CUT = ErrorClass(502, "line_cut", "LineCutError", ("line.types.long", "line"), ("since",))


def changes(**parts):
    return list(describe_changes(PYTHON, replace(PYTHON, version="1.3.0", **parts)))


def test_two_versions_that_are_the_same_have_no_changes():
    assert changes() == []


@pytest.mark.parametrize(
    ("parts", "lines"),
    [
        (
            {"error_classes": (BUSY, CUT)},
            ["error classes: + 502 line_cut (LineCutError in line, details since)"],
        ),
        (
            {"error_classes": ()},
            [
                (
                    "error classes: - 503 line_busy (LineBusyError in anthropic.types.line,"
                    " details caller)"
                )
            ],
        ),
        (
            {"error_classes": (replace(BUSY, name="EngagedError", details=()),)},
            [
                (
                    "error classes: 503 line_busy: LineBusyError in anthropic.types.line, details"
                    " caller -> EngagedError in anthropic.types.line"
                )
            ],
        ),
        ({"models": (*PYTHON.models, "claude-opus-6")}, ["models: + claude-opus-6"]),
        ({"models": PYTHON.models[1:]}, ["models: - claude-mythos-5-2"]),
        (
            {"deprecated_models": {"claude-sonnet-4-5": LAST_DAY}},
            ["deprecated models: - claude-sonnet-4-5-20250929 (2026-11-30)"],
        ),
        (
            {"exceptions": (*PYTHON.exceptions[:2], replace(PYTHON.exceptions[2], parent="X"))},
            ["exceptions: BusyError: derived from StatusError -> derived from X"],
        ),
        (
            {"status_classes": {**PYTHON.status_classes, 402: "PaymentError"}},
            ["status classes: 402: OtherError -> PaymentError"],
        ),
        ({"retried_statuses": tuple(range(503, 600))}, ["retried statuses: - 502"]),
        ({"max_retries": 4}, ["max retries: 2 -> 4"]),
        (
            {"credential_variables": PYTHON.credential_variables[::-1]},
            [
                (
                    "credential variables: ANTHROPIC_LINE_KEY; ANTHROPIC_LINE_TOKEN ->"
                    " ANTHROPIC_LINE_TOKEN; ANTHROPIC_LINE_KEY"
                )
            ],
        ),
        ({"models": None}, []),
    ],
)
def test_each_change_is_one_line(parts, lines):
    assert changes(**parts) == lines
