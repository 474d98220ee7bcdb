"""The pages for requests that cannot be answered. They repeat nothing of the request."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from troubleshooter.web.rendering import render_page


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """What went wrong, and what the visitor can do about it."""

    status: int
    title: str
    advice: str


BAD_REQUEST = ErrorPage(
    400,
    "That request could not be read",
    "Something on the way here changed or cut it. Go back, reload the page and try again.",
)
FORBIDDEN = ErrorPage(
    403,
    "That was not accepted from here",
    "This page takes no forms from other sites. Go to the page itself and try again.",
)
NOT_FOUND = ErrorPage(
    404,
    "There is no page here",
    "The address may be cut off or mistyped. Paste your error on the front page, or look through "
    "all fixes.",
)
BODY_TOO_LARGE = ErrorPage(
    413,
    "That is too much text",
    "The limit is 1 MiB. Go back, cut the text down to the part around the error (a few hundred "
    "lines are plenty) and try again. Nothing of it was kept.",
)
SERVER_ERROR = ErrorPage(
    500,
    "Something broke on our side",
    "It is not your error. Nothing of what you sent was kept. Please try again; if it happens "
    "again, tell the operator of this site the reference below.",
)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _render_error(request, BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _render_error(request, FORBIDDEN)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _render_error(request, FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _render_error(request, NOT_FOUND)


def body_too_large(request: HttpRequest) -> HttpResponse:
    return _render_error(request, BODY_TOO_LARGE)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer with a reference that `DiscreetFormatter` writes into the log line of this error."""
    reference = secrets.token_hex(4)
    request.error_reference = reference  # type: ignore[attr-defined]  # read by the log formatter
    return _render_error(request, SERVER_ERROR, reference=reference)


def _render_error(request: HttpRequest, page: ErrorPage, reference: str = "") -> HttpResponse:
    response = render_page(
        request,
        "errors/error.html",
        {"error": page, "reference": reference},
        fragment="errors/_notice.html",
        status=page.status,
    )
    response["Cache-Control"] = "no-store"
    # A fragment goes to the page's own place for notices, whatever it was asked for.
    response["HX-Retarget"] = "#notice"
    response["HX-Reswap"] = "outerHTML"
    return response
