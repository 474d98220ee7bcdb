"""Pages for what cannot be answered: ours, dressed like all others, and without echo."""

from __future__ import annotations

import logging
import re

import pytest

from tests.conftest import HTTPSClient
from troubleshooter.lookup import views
from troubleshooter.web.logs import DiscreetFormatter

SECRET = "what-a-visitor-pasted"


@pytest.fixture
def broken(client, monkeypatch):
    """Return a client for a site that breaks on every paste, with the paste in the message."""

    def fail(request):
        raise RuntimeError(request.POST["text"])

    monkeypatch.setattr(views, "_answer_paste", fail)
    client.raise_request_exception = False
    return client


def test_an_unknown_address_has_a_page_of_ours(client):
    response = client.get("/nowhere/")

    assert response.status_code == 404
    assert b"There is no page here" in response.content
    assert b"nowhere" not in response.content


def test_a_form_from_elsewhere_gets_a_page_of_ours(static_root):
    response = HTTPSClient(enforce_csrf_checks=True).post("/fix/", {"q": SECRET})

    assert response.status_code == 403
    assert "That was not accepted from here" in response.text
    assert SECRET not in response.text


def test_an_unreadable_request_has_a_page_of_ours(client):
    response = client.post("/", b"no parts", content_type="multipart/form-data; boundary=")

    assert response.status_code == 400
    assert b"could not be read" in response.content


def test_a_break_has_a_page_of_ours_with_a_reference_that_is_logged(broken, caplog):
    response = broken.post("/", {"text": SECRET})

    reference = re.search(rb"<code>([0-9a-f]{8})</code>", response.content)
    assert response.status_code == 500
    assert reference
    [record] = [each for each in caplog.records if each.name == "django.request"]
    line = DiscreetFormatter().format(record)
    assert reference[1].decode() in line
    assert "RuntimeError" in line


def test_a_break_repeats_nothing_of_the_paste(broken, caplog):
    response = broken.post("/", {"text": SECRET})

    assert SECRET not in response.text
    assert [record for record in caplog.records if record.levelno == logging.ERROR]
    formatter = DiscreetFormatter()
    assert not [each for each in caplog.records if SECRET in formatter.format(each)]


def test_htmx_gets_an_error_as_a_notice_in_its_own_place(client):
    response = client.get("/nowhere/", headers={"hx-request": "true"})

    assert response.content.startswith(b'<div id="notice"')
    assert response["HX-Retarget"] == "#notice"
    assert response["HX-Reswap"] == "outerHTML"


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_error_is_kept_by_a_cache(client, method):
    response = getattr(client, method)("/nowhere/")

    assert response["Cache-Control"] == "no-store"
