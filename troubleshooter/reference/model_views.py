"""The pages of the models. Everything on them is told for the day of the request."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_safe

from troubleshooter.engine.redaction import redact
from troubleshooter.reference.model_pages import (
    build_model_page,
    list_models,
    write_python,
    write_shell,
)
from troubleshooter.web import clock
from troubleshooter.web.caching import cache_publicly, keep_private
from troubleshooter.web.library import get_library

LONGEST_SHOWN = 120
"""Characters of an unknown id that its page repeats."""


@require_safe
def models(request: HttpRequest) -> HttpResponse:
    context = {"models": list_models(get_library(), clock.today())}
    return cache_publicly(render(request, "reference/models.html", context))


@require_safe
@sensitive_variables("name")
def model(request: HttpRequest, name: str) -> HttpResponse:
    library = get_library()
    found = library.knowledge.catalogue.find(name)
    if found is None:
        return _explain_unknown(request, name)
    if name != found.id:
        return cache_publicly(redirect("reference:model", name=found.id, permanent=True))
    context = {
        "page": build_model_page(library.models[found.id], library, clock.today()),
        "python": write_python(found.id),
        "shell": write_shell(found.id),
    }
    return cache_publicly(render(request, "reference/model.html", context))


@sensitive_variables()
def _explain_unknown(request: HttpRequest, name: str) -> HttpResponse:
    """Say what the id was meant to be. It comes from a visitor: nobody may keep the page."""
    catalogue = get_library().knowledge.catalogue
    redacted = redact(name)
    advice = catalogue.explain(redacted.text, clock.today())
    shown = "".join(each for each in redacted.text[:LONGEST_SHOWN] if each.isprintable())
    context = {
        "name": "" if redacted.redactions else shown,
        "advice": advice,
        "suggestions": [catalogue.find(each) for each in advice.suggestions],
    }
    return keep_private(render(request, "reference/unknown_model.html", context, status=404))
