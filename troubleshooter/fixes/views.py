"""The fix pages, and the ways to one by topic, words, HTTP status and error type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_safe

from troubleshooter.content.guide import Guide
from troubleshooter.content.rendering import render_markdown_twin
from troubleshooter.content.vocabulary import TOPICS
from troubleshooter.engine.redaction import redact
from troubleshooter.fixes.search import MAX_QUERY_LENGTH, find_guides
from troubleshooter.web.caching import cache_publicly, keep_private
from troubleshooter.web.library import (
    find_guides_with_status,
    find_guides_with_type,
    get_library,
    sort_by_title,
)
from troubleshooter.web.rendering import render_page


@require_safe
@sensitive_variables()
def index(request: HttpRequest) -> HttpResponse:
    """Show all fixes by topic, or those that a few words (`q`) find."""
    guides = get_library().guides.values()
    query = request.GET.get("q", "").strip()
    if redact(query).redactions:
        return keep_private(redirect("fixes:index"))
    if not query:
        return cache_publicly(_render_index(request, topics=_group_by_topic(guides)))
    words = query[:MAX_QUERY_LENGTH]
    return keep_private(_render_index(request, query=words, found=find_guides(guides, words)))


@require_safe
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    guide = _get_guide(slug)
    related = [get_library().guides[each] for each in guide.related]
    context = {"guide": guide, "related": related}
    return cache_publicly(render(request, "fixes/detail.html", context))


@require_safe
def markdown(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the twin of a fix page for programs, and for people who paste it somewhere."""
    twin = render_markdown_twin(_get_guide(slug))
    return cache_publicly(HttpResponse(twin, content_type="text/markdown; charset=utf-8"))


@require_safe
def status(request: HttpRequest, code: int) -> HttpResponse:
    library = get_library()
    if code not in library.statuses:
        raise Http404
    context = {
        "status": library.statuses[code],
        "guides": find_guides_with_status(library, code),
        "statuses": library.statuses.values(),
    }
    return cache_publicly(render(request, "fixes/status.html", context))


@require_safe
def short_status(request: HttpRequest, code: str) -> HttpResponse:
    if int(code) not in get_library().statuses:
        raise Http404
    return cache_publicly(redirect("fixes:status", code=code, permanent=True))


@require_safe
def error_type(request: HttpRequest, error_type: str) -> HttpResponse:
    library = get_library()
    guides = find_guides_with_type(library, error_type)
    statuses = [each for each in library.statuses.values() if error_type in each.error_types]
    if not guides and not statuses:
        raise Http404
    context = {"error_type": error_type, "guides": guides, "statuses": statuses}
    return cache_publicly(render(request, "fixes/type.html", context))


def _get_guide(slug: str) -> Guide:
    guide = get_library().guides.get(slug)
    if guide is None:
        raise Http404
    return guide


def _group_by_topic(guides: Iterable[Guide]) -> Mapping[str, list[Guide]]:
    """Group guides in the order of the topics, by title within; topics without one are left out."""
    by_title = sort_by_title(guides)
    groups = {topic: [each for each in by_title if each.topic == topic] for topic in TOPICS}
    return {topic: group for topic, group in groups.items() if group}


def _render_index(request: HttpRequest, **context: object) -> HttpResponse:
    return render_page(request, "fixes/index.html", context, fragment="fixes/_list.html")
