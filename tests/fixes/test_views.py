"""The fix pages, and the ways to one."""

from __future__ import annotations

import re

import pytest
from django.utils.html import escape

from troubleshooter.content.guide import SourceKind
from troubleshooter.content.rendering import render_markdown_twin
from troubleshooter.content.vocabulary import QUESTIONS
from troubleshooter.web import clock
from troubleshooter.web.library import get_library

GUIDES = get_library().guides
KEY = "sk-ant-api03-" + "Zq7Wm3" * 16


def position(text, *parts):
    places = [text.index(part) for part in parts]
    return places == sorted(places)


@pytest.mark.parametrize("guide", GUIDES.values(), ids=lambda guide: guide.slug)
def test_a_fix_page_has_the_answer_first_and_then_all_sections(client, guide):
    text = client.get(f"/fix/{guide.slug}/").text

    assert f"<h1>{escape(guide.title)}</h1>" in text
    assert position(
        text,
        "<h1>",
        'class="answer"',
        'id="fix"',
        'id="means"',
        'id="why"',
        'id="check"',
        'id="prevent"',
    )


@pytest.mark.parametrize("guide", GUIDES.values(), ids=lambda guide: guide.slug)
def test_a_fix_page_says_whether_a_retry_helps(client, guide):
    text = client.get(f"/fix/{guide.slug}/").text

    thrown = guide.topic != QUESTIONS
    assert ("A retry can help" in text) is (thrown and guide.action.retry_helps)
    assert ("A retry does not help" in text) is (thrown and not guide.action.retry_helps)


@pytest.mark.parametrize("guide", GUIDES.values(), ids=lambda guide: guide.slug)
def test_a_fix_page_names_its_sources_and_when_they_were_read(client, guide):
    text = client.get(f"/fix/{guide.slug}/").text

    for source in guide.sources:
        assert f'href="{escape(source.url)}"' in text
        assert f'datetime="{source.read.isoformat()}"' in text
    reported = any(source.kind is SourceKind.REPORTED for source in guide.sources)
    assert ("reported, not documented" in text) is reported
    assert f'datetime="{guide.reviewed.isoformat()}"' in text


@pytest.mark.parametrize("slug", GUIDES)
def test_a_fix_page_lists_the_error_codes_that_it_owns(client, slug):
    aside = client.get(f"/fix/{slug}/").text.partition('<aside class="facts-about">')[2]

    owned = [name for name, entry in get_library().codes.items() if entry.code.slug == slug]
    assert re.findall(r'href="/code/([a-z_]+)/"', aside) == owned


@pytest.mark.parametrize("slug", GUIDES)
def test_the_twin_of_a_fix_page_is_markdown(client, slug):
    response = client.get(f"/fix/{slug}.md")

    assert response["Content-Type"] == "text/markdown; charset=utf-8"
    assert response.text == render_markdown_twin(
        GUIDES[slug], get_library().knowledge.catalogue, clock.today()
    )
    assert f'href="/fix/{slug}.md"' in client.get(f"/fix/{slug}/").text


@pytest.mark.parametrize("path", ["/fix/no-such-fix/", "/fix/no-such-fix.md"])
def test_what_does_not_exist_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_all_fixes_stand_in_the_list(client):
    text = client.get("/fix/").text

    assert set(re.findall(r'href="/fix/([a-z0-9-]+)/"', text)) == set(GUIDES)


def test_a_search_lists_what_it_finds_and_keeps_the_words(client):
    slug = next(iter(GUIDES))

    text = client.get("/fix/", {"q": slug}).text

    assert f'href="/fix/{slug}/"' in text
    assert f'value="{slug}"' in text
    assert len(set(re.findall(r'href="/fix/([a-z0-9-]+)/"', text))) < len(GUIDES)


def test_a_search_without_a_find_says_what_to_do(client):
    text = client.get("/fix/", {"q": "zzzz"}).text

    assert "Nothing found" in text
    assert '<a class="button" href="/">Paste an error</a>' in text


def test_what_is_searched_for_is_kept_by_nobody(client):
    response = client.get("/fix/", {"q": "token"})

    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "no-referrer"


def test_a_secret_in_a_search_is_not_repeated(client):
    response = client.get("/fix/", {"q": f"x {KEY}"})

    assert response.status_code == 302
    assert response["Location"] == "/fix/"
    assert response["Cache-Control"] == "no-store"
    assert KEY not in response.text


def test_words_of_a_search_are_no_markup(client):
    assert "<b>" not in client.get("/fix/", {"q": "<b>"}).text


@pytest.mark.parametrize("method", ["post", "put", "delete"])
@pytest.mark.parametrize("path", ["/fix/", "/about/"])
def test_pages_are_for_reading(client, method, path):
    assert getattr(client, method)(path).status_code == 405
