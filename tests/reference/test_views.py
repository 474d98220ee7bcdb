"""The pages of statuses, error types, error codes and exceptions."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from django.conf import settings
from django.utils.html import escape, strip_tags

from troubleshooter.engine.knowledge import RetryHelps
from troubleshooter.reference import views
from troubleshooter.web.library import get_library
from troubleshooter.web.templatetags.words import retry_words

LIBRARY = get_library()
GUIDES = LIBRARY.guides
STATUSES = LIBRARY.statuses
CODES = LIBRARY.codes
EXCEPTIONS = LIBRARY.exceptions
PAGES = [
    "/http/429/",
    "/type/rate_limit_error/",
    "/code/",
    "/code/enforced_spend_limit_reached/",
    "/exceptions/",
]


@pytest.fixture
def show(client, monkeypatch):
    """A page as it is with a changed library."""

    def get(path, **changes):
        monkeypatch.setattr(views, "get_library", lambda: replace(LIBRARY, **changes))
        return client.get(path).text

    return get


def links_to(kind, text):
    return re.findall(rf'href="/{kind}/([a-z0-9_-]+)/', text)


def article(text):
    """A page without its frame and without the places where its names may wrap."""
    return text.partition('<main id="main"')[2].partition("</main>")[0].replace("<wbr>", "")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_may_be_kept_by_everybody(client, path):
    response = client.get(path)

    assert response.status_code == 200
    assert "public" in response["Cache-Control"]
    assert "Set-Cookie" not in response


@pytest.mark.parametrize("method", ["post", "put", "delete"])
@pytest.mark.parametrize("path", [*PAGES, "/429"])
def test_pages_are_for_reading(client, method, path):
    assert getattr(client, method)(path).status_code == 405


@pytest.mark.parametrize(
    "path",
    [
        "/http/299/",
        "/299",
        "/type/no_error/",
        "/code/no_code/",
        "/code/Thread_Not_Found/",
        "/exceptions/AuthenticationError/",
    ],
)
def test_what_does_not_exist_is_not_found(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("code", STATUSES)
def test_a_status_page_tells_its_fixes_apart(client, code):
    text = client.get(f"/http/{code}/").text

    assert escape(STATUSES[code].meaning) in text
    assert escape(STATUSES[code].retry) in text
    table = text.partition("<tbody>")[2].partition("</tbody>")[0]
    named = {slug for slug, guide in GUIDES.items() if code in guide.status}
    assert set(links_to("fix", table)) == named
    assert table.count('data-label="What you see"') == len(named)
    assert table.count('data-label="Most often because"') == len(named)
    assert len(re.findall(r'<span class="(?:yes|no)">', table)) == len(named)


@pytest.mark.parametrize("code", STATUSES)
def test_a_status_page_lists_its_error_codes(client, code):
    text = article(client.get(f"/http/{code}/").text)

    named = sorted(name for name, entry in CODES.items() if entry.code.status == code)
    assert links_to("code", text) == named
    assert ('id="codes"' in text) is bool(named)


@pytest.mark.parametrize("path", ["/429", "/429/"])
def test_a_short_form_leads_to_the_status_for_good(client, path):
    response = client.get(path)

    assert response.status_code == 301
    assert response["Location"] == "/http/429/"


@pytest.mark.parametrize("digits", ["4٢٩", "४२९", "0429", "42"])
def test_other_digits_are_no_status(client, digits):
    assert client.get(f"/{digits}").status_code == 404


def test_a_type_page_lists_its_fixes_by_title(client):
    text = article(client.get("/type/invalid_request_error/").text)

    titles = [GUIDES[slug].title.casefold() for slug in dict.fromkeys(links_to("fix", text))]
    assert len(titles) > 1
    assert titles == sorted(titles)


def test_a_type_page_lists_its_statuses_fixes_and_codes(client):
    text = article(client.get("/type/rate_limit_error/").text)

    assert 'href="/http/429/"' in text
    named = {slug for slug, guide in GUIDES.items() if "rate_limit_error" in guide.error_types}
    assert named <= set(links_to("fix", text))
    codes = sorted(name for name, entry in CODES.items() if entry.code.status == 429)
    assert links_to("code", text) == codes


def test_all_codes_stand_under_their_statuses_and_are_counted(client):
    text = article(client.get("/code/").text)

    assert f"The {len(CODES)} values" in text
    groups = re.split(r'<section class="group"', text)[1:]
    listed = {}
    for group in groups:
        status = int(re.search(r'id="http-(\d+)"', group)[1])
        listed |= dict.fromkeys(links_to("code", group), status)
    assert listed == {name: entry.code.status for name, entry in CODES.items()}
    assert len(links_to("code", text)) == len(CODES)


@pytest.mark.parametrize("name", CODES)
def test_a_code_page_says_what_it_means_and_what_to_do(client, name):
    entry = CODES[name]
    text = article(client.get(f"/code/{name}/").text)

    assert f'<h1 class="code">{name}</h1>' in text
    assert escape(entry.code.meaning) in text
    answer = re.search(r'<div class="answer">(.*?)</div>', text)[1]
    assert escape(entry.code.remedy) in answer
    assert escape(retry_words(entry.code.helps)) in text
    assert f'href="/http/{entry.code.status}/"' in text
    assert f'href="{escape(entry.source)}"' in text
    assert f'datetime="{entry.read.isoformat()}"' in text


@pytest.mark.parametrize("name", CODES)
def test_a_code_page_leads_to_its_fix_once_that_is_written(client, name):
    text = article(client.get(f"/code/{name}/").text)

    slug = CODES[name].code.slug
    assert links_to("fix", text) == ([slug] if slug in GUIDES else [])
    assert ("Its page is being written." in text) is (slug not in GUIDES)


def test_no_template_reads_markdown_in_what_is_plain_by_rule():
    (folder,) = settings.TEMPLATES[0]["DIRS"]
    templates = [path.read_text() for path in folder.rglob("*.html")]
    read = {name for text in templates for name in re.findall(r"(\w+)\|inline_markdown", text)}

    assert read
    assert read.isdisjoint({"meaning", "remedy", "retry", "handling", "unconfirmed"})


@pytest.mark.parametrize("path", ["/code/", "/code/compaction_unavailable/", "/http/409/"])
def test_texts_of_codes_are_no_markdown(show, path):
    entry = CODES["compaction_unavailable"]
    changed = replace(
        entry, code=replace(entry.code, status=409, meaning="*See* <b>.", remedy="_No_.")
    )

    text = show(path, codes={"compaction_unavailable": changed})

    assert "*See* &lt;b&gt;." in article(text)
    assert "<em>" not in text


def test_the_meaning_of_a_class_is_no_markdown(show):
    each = next(iter(EXCEPTIONS.values()))
    text = show("/exceptions/", exceptions={each.id: replace(each, meaning="*See* <b>.")})

    assert "*See* &lt;b&gt;." in text


def test_a_code_without_a_written_fix_says_so(show):
    entry = CODES["enforced_spend_limit_reached"]
    unwritten = replace(entry, code=replace(entry.code, slug="not-written-yet"))

    text = show(
        "/code/enforced_spend_limit_reached/", codes={"enforced_spend_limit_reached": unwritten}
    )

    assert "Its page is being written." in text
    assert "Codes of the same family" not in text


@pytest.mark.parametrize("name", CODES)
def test_a_code_page_shows_how_to_catch_it_and_its_body(client, name):
    entry = CODES[name]
    text = unescape(strip_tags(article(client.get(f"/code/{name}/").text)))

    assert f"from {entry.python} import {entry.exception}" in text
    assert f"except {entry.exception} as error:" in text
    assert f'import {{ {entry.exception} }} from "{entry.typescript}";' in text
    assert f'"error_code": "{name}"' in text
    assert ("error.details has" in text) is bool(entry.details)
    for field in entry.details:
        assert f'"{field}": "…"' in text


@pytest.mark.parametrize("name", CODES)
def test_a_code_page_lists_its_family(client, name):
    text = article(client.get(f"/code/{name}/").text)

    slug = CODES[name].code.slug
    family = {other for other, entry in CODES.items() if entry.code.slug == slug} - {name}
    assert links_to("code", text) == sorted(family)


@pytest.mark.parametrize(
    ("status", "helps", "expected"),
    [
        (429, RetryHelps.NO, "That only costs time."),
        (400, RetryHelps.NO, "do not send it again either"),
        (400, RetryHelps.LATER, "do it in your code"),
        (529, RetryHelps.YES, "do so by themselves"),
    ],
)
def test_a_code_page_sets_what_the_sdks_do_beside_what_helps(show, status, helps, expected):
    entry = CODES["compaction_unavailable"]
    changed = replace(entry, code=replace(entry.code, status=status, helps=helps))

    text = show("/code/compaction_unavailable/", codes={"compaction_unavailable": changed})

    assert expected in text
    assert retry_words(helps) in text


def test_a_code_page_names_the_class_of_its_status(client):
    text = article(client.get("/code/enforced_spend_limit_reached/").text)

    row = next(each for each in EXCEPTIONS.values() if 429 in each.statuses)
    assert f'<a href="/exceptions/#{row.id}"><code>RateLimitError</code></a>' in text


@pytest.fixture
def exceptions(client):
    return article(client.get("/exceptions/").text)


@pytest.mark.parametrize("each", EXCEPTIONS.values(), ids=EXCEPTIONS)
def test_every_class_can_be_linked_to_and_says_what_it_means(exceptions, each):
    assert exceptions.count(f'<section id="{each.id}"') == 1
    assert escape(each.meaning) in exceptions


@pytest.mark.parametrize("sdk", ["python", "typescript"])
def test_every_class_stands_in_the_tree_of_its_sdk(exceptions, sdk):
    tree = exceptions.partition(f'id="tree-{sdk}"')[2].partition("</section>")[0]

    named = {(each.id, getattr(each, sdk)) for each in EXCEPTIONS.values() if getattr(each, sdk)}
    assert set(re.findall(r'href="#([a-z0-9-]+)"><code>([^<]+)</code>', tree)) == named


def test_the_classes_lead_to_the_fixes_that_are_written(exceptions):
    entries = re.findall(
        r'<section id="([a-z0-9-]+)" class="class-entry">(.*?)</section>', exceptions, re.DOTALL
    )

    assert {id_: links_to("fix", text) for id_, text in entries} == {
        each.id: [slug for slug in each.fixes if slug in GUIDES] for each in EXCEPTIONS.values()
    }


@pytest.mark.parametrize("language", ["go", "java", "csharp", "ruby", "php"])
def test_the_names_in_other_languages_stand_in_a_table(exceptions, language):
    table = exceptions.partition('<table class="fix-table names">')[2].partition("</table>")[0]

    sdk = LIBRARY.other_sdks[language]
    named = {name for each in EXCEPTIONS.values() if (name := getattr(each, language))}
    shown = re.findall(rf'<td data-label="{re.escape(sdk.name)}"><code>(.*?)</code></td>', table)
    assert set(shown) == set(map(escape, named))


@pytest.mark.parametrize("sdk", LIBRARY.sdks.values(), ids=LIBRARY.sdks)
def test_the_exceptions_page_says_what_an_sdk_does_and_which_version_was_read(exceptions, sdk):
    text = strip_tags(exceptions)

    assert sdk.version in text
    assert f'datetime="{sdk.released.isoformat()}"' in exceptions
    assert f'datetime="{sdk.read.isoformat()}"' in exceptions
    for name in (*sdk.credential_variables, *sdk.headers):
        assert name in text
    for printed in (sdk.text_json, sdk.text_html, sdk.text_empty, sdk.text_stream):
        assert f"<dd><code>{escape(printed)}</code></dd>" in exceptions


@pytest.mark.parametrize("path", ["/", "/fix/", "/about/", "/nowhere/"])
def test_the_reference_can_be_reached_from_every_page(client, path):
    text = client.get(path).text

    for address in ("/#statuses", "/code/", "/exceptions/", "/models/"):
        assert f'href="{address}"' in text
