"""Guides as HTML for templates."""

from __future__ import annotations

import pytest

from troubleshooter.content.vocabulary import SECTIONS
from troubleshooter.web.library import get_library
from troubleshooter.web.templatetags import guides


def test_a_guide_has_all_its_sections():
    guide = next(iter(get_library().guides.values()))

    assert list(guides.guide_sections(guide)) == list(SECTIONS)


def test_inline_markdown_is_markup_and_html_in_it_is_not():
    assert guides.inline_markdown("`a < b` <b>").__html__() == ("<code>a &lt; b</code> &lt;b&gt;")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("limit of {n} tokens", "limit of <var>N</var> tokens"),
        ("{model} was not found", "<var>model</var> was not found"),
        ("the {any} API", "the <var>…</var> API"),
        ("{{'type': {name}}}", "{&#x27;type&#x27;: <var>name</var>}"),
        ("a < b", "a &lt; b"),
    ],
)
def test_placeholders_of_a_message_stand_out(text, expected):
    assert guides.message_template(text) == expected


def test_a_message_is_chosen_for_a_status():
    guide = get_library().guides["spend-limit-reached"]

    assert "specified" in guides.message_for(guide, 400).text
    assert "specified" not in guides.message_for(guide, 429).text
    assert guides.message_for(guide) == guide.messages[0]


def test_an_address_is_shortened_for_reading():
    assert (
        guides.address_label("https://platform.claude.com/docs/?x=1#y")
        == "platform.claude.com/docs"
    )
