"""One library for the whole process, and its guides by status."""

from __future__ import annotations

from troubleshooter.web.library import (
    find_guides_with_status,
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


def test_guides_are_found_by_the_status_they_name():
    found = find_guides_with_status(get_library(), 429)

    named = {each.slug for each in get_library().guides.values() if 429 in each.status}
    assert {each.slug for each in found} == named
    titles = [each.title.casefold() for each in found]
    assert titles == sorted(titles)
