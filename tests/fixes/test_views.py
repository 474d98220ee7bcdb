"""The fix pages, and the ways to one."""

from __future__ import annotations

import re

import pytest
from django.utils.html import escape

from troubleshooter.content.guide import SourceKind
from troubleshooter.content.rendering import render_markdown_twin
from troubleshooter.web.library import get_library

GUIDES = get_library().guides
STATUSES = get_library().statuses
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

    assert ("A retry can help" in text) is guide.action.retry_helps
    assert ("A retry does not help" in text) is not guide.action.retry_helps


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
def test_the_twin_of_a_fix_page_is_markdown(client, slug):
    response = client.get(f"/fix/{slug}.md")

    assert response["Content-Type"] == "text/markdown; charset=utf-8"
    assert response.text == render_markdown_twin(GUIDES[slug])
    assert f'href="/fix/{slug}.md"' in client.get(f"/fix/{slug}/").text


@pytest.mark.parametrize(
    "path", ["/fix/no-such-fix/", "/fix/no-such-fix.md", "/http/299/", "/299", "/type/no_error/"]
)
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


@pytest.mark.parametrize("code", STATUSES)
def test_a_status_page_tells_its_fixes_apart(client, code):
    text = client.get(f"/http/{code}/").text

    assert escape(STATUSES[code].meaning) in text
    assert escape(STATUSES[code].retry) in text
    table = text.partition("<tbody>")[2].partition("</tbody>")[0]
    named = {slug for slug, guide in GUIDES.items() if code in guide.status}
    assert set(re.findall(r'href="/fix/([a-z0-9-]+)/"', table)) == named
    assert table.count('data-label="What you see"') == len(named)
    assert table.count('data-label="Most often because"') == len(named)
    assert len(re.findall(r'<span class="(?:yes|no)">', table)) == len(named)


@pytest.mark.parametrize("path", ["/429", "/429/"])
def test_a_short_form_leads_to_the_status_for_good(client, path):
    response = client.get(path)

    assert response.status_code == 301
    assert response["Location"] == "/http/429/"


def test_a_type_page_lists_its_statuses_and_fixes(client):
    text = client.get("/type/rate_limit_error/").text

    assert 'href="/http/429/"' in text
    named = {slug for slug, guide in GUIDES.items() if "rate_limit_error" in guide.error_types}
    assert named <= set(re.findall(r'href="/fix/([a-z0-9-]+)/"', text))


@pytest.mark.parametrize("method", ["post", "put", "delete"])
@pytest.mark.parametrize("path", ["/fix/", "/http/429/", "/about/"])
def test_pages_are_for_reading(client, method, path):
    assert getattr(client, method)(path).status_code == 405


@pytest.mark.parametrize("digits", ["4٢٩", "४२९", "0429", "42"])
def test_other_digits_are_no_status(client, digits):
    assert client.get(f"/{digits}").status_code == 404
