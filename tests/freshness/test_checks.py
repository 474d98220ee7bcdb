from dataclasses import fields, replace

import pytest

from tests.content.toy import SDKS, TODAY
from tests.freshness.toy import PYTHON, TYPESCRIPT
from troubleshooter.freshness.checks import compare, compare_version
from troubleshooter.freshness.findings import Exemption, Kind
from troubleshooter.freshness.snapshot import PARTS

BOTH = [PYTHON, TYPESCRIPT]

UNREAD = "TypeError: it moved"


@pytest.mark.parametrize("snapshot", BOTH, ids=str)
def test_an_sdk_that_agrees_gives_no_finding(desk, snapshot):
    assert desk.findings(snapshot) == []


@pytest.mark.parametrize("snapshot", BOTH, ids=str)
@pytest.mark.parametrize("part", PARTS)
def test_a_part_that_could_not_be_taken_is_told_and_hides_no_other(desk, snapshot, part):
    snapshot = replace(snapshot, unread={part: UNREAD}, **{part: None})
    probe = "python_sdk.py" if snapshot.sdk == "python" else "typescript_sdk.mjs"

    findings = compare(snapshot, desk.content())

    assert [finding.kind for finding in findings] == [Kind.UNREAD]
    assert str(findings[0]) == (
        f"troubleshooter/freshness/probes/{probe}: cannot find out {part} of {snapshot}"
        " (TypeError: it moved): mend the probe"
    )


@pytest.mark.parametrize("part", PARTS)
def test_every_part_of_a_snapshot_is_compared_with_something(desk, part):
    """Whatever else a part says than ours, something is found."""
    odd = {
        str: "odd",
        int: 4711,
        bool: None,
        tuple: ("odd",),
        dict: {"odd": "odd"},
        type(None): 4711,
    }[type(getattr(PYTHON, part))]
    special = {
        "error_classes": (),
        "exceptions": (),
        "status_classes": {**PYTHON.status_classes, 503: "StatusError"},
        "old_names": {},
        "deprecated_models": {},
        "retried_statuses": (503,),
        "credential_variables": (("odd",),),
        "exception_texts": {"BusyError": "odd"},
    }
    assert desk.findings(replace(PYTHON, **{part: special.get(part, odd)})) != []


def test_every_field_of_a_snapshot_is_a_part_or_names_it():
    assert {field.name for field in fields(PYTHON)} - set(PARTS) == {
        "sdk",
        "package",
        "version",
        "unread",
    }


def test_another_version_than_the_described_one_is_told(desk):
    line = desk.line(SDKS, 'version = "1.2.3"')
    findings = compare_version(replace(PYTHON, version="1.3.0"), desk.content())
    assert [str(finding) for finding in findings] == [
        (
            f"guides/reference/sdks.toml:{line} (/exceptions/): says 1.2.3, installed is 1.3.0: mend"
            ' what else is found, then write version = "1.3.0", its day under released and today\'s'
            " under read"
        )
    ]


def test_the_described_version_is_no_finding(desk):
    assert list(compare_version(PYTHON, desk.content())) == []


def test_what_is_exempt_is_no_finding(desk):
    snapshot = replace(PYTHON, error_types=("line_error", "odd_error"))
    exemption = Exemption(("python",), "error_types", "odd_error", "it is odd")
    assert compare(snapshot, desk.content(TODAY, exemption)) == ()


def test_an_exemption_that_nothing_needs_any_more_is_a_finding(desk):
    exemption = Exemption(("python", "typescript"), "error_types", "odd_error", "it was odd")
    (finding,) = compare(PYTHON, desk.content(TODAY, exemption))
    assert finding.kind is Kind.STALE_EXEMPTION
    assert str(finding) == (
        "troubleshooter/freshness/exemptions.py: nothing differs for python in error_types"
        " odd_error any more: take the exemption away"
    )


def test_an_exemption_for_another_sdk_is_left_alone(desk):
    exemption = Exemption(("typescript",), "error_types", "odd_error", "it is odd")
    assert compare(PYTHON, desk.content(TODAY, exemption)) == ()


@pytest.mark.parametrize("part", ["error_types", "response_headers", "environment"])
def test_an_exemption_is_not_stale_where_its_part_could_not_be_taken(desk, part):
    snapshot = replace(PYTHON, unread={part: UNREAD}, **{part: None})
    exemption = Exemption(("python",), part, "odd", "it is odd")
    findings = compare(snapshot, desk.content(TODAY, exemption))
    assert [finding.kind for finding in findings] == [Kind.UNREAD]
