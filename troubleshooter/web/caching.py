"""Who may keep an answer: everybody, or nobody."""

from __future__ import annotations

from typing import TypeVar

from django.http import HttpResponse, HttpResponseBase
from django.utils.cache import patch_cache_control

Response = TypeVar("Response", bound=HttpResponseBase)

PUBLIC_SECONDS = 300
"""Short: a corrected guide should reach readers soon. An ETag makes asking again cheap."""


def cache_publicly(response: HttpResponse) -> HttpResponse:
    """Let caches keep a page that is the same for everybody."""
    patch_cache_control(response, public=True, max_age=PUBLIC_SECONDS)
    return response


def keep_private(response: Response) -> Response:
    """Keep what a visitor sent out of every cache, and its address out of the next request."""
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response
