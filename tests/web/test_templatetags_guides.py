"""Guides as HTML for templates."""

from __future__ import annotations

import re

import pytest
from django.utils.html import strip_tags

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


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("Use claude-opus-5-5.", ["/models/claude-opus-5-5/"]),
        ("Use claude-opus-5-5 or claude-2.1.", ["/models/claude-opus-5-5/", "/models/claude-2.1/"]),
        ("Use claude-haiku-4-5, then.", ["/models/claude-haiku-4-5-20251001/"]),
        ("You sent claude-opus-5.5.", []),
        ("You sent anthropic/claude-opus-5-5 and x.claude-opus-5-5", []),
        ("You sent claude-opus-5-5[1m] and claude-opus-5-5@1", []),
        ("claude-" * 1000, []),
    ],
)
def test_ids_of_models_in_plain_text_lead_to_their_pages(text, linked):
    html = guides.link_models(text)

    assert re.findall(r'<a href="([^"]+)">', html) == linked
    assert strip_tags(html) == text


def test_plain_text_with_models_is_no_markup():
    assert guides.link_models("<b> claude-opus-5-5") == (
        '&lt;b&gt; <a href="/models/claude-opus-5-5/">claude-opus-5-5</a>'
    )


def test_a_message_is_chosen_for_a_status():
    guide = get_library().guides["spend-limit-reached"]

    assert "specified" in guides.message_for(guide, 400).text
    assert "specified" not in guides.message_for(guide, 429).text
    assert guides.message_for(guide) == guide.messages[0]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("thread_not_found", "thread_<wbr>not_<wbr>found"),
        ("APIStatusError", "APIStatus<wbr>Error"),
        ("anthropic.Error", "anthropic.<wbr>Error"),
        ("Anthropic4xxException", "Anthropic<wbr>4xx<wbr>Exception"),
        ("a<b", "a&lt;b"),
    ],
)
def test_a_long_name_may_wrap_between_its_words(name, expected):
    assert guides.breakable(name) == expected


def test_code_outside_of_guides_is_framed_as_theirs_is():
    figure = guides.code_figure("print(1 < 2)\n", "python", "a & b").__html__()

    assert figure.startswith('<figure class="code" data-language="python">')
    assert "<figcaption>a &amp; b</figcaption>" in figure
    assert "&lt;" in figure


def test_an_address_is_shortened_for_reading():
    assert (
        guides.address_label("https://platform.claude.com/docs/?x=1#y")
        == "platform.claude.com/docs"
    )
