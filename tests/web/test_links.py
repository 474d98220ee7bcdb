"""Every link of every page leads somewhere, and every page can be reached."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin

import pytest
from django.urls import reverse

from tests.conftest import HTTPSClient
from troubleshooter.web.library import get_library


class Links(HTMLParser):
    """Addresses and ids of a page; a template is a document of its own."""

    def __init__(self, html):
        super().__init__()
        self.in_template = False
        self.addresses = []
        self.ids = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.in_template |= tag == "template"
        for name, value in attributes:
            if name in {"href", "src", "action", "hx-get", "hx-post"}:
                self.addresses.append(value)
            if name == "id" and (tag == "template" or not self.in_template):
                self.ids.append(value)

    def handle_endtag(self, tag):
        self.in_template &= tag != "template"


@pytest.fixture(scope="module")
def pages(static_root):
    """Walk the site from its front page; return every page by its address."""
    client = HTTPSClient()
    found = {}
    waiting = ["/"]
    while waiting:
        address = waiting.pop()
        if address in found:
            continue
        response = client.get(address)
        found[address] = response
        if not response.headers.get("Content-Type", "").startswith("text/html"):
            continue
        links = Links(response.text).addresses
        waiting += [
            urldefrag(urljoin(address, each)).url for each in links if each.startswith(("/", "#"))
        ]
    return found


def test_every_internal_link_resolves(pages):
    assert {
        address: page.status_code for address, page in pages.items() if page.status_code != 200
    } == {}


def test_every_page_of_the_library_can_be_reached(pages):
    library = get_library()

    expected = {reverse("fixes:detail", args=[slug]) for slug in library.guides}
    expected |= {reverse("reference:status", args=[code]) for code in library.statuses}
    expected |= {reverse("reference:code", args=[code]) for code in library.codes}
    expected |= {reverse("reference:model", args=[id_]) for id_ in library.models}
    expected |= {reverse("reference:exceptions"), reverse("reference:models")}
    assert expected <= set(pages)


def test_every_fragment_that_is_linked_to_exists(pages):
    missing = []
    for address, page in pages.items():
        if not page.headers["Content-Type"].startswith("text/html"):
            continue
        for link in Links(page.text).addresses:
            target, fragment = urldefrag(urljoin(address, link))
            if fragment and target in pages and fragment not in Links(pages[target].text).ids:
                missing.append((address, link))

    assert missing == []


def test_no_id_stands_twice_on_a_page(pages):
    twice = {
        address: ids
        for address, page in pages.items()
        if page.headers["Content-Type"].startswith("text/html")
        if len(ids := Links(page.text).ids) != len(set(ids))
    }

    assert twice == {}
