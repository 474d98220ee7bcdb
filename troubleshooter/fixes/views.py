"""The fix pages, and the ways to one by topic and by words."""

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
from troubleshooter.web import clock
from troubleshooter.web.caching import cache_publicly, keep_private
from troubleshooter.web.library import get_library, sort_by_title
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
    library = get_library()
    context = {
        "guide": guide,
        "related": [library.guides[each] for each in guide.related],
        "codes": [each.code for each in library.codes.values() if each.code.slug == slug],
    }
    return cache_publicly(render(request, "fixes/detail.html", context))


@require_safe
def markdown(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the twin of a fix page for programs, and for people who paste it somewhere."""
    models = get_library().knowledge.catalogue
    twin = render_markdown_twin(_get_guide(slug), models, clock.today())
    return cache_publicly(HttpResponse(twin, content_type="text/markdown; charset=utf-8"))


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
