"""The paste box, and the page of each verdict."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.utils.html import escape

from tests.lookup import toy
from troubleshooter.engine.advice import Advice
from troubleshooter.engine.diagnosis import Question, QuestionAnswer
from troubleshooter.engine.signals import Role, Signals, Verdict
from troubleshooter.lookup import views
from troubleshooter.lookup.forms import MESSAGES, QUERY_TOO_LONG
from troubleshooter.lookup.samples import SAMPLE_PASTES
from troubleshooter.reference.snippets import write_body
from troubleshooter.web.library import get_library, list_statuses
from troubleshooter.web.templatetags.words import retry_words

GUIDES = get_library().guides
REPORT_URL = "https://tracker.example/new"
HTMX = {"hx-request": "true"}


@pytest.fixture
def paste(client, monkeypatch, settings):
    """Paste the text of the toys, diagnosed as given; return the page."""
    settings.REPORT_URL = REPORT_URL

    def post(diagnosis, text=toy.TEXT):
        class Diagnoser:
            def diagnose(self, redacted, today):
                return diagnosis

        monkeypatch.setattr(views, "get_diagnoser", Diagnoser)
        return client.post("/", {"text": text}).text

    return post


def box(text):
    return re.search(r'<textarea id="text"[^>]*>\n(.*?)</textarea>', text, re.DOTALL)[1]


def verdict(text):
    return text.partition('<section id="verdict"')[2].partition('<section id="statuses"')[0]


def test_the_front_page_has_an_empty_box_and_its_promise(client):
    text = client.get("/").text

    assert box(text) == ""
    assert "Not stored, not logged" in text
    assert 'enctype="multipart/form-data"' in text


def test_the_front_page_lists_the_errors_by_status(client):
    text = client.get("/").text

    for code in get_library().statuses:
        assert f'href="/http/{code}/"' in text
    for row in list_statuses(get_library()):
        for guide in row.guides[:6]:
            assert f'<a href="/fix/{guide.slug}/">{escape(guide.title)}</a>' in text
        code, number = row.status.code, len(row.guides)
        everything = f'<a class="note" href="/http/{code}/">All {number} fixes for {code}</a>'
        assert (everything in text) is (number > 6)


@pytest.mark.parametrize("number", range(1, len(SAMPLE_PASTES) + 1))
def test_a_sample_fills_the_box_without_a_script(client, number):
    assert f'href="/?sample={number}"' in client.get("/").text
    text = client.get(f"/?sample={number}").text
    assert box(text) == escape(SAMPLE_PASTES[number - 1].text)
    assert re.search(r'role="status">Sample filled in: now press Find the fix\.<', text)


@pytest.mark.parametrize("number", ["0", "4", "-1", "x", "²", ""])
def test_another_sample_leaves_the_box_empty(client, number):
    text = client.get("/", {"sample": number}).text
    assert box(text) == ""
    assert "Sample filled in" not in text


def test_a_verdict_is_a_page_with_the_redacted_text_in_the_box(paste):
    text = paste(toy.diagnosis())

    assert text.startswith("<!doctype html>")
    assert "worker started" in box(text)
    assert toy.KEY not in text


def test_htmx_gets_the_verdict_alone(client):
    response = client.post("/", {"text": "overloaded_error"}, headers=HTMX)

    assert response.text.startswith('<section id="verdict"')
    assert "<!doctype" not in response.text


def test_a_paste_is_kept_by_no_cache(client):
    response = client.post("/", {"text": "overloaded_error"})

    assert response["Cache-Control"] == "no-store"
    assert "ETag" not in response.headers


def test_a_paste_needs_no_token(static_root):
    from tests.conftest import HTTPSClient

    client = HTTPSClient(enforce_csrf_checks=True)

    assert client.post("/", {"text": "overloaded_error"}).status_code == 200


def test_a_match_has_the_fix_opened_after_the_own_numbers(paste):
    guide = GUIDES[toy.SLUGS[0]]
    shown = verdict(paste(toy.diagnosis()))

    order = [
        "Almost certain",
        f"{escape(guide.title)}</a></h2>",
        "You sent 41 of 40 teapots.",
        'class="answer"',
        "Masked before reading",
        '<section id="fix">',
        "What was recognised",
        '<section id="means">',
        '<section id="why">',
    ]
    places = [shown.index(part) for part in order]
    assert places == sorted(places)
    assert f'href="/fix/{guide.slug}/"' in shown


def test_a_match_says_what_it_was_chosen_for_and_marks_it(paste):
    shown = verdict(paste(toy.diagnosis()))

    assert "chosen for the words of the message and the HTTP status" in shown
    assert "<mark>invalid x-api-key</mark>" in shown
    assert '<span class="line-number">2</span>' in shown


def test_a_match_lists_the_signals_with_their_pages(paste):
    shown = verdict(paste(toy.diagnosis()))

    assert '<a href="/http/401/"><code>401</code></a>' in shown
    assert "req_011CToyToyToy" in shown


def test_a_masked_key_is_shown_as_masked_and_to_be_replaced(paste):
    shown = verdict(paste(toy.diagnosis()))

    assert "1 × Anthropic API key" in shown
    assert 'href="https://platform.claude.com/settings/keys"' in shown
    assert '<span class="masked" title="masked">' in shown


def test_a_match_lists_other_candidates_and_other_errors(paste):
    consequence = toy.error(Role.CONSEQUENCE, matches=(toy.match(toy.SLUGS[2]),))
    matches = (toy.match(), toy.match(toy.SLUGS[1], 0.3))

    shown = verdict(paste(toy.diagnosis(matches=matches, errors=(toy.error(), consequence))))

    assert "If that is not it" in shown
    assert f'href="/fix/{toy.SLUGS[1]}/"' in shown
    assert "A consequence of it" in shown
    assert f'href="/fix/{toy.SLUGS[2]}/"' in shown


def test_where_several_fit_all_are_shown_with_how_to_tell(paste):
    shown = verdict(paste(toy.AMBIGUOUS))

    assert shown.count('<article class="candidate">') == 2
    assert shown.count("How to tell") == 2
    for slug in toy.SLUGS[:2]:
        assert escape(GUIDES[slug].summary) in shown


def test_where_several_fit_the_question_leads_to_the_fixes(paste):
    question = Question("q", "Which door?", (QuestionAnswer("The left one", toy.SLUGS[1]),))

    shown = verdict(paste(toy.diagnosis(Verdict.AMBIGUOUS, question=question)))

    assert "Which door?" in shown
    assert f'<a href="/fix/{toy.SLUGS[1]}/">The left one</a>' in shown


def test_an_unknown_error_is_said_to_be_unknown_and_leads_on(paste):
    shown = verdict(paste(toy.UNKNOWN))

    assert "This error is not in our collection yet" in shown
    assert 'href="/http/401/"' in shown
    assert 'href="/type/authentication_error/"' in shown
    assert 'class="answer"' not in shown
    assert "Pages that may be near" not in shown


def test_an_unknown_error_starts_with_what_its_status_means_and_whether_to_retry(paste):
    status = get_library().statuses[401]
    shown = verdict(paste(toy.UNKNOWN))

    places = [shown.index(escape(part)) for part in (status.meaning, status.retry)]
    assert places == sorted(places)
    assert places[-1] < shown.index("Where to look next")


def unknown_with_code(code):
    signals = replace(toy.SIGNALS, error_code=code)
    advice = (Advice("error-code", "What the box says already."), Advice("toy", "41 teapots."))
    error = toy.error(verdict=Verdict.UNKNOWN, matches=(), signals=signals, advice=advice)
    return toy.diagnosis(Verdict.UNKNOWN, matches=(), errors=(error,))


def test_an_unknown_error_with_a_known_code_says_what_it_means_and_what_to_do(paste):
    code = get_library().codes["thread_not_found"].code
    text = paste(unknown_with_code("thread_not_found"))
    shown = verdict(text)

    order = [
        "We know this code",
        '<a href="/code/thread_not_found/"><code>thread_not_found</code></a></h2>',
        escape(code.meaning),
        escape(code.remedy),
        escape(retry_words(code.helps)),
        '<a href="/code/thread_not_found/">More about this code</a>',
        "41 teapots.",
        "All fixes for HTTP status 401",
    ]
    places = [shown.index(part) for part in order]
    assert places == sorted(places)
    assert "<title>thread_not_found · " in text
    assert "not in our collection" not in shown
    page, _, ticket = shown.partition('<textarea id="ticket"')
    assert "What the box says already." not in page
    assert "What the box says already." in ticket


def test_a_match_links_the_page_of_its_error_code(paste):
    signals = replace(toy.SIGNALS, error_code="thread_not_found")

    shown = verdict(paste(toy.diagnosis(errors=(toy.error(signals=signals),))))

    assert '<a href="/code/thread_not_found/"><code>thread_not_found</code></a>' in shown


def test_another_error_without_a_fix_links_what_it_says(paste):
    signals = Signals(http_status=404, error_code="thread_not_found", message="<b>")
    other = toy.error(Role.SEPARATE, Verdict.UNKNOWN, matches=(), signals=signals)

    shown = verdict(paste(toy.diagnosis(errors=(toy.error(), other))))

    others = shown.partition("Also in this text")[2].partition("</section>")[0]
    assert '<a href="/code/thread_not_found/"><code>thread_not_found</code></a>' in others
    assert "<code>&lt;b&gt;</code>" in others


@pytest.mark.parametrize("code", get_library().codes)
def test_the_body_of_every_error_code_gets_a_verdict_that_links_its_page(client, code):
    entry = get_library().codes[code]
    body = write_body(entry, get_library().statuses[entry.code.status])

    shown = verdict(client.post("/", {"text": body}).text)

    assert f'href="/code/{code}/"' in shown
    assert escape(entry.code.remedy) in shown


def test_a_verdict_names_the_page_and_carries_its_title(paste):
    title = escape(GUIDES[toy.SLUGS[0]].title)
    text = paste(toy.diagnosis())

    assert f"<title>{title} · " in text
    assert f'data-title="{title} · ' in verdict(text)


def test_a_verdict_links_the_list_of_statuses(paste):
    assert '<a href="/#statuses">' in verdict(paste(toy.diagnosis()))


def test_a_text_without_an_error_gets_a_hint(paste):
    shown = verdict(paste(toy.diagnosis(Verdict.UNKNOWN, matches=(), errors=())))

    assert "Nothing in this text says which error it is" in shown


def test_an_error_of_somebody_else_is_given_back(paste):
    shown = verdict(paste(toy.NOT_CLAUDE))

    assert "This seems to come from OpenAI" in shown
    assert "<mark>" in shown
    assert 'class="answer"' not in shown


def test_an_error_of_nobody_we_know_is_given_back_as_well(paste):
    shown = verdict(paste(toy.diagnosis(Verdict.NOT_CLAUDE, matches=(), vendor=None)))

    assert "Too little to tell" in shown
    assert "another program" not in shown
    assert '<a href="/fix/?q=">Search the fixes</a>' in shown
    assert 'href="/#statuses"' in shown
    assert '<a href="/http/401/">HTTP 401 Unauthorized</a>' in shown


def test_an_error_of_nobody_without_a_status_names_none(paste):
    shown = verdict(paste(toy.diagnosis(Verdict.NOT_CLAUDE, (), (), vendor=None)))

    assert "Too little to tell" in shown
    assert "/http/" not in shown


@pytest.mark.parametrize(
    "diagnosis",
    [toy.diagnosis(), toy.AMBIGUOUS, toy.UNKNOWN, toy.NOT_CLAUDE],
    ids=lambda diagnosis: diagnosis.verdict,
)
def test_each_verdict_can_be_copied_and_reported(paste, diagnosis):
    shown = verdict(paste(diagnosis))

    assert re.search(r'<textarea id="ticket" readonly[^>]*>\n\*\*', shown)
    assert f'href="{REPORT_URL}?title=' in shown


def test_without_an_address_for_reports_none_is_offered(client, settings):
    settings.REPORT_URL = ""

    assert "Report it" not in client.post("/", {"text": "overloaded_error"}).text


def test_what_was_pasted_is_no_markup(client):
    text = client.post(
        "/", {"text": "<script>alert(1)</script> overloaded_error </textarea><b>"}
    ).text

    assert "<script>alert" not in text
    assert "</textarea><b>" not in text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("x" * (1024 * 1024 + 1), "too_large"),
        ("\x01\x02\x03\x04" * 9, "binary"),
        ("\ufffd error " * 9, "undecodable"),
    ],
    ids=["empty", "too_large", "binary", "undecodable"],
)
@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "fragment"])
def test_what_cannot_be_read_is_refused_with_what_to_do(client, text, code, headers):
    response = client.post("/", {"text": text}, headers=headers)

    assert response.status_code == 422
    assert escape(MESSAGES[code]) in response.text
    assert response["Cache-Control"] == "no-store"


def test_a_refused_text_is_still_in_the_box_but_for_its_secrets(client):
    response = client.post("/", {"text": "\ufffd" * 200 + f" error {toy.KEY}"})

    assert response.status_code == 422
    assert "\ufffd error sk-ant-api03-•••" in box(response.text)
    assert toy.KEY not in response.text


def test_a_text_that_is_too_large_is_not_sent_back(client):
    assert box(client.post("/", {"text": "x" * (1024 * 1024 + 1)}).text) == ""


@pytest.mark.parametrize(
    "text",
    ["a\0b", "x" * 50_000, "\r\n" * 1000 + "x", "[" * 50_000, "\x1b[31m401\x1b[0m", "\u2028\u202e"],
    ids=["nul", "one line", "line ends", "brackets", "colours", "odd white space"],
)
def test_odd_texts_are_answered(client, text):
    assert client.post("/", {"text": text}).status_code == 200


def test_bytes_that_are_no_utf8_are_answered(client):
    body = b'--b\r\nContent-Disposition: form-data; name="text"\r\n\r\ncaf\xe9 401 \xed\xa0\x80\r\n--b--\r\n'

    response = client.post("/", body, content_type="multipart/form-data; boundary=b")

    assert response.status_code == 200
    assert "caf\ufffd 401" in box(response.text)


def test_another_character_set_may_be_declared(client):
    body = b'--b\r\nContent-Disposition: form-data; name="text"\r\n\r\ncaf\xe9 401\r\n--b--\r\n'

    kind = "multipart/form-data; charset=latin-1; boundary=b"
    response = client.generic("POST", "/", body, content_type=kind)

    assert "café 401" in box(response.text)


def test_a_short_text_in_the_address_is_answered(client):
    response = client.get("/", {"q": "overloaded_error"})

    assert "verdict-title" in response.text
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "no-referrer"


def test_a_long_text_in_the_address_is_sent_to_the_box(client):
    response = client.get("/", {"q": "overloaded " * 40})

    assert response.status_code == 422
    assert QUERY_TOO_LONG in response.text
    assert box(response.text) == ""
    assert response["Cache-Control"] == "no-store"


def test_an_empty_text_in_the_address_is_refused(client):
    assert client.get("/", {"q": " "}).status_code == 422


@pytest.mark.parametrize("text", [toy.KEY, f"{toy.KEY} {'x' * 300}"], ids=["short", "long"])
def test_a_secret_in_the_address_is_led_away_from(client, text):
    response = client.get("/", {"q": text})

    assert response.status_code == 302
    assert response["Location"] == "/"
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "no-referrer"
    assert toy.KEY not in response.text


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_the_box_takes_pastes_alone(client, method):
    assert getattr(client, method)("/").status_code == 405
