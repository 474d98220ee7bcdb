"""Everything can be reached and done with the keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from troubleshooter.lookup.samples import SAMPLE_PASTES

pytestmark = pytest.mark.browser

PASTE = SAMPLE_PASTES[2].text
FIX = "/fix/prompt-too-long/"
FOCUSABLE = "a[href], button, input, textarea, summary, [tabindex='0']"
MARK_FOCUSED = "() => { document.activeElement.dataset.reached = ''; }"
NOT_REACHED = f"""() => [...document.querySelectorAll("{FOCUSABLE}")]
    .filter(each => each.checkVisibility() && !('reached' in each.dataset))
    .filter(each => each.type !== 'radio' || each.checked)
    .map(each => each.outerHTML.slice(0, 120))"""
OUTLINE = """() => {
    const style = getComputedStyle(document.activeElement.matches('.tabs > input')
        ? document.activeElement.nextElementSibling : document.activeElement);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
}"""


def count_focusable(page):
    return page.locator(FOCUSABLE).count()


def tab_through(page):
    """Press Tab to the end of the page; return where the focus could not be seen."""
    unseen = []
    for _ in range(count_focusable(page) + 5):
        page.keyboard.press("Tab")
        page.evaluate(MARK_FOCUSED)
        if not page.evaluate(OUTLINE) and page.evaluate("document.activeElement !== document.body"):
            unseen.append(page.evaluate("document.activeElement.outerHTML.slice(0, 120)"))
    return unseen


@pytest.mark.parametrize("path", ["/", "/fix/", FIX, "/http/429/", "/about/"])
def test_tab_reaches_everything_and_shows_where_it_is(page, path):
    page.goto(path)

    assert tab_through(page) == []
    assert page.evaluate(NOT_REACHED) == []


def test_tab_reaches_everything_in_a_verdict(page):
    page.goto("/")
    page.get_by_label("Your error").fill(PASTE)
    page.get_by_role("button", name="Find the fix").click()
    expect(page.locator("#verdict")).to_be_focused()

    assert tab_through(page) == []
    assert page.evaluate(NOT_REACHED) == []


@pytest.mark.parametrize("modifier", ["Control", "Meta"])
def test_a_shortcut_sends_the_paste(page, modifier):
    page.goto("/")
    page.get_by_label("Your error").fill(PASTE)
    page.keyboard.press(f"{modifier}+Enter")

    page.wait_for_selector("#verdict-title")


def test_enter_alone_makes_a_new_line(page):
    page.goto("/")
    page.get_by_label("Your error").fill("one")
    page.keyboard.press("End")
    page.keyboard.press("Enter")

    assert page.get_by_label("Your error").input_value() == "one\n"


def test_the_first_tab_offers_to_skip_to_the_content(page):
    page.goto(FIX)
    page.keyboard.press("Tab")
    assert page.get_by_role("link", name="Skip to the content").is_visible()
    page.keyboard.press("Enter")

    expect(page.locator("#main")).to_be_focused()


def test_the_arrows_choose_the_language_of_a_sample(page):
    page.goto(FIX)
    tabs = page.locator(".tabs").first
    tabs.locator("input").first.focus()
    page.keyboard.press("ArrowRight")

    assert tabs.locator("figure:visible").get_attribute("data-language") == "typescript"
