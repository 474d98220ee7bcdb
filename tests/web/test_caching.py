"""Public pages may be kept, but not beyond the day they were made for."""

from __future__ import annotations

import pytest
from django.http import HttpResponse

from troubleshooter.web import clock
from troubleshooter.web.caching import PUBLIC_SECONDS, cache_publicly, keep_private


@pytest.mark.parametrize(
    ("left", "kept"),
    [(86400, PUBLIC_SECONDS), (PUBLIC_SECONDS, PUBLIC_SECONDS), (299, 299), (0, 0)],
)
def test_no_cache_keeps_a_page_beyond_midnight(monkeypatch, left, kept):
    monkeypatch.setattr(clock, "seconds_left_today", lambda: left)
    assert cache_publicly(HttpResponse())["Cache-Control"] == f"public, max-age={kept}"


def test_what_is_private_is_kept_by_nobody():
    response = keep_private(HttpResponse())
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "no-referrer"
