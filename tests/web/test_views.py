"""The pages of the site as a whole."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from troubleshooter.content.highlighting import stylesheet
from troubleshooter.web import clock


def test_about_says_what_is_kept_and_who_makes_it(client):
    text = client.get("/about/").text

    assert "What is kept of a paste: nothing" in text
    assert "Anthropic does not make, endorse, review or pay for it" in text


def test_robots_stay_away_from_texts_in_addresses(client):
    response = client.get("/robots.txt")

    assert response["Content-Type"].startswith("text/plain")
    assert "Disallow: /?" in response.text


def test_browsers_find_the_icon_where_they_look(client):
    response = client.get("/favicon.ico", follow=True)

    assert response["Content-Type"] == "image/svg+xml"


def test_public_pages_may_be_kept_for_minutes_and_asked_for_again_cheaply(client, monkeypatch):
    monkeypatch.setattr(clock, "seconds_left_today", lambda: 86400)
    first = client.get("/about/")

    assert first["Cache-Control"] == "public, max-age=300"
    again = client.get("/about/", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304


def test_the_stylesheet_has_the_colours_of_code_as_they_are_made():
    css = Path(settings.BASE_DIR, "static", "site.css").read_text(encoding="utf-8")

    assert css.endswith(f"\n{stylesheet()}\n")
