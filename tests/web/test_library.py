"""One library for the whole process, and its guides by status and type."""

from __future__ import annotations

import pytest

from troubleshooter.web.library import (
    find_guides_with_status,
    find_guides_with_type,
    get_diagnoser,
    get_library,
    list_statuses,
)


def test_the_library_and_its_diagnoser_are_made_once():
    assert get_library() is get_library()
    assert get_diagnoser() is get_diagnoser()


def test_statuses_come_in_their_order_with_those_without_a_guide():
    listed = list_statuses(get_library())

    codes = [each.status.code for each in listed]
    assert codes == sorted(get_library().statuses)
    assert any(not each.guides for each in listed)


@pytest.mark.parametrize(
    ("find", "key", "field"),
    [
        (find_guides_with_status, 429, "status"),
        (find_guides_with_type, "rate_limit_error", "error_types"),
    ],
)
def test_guides_are_found_by_what_they_name(find, key, field):
    found = find(get_library(), key)

    named = {each.slug for each in get_library().guides.values() if key in getattr(each, field)}
    assert {each.slug for each in found} == named
    titles = [each.title.casefold() for each in found]
    assert titles == sorted(titles)
