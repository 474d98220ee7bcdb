"""The pages of the API's closed vocabulary: statuses, error types, error codes, exceptions."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from troubleshooter.reference.codes import build_code_page, find_codes, list_codes
from troubleshooter.reference.hierarchy import build_trees, describe_classes, list_sources
from troubleshooter.reference.sdk_facts import list_facts, list_variables
from troubleshooter.web.caching import cache_publicly
from troubleshooter.web.library import find_guides_with_status, get_library, sort_by_title


@require_safe
def status(request: HttpRequest, code: int) -> HttpResponse:
    library = get_library()
    if code not in library.statuses:
        raise Http404
    context = {
        "status": library.statuses[code],
        "guides": find_guides_with_status(library, code),
        "codes": find_codes(library, [code]),
        "statuses": library.statuses.values(),
    }
    return cache_publicly(render(request, "reference/status.html", context))


@require_safe
def short_status(request: HttpRequest, code: str) -> HttpResponse:
    if int(code) not in get_library().statuses:
        raise Http404
    return cache_publicly(redirect("reference:status", code=code, permanent=True))


@require_safe
def error_type(request: HttpRequest, error_type: str) -> HttpResponse:
    library = get_library()
    named = (each for each in library.guides.values() if error_type in each.error_types)
    guides = sort_by_title(named)
    statuses = [each for each in library.statuses.values() if error_type in each.error_types]
    if not guides and not statuses:
        raise Http404
    context = {
        "error_type": error_type,
        "guides": guides,
        "codes": find_codes(library, [each.code for each in statuses]),
        "statuses": statuses,
    }
    return cache_publicly(render(request, "reference/type.html", context))


@require_safe
def codes(request: HttpRequest) -> HttpResponse:
    library = get_library()
    context = {"groups": list_codes(library), "count": len(library.codes)}
    return cache_publicly(render(request, "reference/codes.html", context))


@require_safe
def code(request: HttpRequest, code: str) -> HttpResponse:
    library = get_library()
    if code not in library.codes:
        raise Http404
    context = {"page": build_code_page(library.codes[code], library)}
    return cache_publicly(render(request, "reference/code.html", context))


@require_safe
def exceptions(request: HttpRequest) -> HttpResponse:
    library = get_library()
    context = {
        "trees": [
            (library.sdks["python"], build_trees(library.exceptions, "python")),
            (library.sdks["typescript"], build_trees(library.exceptions, "typescript")),
        ],
        "classes": describe_classes(library),
        "other_sdks": library.other_sdks.values(),
        "sources": list_sources(library),
        "sdks": [(sdk, list_facts(sdk)) for sdk in library.sdks.values()],
        "variables": list_variables(library.sdks.values()),
    }
    return cache_publicly(render(request, "reference/exceptions.html", context))
