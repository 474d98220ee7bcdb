"""Pages that belong to the site as a whole."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from troubleshooter.web.caching import cache_publicly


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return cache_publicly(render(request, "web/about.html"))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return cache_publicly(render(request, "web/robots.txt", content_type="text/plain"))


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Answer the address that browsers try by themselves."""
    return cache_publicly(redirect(static("icon.svg")))
