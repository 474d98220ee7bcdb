"""A few words find the guides that hold all of them, those with them in the title first."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from troubleshooter.content.guide import Message, Section
from troubleshooter.engine.signals import MessageSource, Strength
from troubleshooter.fixes.search import find_guides
from troubleshooter.web.library import get_library


def make_guide(slug, **changes):
    blank = {
        "title": "",
        "summary": "",
        "answer": "",
        "status": (),
        "error_types": (),
        "exceptions": (),
        "messages": (),
        "sections": (),
        "samples": MappingProxyType({}),
    }
    return replace(next(iter(get_library().guides.values())), slug=slug, **blank | changes)


def slugs(guides, query):
    return [guide.slug for guide in find_guides(guides, query)]


@pytest.mark.parametrize(
    "place",
    [
        {"title": "Teapot refused"},
        {"summary": "The teapot refused."},
        {"answer": "Ask the teapot, which refused, again."},
        {"messages": (Message("the teapot refused", MessageSource.API, Strength.SHARED),)},
        {"error_types": ("teapot_refused_error",)},
        {"exceptions": ("kitchen.TeapotRefusedError",)},
        {"sections": (Section("why", "Why", "The *teapot* refused."),)},
    ],
    ids=lambda place: next(iter(place)),
)
def test_words_are_found_wherever_a_guide_has_them(place):
    guides = [make_guide("right", **place), make_guide("wrong", title="Kettle refused")]

    assert slugs(guides, "TEAPOT refused") == ["right"]


def test_a_status_is_found():
    guides = [make_guide("right", status=(418,)), make_guide("wrong", status=(429,))]

    assert slugs(guides, "418") == ["right"]


def test_the_title_comes_before_the_summary_then_what_is_printed_then_the_text():
    guides = [
        make_guide("answer", title="A", answer="teapot"),
        make_guide("body", title="AA", sections=(Section("fix", "Fix it", "teapot"),)),
        make_guide("printed", title="AB", error_types=("teapot",)),
        make_guide("summary", title="B", summary="teapot"),
        make_guide("title", title="C teapot"),
    ]

    assert slugs(guides, "teapot") == ["title", "summary", "printed", "answer", "body"]


def test_all_words_are_needed():
    assert slugs([make_guide("one", title="teapot")], "teapot kettle") == []


def test_words_may_stand_in_different_places():
    guides = [
        make_guide("apart", title="teapot", sections=(Section("fix", "Fix it", "kettle"),)),
        make_guide("together", title="teapot and kettle"),
    ]

    assert slugs(guides, "teapot kettle") == ["together", "apart"]
