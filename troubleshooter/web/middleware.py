"""What every answer passes through: redirects, browser policies, static files, limit on bodies."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote_plus

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from whitenoise.middleware import WhiteNoiseMiddleware  # type: ignore[import-untyped]
from whitenoise.responders import StaticFile  # type: ignore[import-untyped]

from troubleshooter.engine.redaction import redact
from troubleshooter.web.body_limit import MAX_BODY_BYTES
from troubleshooter.web.caching import keep_private
from troubleshooter.web.errors import body_too_large

GetResponse = Callable[[HttpRequest], HttpResponseBase]

BROWSER_POLICIES = {
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class RedirectMiddleware:
    """Keeps the query of a redirect out of caches, and a secret out of the redirect.

    Django repeats path and query when it redirects to HTTPS or appends a slash. Stands first,
    because those redirects are answered before anything below is asked. Without the part that
    holds a secret, a redirect leads to the same page, or to the front page.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        location = response.headers.get("Location", "")
        path, mark, _ = location.partition("?")
        if _holds_secret(path):
            response.headers["Location"] = "/"
        elif _holds_secret(location):
            response.headers["Location"] = path
        elif not mark:
            return response
        return keep_private(response)


def _holds_secret(address: str) -> bool:
    return bool(redact(unquote_plus(address)).redactions)


class BrowserPolicyMiddleware:
    """Adds the policies that Django has no setting for."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in BROWSER_POLICIES.items():
            response.headers.setdefault(name, value)
        return response


class StaticFilesMiddleware(WhiteNoiseMiddleware):  # type: ignore[misc]  # has no types
    """WhiteNoise, answering from memory.

    Its own answer streams a file through a synchronous iterator, which an ASGI handler reads whole
    and warns about at every request. Our files are few and small.
    """

    @staticmethod
    def serve(static_file: StaticFile, request: HttpRequest) -> HttpResponse:
        answer = static_file.get_response(request.method, request.META)
        content = b""
        if answer.file is not None:
            with answer.file:
                content = answer.file.read()
        response = HttpResponse(content, status=int(answer.status))
        del response["Content-Type"]
        for name, value in answer.headers:
            response[name] = value
        return response


class BodyLimitMiddleware:
    """Refuses bodies over the limit.

    The length is what `troubleshooter.web.handlers` counted; under WSGI, what the client declared.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if _content_length(request) > MAX_BODY_BYTES:
            return body_too_large(request)
        return self.get_response(request)


def _content_length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0
