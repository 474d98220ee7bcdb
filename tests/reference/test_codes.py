"""What the page of an error code shows."""

from __future__ import annotations

from dataclasses import replace

from tests.reference import toy
from troubleshooter.reference.codes import build_code_page, find_codes, list_codes
from troubleshooter.web.library import get_library

LIBRARY = get_library()


def library_with(*entries, **changes):
    return replace(LIBRARY, codes={each.code.code: each for each in entries}, **changes)


def named(code, **changes):
    entry = toy.code()
    return replace(entry, code=replace(entry.code, code=code, **changes))


def codes_of(entries):
    return [each.code.code for each in entries]


def test_codes_stand_under_their_status_by_name():
    library = library_with(named("b", status=503), named("c", status=400), named("a", status=503))

    groups = {group.status.code: codes_of(group.codes) for group in list_codes(library)}

    assert groups == {400: ["c"], 503: ["a", "b"]}
    assert list(groups) == [400, 503]


def test_codes_are_found_by_several_statuses():
    library = library_with(named("b", status=503), named("c", status=400), named("a", status=529))

    assert codes_of(find_codes(library, [503, 529])) == ["a", "b"]
    assert find_codes(library, []) == ()


def test_the_family_of_a_code_has_the_same_fix_and_not_the_code_itself():
    one, two, other = named("one"), named("two"), named("other", slug="another")
    library = library_with(two, one, other)

    assert codes_of(build_code_page(one, library).siblings) == ["two"]
    assert build_code_page(other, library).siblings == ()


def test_a_code_has_the_class_of_its_status():
    overloaded = next(each for each in LIBRARY.exceptions.values() if 529 in each.statuses)

    assert build_code_page(named("a", status=529), LIBRARY).base is overloaded
    assert build_code_page(named("a"), library_with(exceptions={})).base is None


def test_a_code_has_its_guide_once_that_is_written():
    assert build_code_page(named("a", slug="overloaded"), LIBRARY).guide.slug == "overloaded"
    assert build_code_page(named("a", slug="not-written-yet"), LIBRARY).guide is None
