"""Page or fragment: htmx gets the fragment, but for the restoring of its history."""

from __future__ import annotations

import pytest

FRAGMENT_OF_SEARCH = b'<div id="fixes"'


def ask(client, **headers):
    return client.get("/fix/?q=key", headers=headers)


def test_a_browser_gets_the_page(client):
    assert b"<!doctype html>" in ask(client).content


def test_htmx_gets_the_fragment(client):
    content = ask(client, hx_request="true").content

    assert content.startswith(FRAGMENT_OF_SEARCH)
    assert b"<!doctype html>" not in content


def test_restoring_the_history_gets_the_page(client):
    response = ask(client, hx_request="true", hx_history_restore_request="true")

    assert b"<!doctype html>" in response.content


@pytest.mark.parametrize("headers", [{}, {"hx_request": "true"}], ids=["page", "fragment"])
def test_both_vary_on_what_htmx_sends(client, headers):
    assert ask(client, **headers)["Vary"] == "HX-Request, HX-History-Restore-Request"
