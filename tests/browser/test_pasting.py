"""Paste, verdict, open fix, back: in a real browser, with and without JavaScript."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from troubleshooter.lookup.samples import SAMPLE_PASTES
from troubleshooter.web.library import get_library

pytestmark = pytest.mark.browser

PASTE = SAMPLE_PASTES[1].text
TITLE = get_library().guides["prompt-too-long"].title
FIX = "/fix/prompt-too-long/"


@pytest.fixture
def plain_page(open_browser):
    """A browser that runs no scripts."""
    return open_browser(java_script_enabled=False)


def paste(page, text=PASTE):
    page.goto("/")
    page.get_by_label("Your error").fill(text)
    page.get_by_role("button", name="Find the fix").click()
    page.wait_for_selector("#verdict-title")


def path_of(page):
    return page.evaluate("location.pathname + location.search + location.hash")


def test_a_paste_gets_its_verdict_in_place(page):
    page.goto("/")
    page.evaluate("window.sameDocument = true")
    page.get_by_label("Your error").fill(PASTE)
    page.get_by_role("button", name="Find the fix").click()

    page.get_by_role("heading", name=TITLE).wait_for()
    assert page.evaluate("window.sameDocument")
    assert path_of(page) == "/"
    expect(page.locator("#verdict")).to_be_focused()


def test_a_verdict_opens_its_fix_and_the_way_back_leads_to_it(page):
    paste(page)

    page.get_by_role("link", name=TITLE).first.click()
    page.wait_for_url(f"**{FIX}")
    assert page.get_by_role("heading", name=TITLE, level=1).is_visible()

    page.go_back()
    page.wait_for_selector("#verdict-title")
    assert page.get_by_role("heading", name=TITLE).is_visible()
    assert page.get_by_label("Your error").input_value() == PASTE


def test_without_javascript_a_paste_gets_a_page(plain_page):
    paste(plain_page)

    assert plain_page.get_by_role("heading", name=TITLE).is_visible()
    assert plain_page.url.endswith("/#verdict")


def test_without_javascript_a_verdict_opens_its_fix(plain_page):
    paste(plain_page)

    plain_page.get_by_role("link", name=TITLE).first.click()
    plain_page.wait_for_url(f"**{FIX}")

    assert plain_page.get_by_role("heading", name=TITLE, level=1).is_visible()


def test_without_javascript_the_way_back_from_a_fix_leads_to_the_list(plain_page):
    plain_page.goto("/fix/")
    plain_page.get_by_role("link", name=TITLE).click()
    plain_page.go_back()

    assert plain_page.get_by_role("heading", name="All fixes").is_visible()


def test_without_javascript_a_sample_fills_the_box(plain_page):
    plain_page.goto("/")
    plain_page.get_by_role("link", name=SAMPLE_PASTES[1].title).click()

    assert plain_page.get_by_label("Your error").input_value() == PASTE


def test_a_sample_is_answered_at_once(page):
    page.goto("/")
    page.get_by_role("link", name=SAMPLE_PASTES[1].title).click()

    page.get_by_role("heading", name=TITLE).wait_for()
    assert page.get_by_label("Your error").input_value() == PASTE


def test_a_refusal_says_what_to_do_and_leaves_the_text(page):
    page.goto("/")
    page.get_by_label("Your error").fill("\ufffd\ufffd " * 20)
    page.get_by_role("button", name="Find the fix").click()

    page.get_by_role("alert").filter(has_text="could not be read as UTF-8").wait_for()
    assert page.get_by_label("Your error").input_value() == "\ufffd\ufffd " * 20


def fill_with_megabytes(page, number):
    """Fill the box at once and out of sight: typing and laying this out takes a browser long."""
    page.goto("/")
    text = "error line\n" * (number * 1024 * 1024 // 11)
    fill = "text => { const box = document.getElementById('text'); box.style.display = 'none'; box.value = text }"
    page.evaluate(fill, text)
    return text


@pytest.mark.parametrize("megabytes", [2, 5])
def test_a_text_that_is_too_large_gets_an_answer_and_stays_in_the_box(page, megabytes):
    text = fill_with_megabytes(page, megabytes)
    page.get_by_role("button", name="Find the fix").click()

    page.get_by_role("alert").filter(has_text="1 MiB").wait_for()
    assert page.evaluate("document.getElementById('text').value.length") == len(text)


def test_without_javascript_a_text_that_is_far_too_large_gets_an_answer(plain_page):
    fill_with_megabytes(plain_page, 5)
    plain_page.get_by_role("button", name="Find the fix").click()

    plain_page.get_by_role("heading", name="That is too much text").wait_for()


def test_a_text_behind_the_hash_is_answered_and_leaves_the_address(page):
    page.goto(f"/#q={quote(PASTE)}")

    page.get_by_role("heading", name=TITLE).wait_for()
    assert path_of(page) == "/"
    assert page.get_by_label("Your error").input_value() == PASTE


def test_a_second_text_behind_the_hash_is_answered_as_well(page):
    page.goto("/")
    page.evaluate("text => { location.hash = '#q=' + encodeURIComponent(text) }", PASTE)

    page.get_by_role("heading", name=TITLE).wait_for()
    assert path_of(page) == "/"


def test_a_broken_text_behind_the_hash_is_taken_as_it_is(page):
    page.goto("/#q=100%25%zz%20overloaded_error")

    page.wait_for_selector("#verdict-title")
    assert page.get_by_label("Your error").input_value() == "100%25%zz%20overloaded_error"


def test_a_search_is_answered_while_typing(page):
    page.goto("/fix/")
    page.get_by_label("Search titles").press_sequentially("prompt too long")

    page.get_by_text("fixes found").wait_for()
    assert page.get_by_role("link", name=TITLE).is_visible()
    assert path_of(page) == "/fix/"
    assert page.evaluate("document.activeElement.id") == "q"


def test_without_javascript_a_search_is_answered_with_a_page(plain_page):
    plain_page.goto("/fix/")
    plain_page.get_by_label("Search titles").fill("prompt too long")
    plain_page.get_by_role("button", name="Search").click()

    assert plain_page.locator("#fixes a").first.inner_text() == TITLE


def test_a_verdict_can_be_copied_for_a_ticket(open_browser):
    page = open_browser(permissions=["clipboard-read", "clipboard-write"])
    paste(page)
    page.get_by_text("Copy as Markdown").click()
    page.locator("[data-copies]").click()

    page.get_by_role("button", name="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"**Claude API error: {TITLE}**")


def test_code_can_be_copied(open_browser):
    page = open_browser(permissions=["clipboard-read", "clipboard-write"])
    page.goto(FIX)
    figure = page.locator("figure.code:visible").first
    figure.locator(".copy").click()

    figure.get_by_text("Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == figure.locator("code").text_content()


def test_the_language_of_a_sample_can_be_chosen(page):
    page.goto(FIX)
    tabs = page.locator(".tabs").first
    tabs.get_by_text("TypeScript").click()

    visible = tabs.locator("figure:visible")
    assert visible.count() == 1
    assert visible.get_attribute("data-language") == "typescript"


def test_a_site_that_does_not_answer_is_said_to(open_browser):
    page = open_browser(may_fail=True)
    page.goto("/")
    page.route("**/*", lambda route: route.abort())
    page.get_by_label("Your error").fill(PASTE)
    page.get_by_role("button", name="Find the fix").click()

    page.get_by_text("This site did not answer").wait_for()
    assert page.get_by_label("Your error").input_value() == PASTE


def test_without_an_answer_no_verdict_on_another_text_stays(open_browser):
    page = open_browser(may_fail=True)
    paste(page)
    page.route("**/*", lambda route: route.abort())
    page.get_by_role("button", name="Find the fix").click()

    page.get_by_text("This site did not answer").wait_for()
    assert page.locator("#verdict > *").count() == 0
    assert page.title().startswith("This site did not answer")


def test_a_page_of_a_proxy_does_not_replace_ours(open_browser):
    page = open_browser(may_fail=True)
    page.goto("/")
    page.route("**/", lambda route: route.fulfill(status=502, body="<h1>502 Bad Gateway</h1>"))
    page.get_by_label("Your error").fill(PASTE)
    page.get_by_role("button", name="Find the fix").click()
    page.get_by_role("alert").wait_for()
    assert "502 Bad Gateway" not in page.content()
    assert page.get_by_label("Your error").input_value() == PASTE

    page.unroute("**/")
    page.get_by_role("button", name="Find the fix").click()
    page.wait_for_selector("#verdict-title")


def test_the_box_goes_on_with_the_masked_text(page):
    key = "sk-ant-api03-" + "aB3d" * 24
    paste(page, f"{PASTE}\nANTHROPIC_API_KEY={key}")

    text = page.get_by_label("Your error").input_value()
    assert key not in text
    assert text.startswith(PASTE.strip()[:40])
    assert "•" * 20 in text


def test_a_notice_goes_with_the_next_request(open_browser):
    page = open_browser(may_fail=True)
    page.goto("/")
    page.route("**/*", lambda route: route.abort())
    page.get_by_label("Your error").fill(PASTE)
    page.get_by_role("button", name="Find the fix").click()
    page.get_by_text("This site did not answer").wait_for()
    page.unroute("**/*")
    page.get_by_role("button", name="Find the fix").click()

    page.wait_for_selector("#verdict-title")
    assert page.locator("#notice > *").count() == 0
    assert page.title().startswith(TITLE)


def test_a_plus_behind_the_hash_is_a_space(page):
    page.goto("/#q=overloaded_error+of+1%2B1")

    page.wait_for_selector("#verdict-title")
    assert page.get_by_label("Your error").input_value() == "overloaded_error of 1+1"


def test_a_button_for_copying_gets_its_label_back_after_two_clicks(open_browser):
    page = open_browser(permissions=["clipboard-read", "clipboard-write"])
    page.goto(FIX)
    button = page.locator("figure.code:visible .copy").first
    button.click()
    expect(button).to_have_text("Copied")
    button.click()

    expect(button).to_have_text("Copy")


@pytest.mark.parametrize("place", [".copy:visible", "[data-copies]"], ids=["code", "ticket"])
def test_where_copying_is_refused_the_text_is_selected(page, place):
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    paste(page)
    page.get_by_text("Copy as Markdown").click()
    button = page.locator(place).first
    button.click()

    expect(button).to_have_text("Press Ctrl+C")
    assert page.evaluate("getSelection().toString().length") > 10


def test_a_verdict_hides_the_list_of_statuses_until_it_is_asked_for(page):
    page.goto("/")
    assert page.locator("#statuses").is_visible()
    paste(page)
    assert not page.locator("#statuses").is_visible()
    page.locator(".after").get_by_role("link", name="Errors by HTTP status").click()

    expect(page.locator("#statuses-title")).to_be_in_viewport()


def test_without_javascript_a_verdict_leads_to_the_list_of_statuses(plain_page):
    paste(plain_page)
    assert not plain_page.locator("#statuses").is_visible()
    plain_page.locator(".after").get_by_role("link", name="Errors by HTTP status").click()

    expect(plain_page.locator("#statuses-title")).to_be_in_viewport()
