"""Exceptions as trees."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reference import toy
from troubleshooter.reference.hierarchy import build_trees, describe_classes
from troubleshooter.web.library import get_library

LIBRARY = get_library()
ROWS = (
    toy.exception("root", python="RootError", typescript="RootError"),
    toy.exception("status", "root", python="StatusError"),
    toy.exception("busy", "status", python="BusyError", typescript="BusyError", go="*Error"),
    toy.exception("aborted", "root", typescript="AbortedError"),
    toy.exception("built-in", python="TypeError", built_in=True),
)
EXCEPTIONS = {each.id: each for each in ROWS}


def outline(branches):
    return {branch.name: outline(branch.children) for branch in branches}


def test_each_sdk_has_its_own_tree():
    python = {"RootError": {"StatusError": {"BusyError": {}}}, "TypeError": {}}

    assert outline(build_trees(EXCEPTIONS, "python")) == python


def test_a_class_that_an_sdk_lacks_is_skipped_in_its_tree():
    assert outline(build_trees(EXCEPTIONS, "typescript")) == {
        "RootError": {"BusyError": {}, "AbortedError": {}}
    }


def names(branches):
    for branch in branches:
        yield branch.name
        yield from names(branch.children)


@pytest.mark.parametrize("sdk", ["python", "typescript"])
def test_no_class_of_the_table_is_missing_in_its_tree(sdk):
    expected = [getattr(each, sdk) for each in LIBRARY.exceptions.values() if getattr(each, sdk)]

    assert sorted(names(build_trees(LIBRARY.exceptions, sdk))) == sorted(expected)


def describe(**changes):
    row = toy.exception("busy", **changes)
    return describe_classes(replace(LIBRARY, exceptions={"busy": row}))[0]


def test_fixes_are_told_from_those_to_be_written():
    entry = describe(python="BusyError", fixes=("overloaded", "oauth-token-of-api"))

    assert [fix.guide.slug for fix in entry.written] == ["overloaded"]
    assert [fix.words for fix in entry.planned] == ["OAuth token of API"]


def test_a_class_counts_the_error_codes_below_it():
    expected = sum(entry.code.status == 429 for entry in LIBRARY.codes.values())

    assert describe(statuses=(429,)).codes == expected > 0
    assert describe().codes == 0


def test_a_class_has_each_of_its_names_once():
    assert describe(python="BusyError", typescript="BusyError").names == ("BusyError",)
    assert describe(python="TimeoutA", typescript="TimeoutB").names == ("TimeoutA", "TimeoutB")
    assert describe(typescript="TimeoutB").names == ("TimeoutB",)


def test_a_class_without_a_name_elsewhere_has_no_row_there():
    row = describe(go="*Error").elsewhere

    assert [sdk.id for sdk, _ in row] == list(LIBRARY.other_sdks)
    assert {sdk.id: name for sdk, name in row if name} == {"go": "*Error"}
    assert describe(python="BusyError").elsewhere == ()
