"""Page or fragment: the one place that decides it. No view reads `request.htmx` itself."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails


def render_page(
    request: HttpRequest,
    page: str,
    context: Mapping[str, object],
    *,
    fragment: str,
    status: int = 200,
) -> HttpResponse:
    """Render `fragment` for htmx, `page` for everybody else."""
    template = fragment if _wants_fragment(request) else page
    response = render(request, template, dict(context), status=status)
    patch_vary_headers(response, ["HX-Request", "HX-History-Restore-Request"])
    return response


def _wants_fragment(request: HttpRequest) -> bool:
    """Whether htmx asks, but not to restore its history: that replaces the whole page.

    Reads the headers itself: an error can be answered before `HtmxMiddleware` has seen the request.
    """
    htmx = HtmxDetails(request)
    return bool(htmx) and not htmx.history_restore_request
