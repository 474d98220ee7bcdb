"""The paste box and the verdict on a paste. Stores and logs nothing, repeats it redacted alone."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from troubleshooter.engine.redaction import RedactedText, redact
from troubleshooter.lookup.forms import MAX_QUERY_LENGTH, QUERY_TOO_LONG, PasteForm, make_printable
from troubleshooter.lookup.report import build_report_url
from troubleshooter.lookup.samples import SAMPLE_PASTES
from troubleshooter.lookup.ticket import write_ticket
from troubleshooter.lookup.verdict import build_verdict_page
from troubleshooter.web import clock
from troubleshooter.web.caching import cache_publicly, keep_private
from troubleshooter.web.library import get_diagnoser, get_library, list_statuses
from troubleshooter.web.rendering import render_page


@require_http_methods(["GET", "HEAD", "POST"])
@csrf_exempt  # changes nothing, so there is nothing to forge: docs/decisions/0002
@sensitive_post_parameters("text")
def index(request: HttpRequest) -> HttpResponse:
    """Show the box, or the verdict on a paste (POST) or on a short text in the address (`q`)."""
    if request.method == "POST":
        return keep_private(_answer_paste(request))
    if "q" in request.GET:
        return keep_private(_answer_query(request))
    sample = _get_sample(request)
    return cache_publicly(_render_index(request, text=sample, sample_filled=bool(sample)))


@sensitive_variables()
def _answer_paste(request: HttpRequest) -> HttpResponse:
    form = PasteForm(request.POST)
    if form.is_valid():
        return _give_verdict(request, redact(form.cleaned_data["text"]))
    return _refuse(request, form)


@sensitive_variables()
def _answer_query(request: HttpRequest) -> HttpResponse:
    query = request.GET["q"]
    if redact(query).redactions:
        return redirect("lookup:index")
    if len(query) > MAX_QUERY_LENGTH:
        return _render_index(request, error=QUERY_TOO_LONG, status=422)
    form = PasteForm({"text": query})
    if form.is_valid():
        return _give_verdict(request, redact(form.cleaned_data["text"]))
    return _refuse(request, form)


def _give_verdict(request: HttpRequest, text: RedactedText) -> HttpResponse:
    diagnosis = get_diagnoser().diagnose(text, today=clock.today())
    page = build_verdict_page(text, diagnosis, get_library())
    base_url = request.build_absolute_uri("/").rstrip("/")
    return _render_index(
        request,
        text=text.text,
        verdict=page,
        ticket=write_ticket(page, base_url),
        report=build_report_url(diagnosis, settings.REPORT_URL),
    )


@sensitive_variables()
def _refuse(request: HttpRequest, form: PasteForm) -> HttpResponse:
    problem = form.errors.as_data()["text"][0]
    # A text over the limit stays in the browser: masking and sending back megabytes helps nobody.
    pasted = "" if problem.code == "too_large" else form["text"].value() or ""
    text = redact(make_printable(pasted)).text
    return _render_index(request, text=text, error=problem.message, status=422)


def _get_sample(request: HttpRequest) -> str:
    number = request.GET.get("sample", "")
    known = {str(place): sample.text for place, sample in enumerate(SAMPLE_PASTES, start=1)}
    return known.get(number, "")


def _render_index(request: HttpRequest, *, status: int = 200, **context: object) -> HttpResponse:
    context |= {"samples": SAMPLE_PASTES, "statuses": list_statuses(get_library())}
    return render_page(
        request, "lookup/index.html", context, fragment="lookup/_verdict.html", status=status
    )
