"""Nothing is cut off on a phone, in light and dark; the fix stands on its first screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.lookup.toy import TEXT
from troubleshooter.lookup.samples import SAMPLE_PASTES
from troubleshooter.web.library import get_library

pytestmark = pytest.mark.browser

GUIDES = get_library().guides
PHONE = {"width": 360, "height": 640}
PAGES = [
    "/",
    "/fix/",
    "/fix/?q=token",
    "/http/400/",
    "/http/429/",
    "/type/rate_limit_error/",
    "/code/",
    "/code/cannot_invite_emails_with_unverified_domains/",
    "/code/enforced_spend_limit_reached/",
    "/exceptions/",
    "/models/",
    "/models/claude-haiku-5-5/",
    "/models/claude-sonnet-4-5-20250929/",
    "/models/claude-opus-5.5/",
    "/about/",
    "/nowhere/",
]
FOREIGN = "openai.RateLimitError: Error code: 429 - You exceeded your current quota https://api.openai.com/v1"
UNKNOWN = "anthropic.BadRequestError: Error code: 400 - {'type': 'error', 'error': {'type': 'invalid_request_error', 'message': 'foo'}}"
CONTRAST = """() => {
    const parse = colour => colour.match(/[\\d.]+/g).map(Number);
    const luminance = ([r, g, b]) => [r, g, b]
        .map(each => each / 255)
        .map(each => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4)
        .reduce((sum, each, index) => sum + each * [0.2126, 0.7152, 0.0722][index], 0);
    const ground = element => {
        for (let each = element; each; each = each.parentElement) {
            const colour = parse(getComputedStyle(each).backgroundColor);
            if (colour.length < 4 || colour[3] === 1) return colour;
        }
        return [255, 255, 255];
    };
    const weak = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || !element.checkVisibility()) continue;
        const [light, dark] = [luminance(parse(getComputedStyle(element).color)), luminance(ground(element))]
            .sort((one, other) => other - one);
        const ratio = (light + 0.05) / (dark + 0.05);
        if (ratio < 4.5) weak.push(`${ratio.toFixed(2)} ${element.outerHTML.slice(0, 100)}`);
    }
    return [...new Set(weak)];
}"""
SMALL_TARGETS = """() => [...document.querySelectorAll('button, .button, summary, nav a, .chips a')]
    .filter(each => each.checkVisibility())
    .filter(each => each.getBoundingClientRect().height < 44)
    .filter(each => !each.matches('.copy'))
    .map(each => each.outerHTML.slice(0, 100))"""


@pytest.fixture(params=["light", "dark"])
def scheme(request):
    return request.param


@pytest.fixture
def phone(open_browser, scheme):
    return open_browser(**PHONE, color_scheme=scheme, has_touch=True, is_mobile=True)


def show_verdict(page, text):
    page.goto("/")
    page.get_by_label("Your error").fill(text)
    page.get_by_role("button", name="Find the fix").click()
    page.wait_for_selector("#verdict-title")


def assert_fits(page, width):
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(CONTRAST) == []


@pytest.mark.parametrize("path", [*PAGES, "/fix/rate-limit-exceeded/"])
def test_pages_fit_a_phone_and_can_be_read(phone, path):
    phone.goto(path)

    assert_fits(phone, PHONE["width"])
    assert phone.evaluate(SMALL_TARGETS) == []


@pytest.mark.parametrize(
    "text",
    [SAMPLE_PASTES[2].text, TEXT + "x" * 5000, "429 rate_limit_error", FOREIGN, "nothing"],
    ids=["match", "long line", "short", "foreign", "unknown"],
)
def test_verdicts_fit_a_phone_and_can_be_read(phone, text):
    show_verdict(phone, text)

    assert_fits(phone, PHONE["width"])
    assert phone.evaluate(SMALL_TARGETS) == []


@pytest.mark.parametrize("path", [*PAGES, "/fix/prompt-too-long/"])
def test_pages_fit_a_desk_and_can_be_read(open_browser, scheme, path):
    page = open_browser(color_scheme=scheme)
    page.goto(path)

    assert_fits(page, 1280)


@pytest.mark.parametrize("slug", GUIDES)
def test_every_fix_page_fits_a_phone(open_browser, slug):
    page = open_browser(**PHONE)
    page.goto(f"/fix/{slug}/")

    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("slug", GUIDES)
def test_the_fix_is_on_the_first_screen_of_a_phone(open_browser, slug):
    page = open_browser(**PHONE)
    page.goto(f"/fix/{slug}/")

    box = page.locator(".answer").bounding_box()
    assert box["y"] + box["height"] <= PHONE["height"]


def test_the_button_is_on_the_first_screen_of_a_phone(open_browser):
    page = open_browser(**PHONE)
    page.goto("/")

    box = page.get_by_role("button", name="Find the fix").bounding_box()
    assert box["y"] + box["height"] <= PHONE["height"]


def test_a_verdict_is_led_to(open_browser):
    page = open_browser(**PHONE, reduced_motion="reduce")
    show_verdict(page, SAMPLE_PASTES[2].text)

    expect(page.locator("#verdict-title")).to_be_in_viewport()
    expect(page.locator(".paste textarea")).not_to_be_in_viewport()


def test_nothing_moves_while_a_page_loads(open_browser):
    page = open_browser()
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => { for (const each of list.getEntries()) "
        "window.shift += each.value }).observe({type: 'layout-shift', buffered: true})"
    )
    for path in ("/", "/fix/prompt-too-long/"):
        page.goto(path)
        page.wait_for_timeout(200)
        assert page.evaluate("window.shift") < 0.01


@pytest.mark.parametrize("sample", SAMPLE_PASTES, ids=lambda sample: sample.title)
def test_what_to_do_begins_within_one_and_a_half_screens_of_a_phone(open_browser, sample):
    page = open_browser(width=360, height=740, reduced_motion="reduce")
    show_verdict(page, f"{sample.text}\n{TEXT}")
    expect(page.locator("#verdict-title")).to_be_in_viewport()

    assert page.locator("#fix").bounding_box()["y"] <= 1.5 * 740


@pytest.mark.parametrize("width", [320, 360])
def test_a_long_request_id_fits_a_small_phone(open_browser, width):
    page = open_browser(width=width, height=640)
    show_verdict(page, f"{UNKNOWN} request-id: req_{'011CSample' * 6}")

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator(".advice").evaluate("each => each.scrollWidth <= each.clientWidth")
