"""Who may keep an answer: everybody, or nobody."""

from __future__ import annotations

from typing import TypeVar

from django.http import HttpResponse, HttpResponseBase
from django.utils.cache import patch_cache_control

from troubleshooter.web import clock

Response = TypeVar("Response", bound=HttpResponseBase)

PUBLIC_SECONDS = 300
"""Short: a corrected guide should reach readers soon. An ETag makes asking again cheap."""


def cache_publicly(response: HttpResponse) -> HttpResponse:
    """Let caches keep a page that is the same for everybody, until the day ends at the longest.

    States of models turn with the day in UTC, and any page may name a model.
    """
    seconds = min(PUBLIC_SECONDS, clock.seconds_left_today())
    patch_cache_control(response, public=True, max_age=seconds)
    return response


def keep_private(response: Response) -> Response:
    """Keep what a visitor sent out of every cache, and its address out of the next request."""
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response
