"""What a browser asks before it lets a page call the API, and what it needs to read in the reply.

Reported, 2026-07-31: a reply names an allowed origin once the request opts in, errors included, and
none without. What the API answers to a preflight is unconfirmed; here it goes by the same rule.
"""

from __future__ import annotations

from tests.claude_server.credentials import BROWSER_OPT_IN
from tests.claude_server.exchange import Reply, Request

_ALLOWED = {"access-control-allow-origin": "*", "access-control-expose-headers": "*"}


def is_preflight(request: Request) -> bool:
    return (
        request.method == "OPTIONS"
        and "origin" in request.headers
        and "access-control-request-method" in request.headers
    )


def answer_preflight(request: Request) -> Reply:
    """A preflight names the headers to come, without their values and without a credential."""
    asked = request.headers.get("access-control-request-headers", "")
    names = {each.strip().lower() for each in asked.split(",")}
    if BROWSER_OPT_IN not in names:
        return Reply(403)
    return Reply(
        200,
        {
            **_ALLOWED,
            "access-control-allow-methods": "GET, POST, DELETE",
            "access-control-allow-headers": asked,
            "access-control-max-age": "600",
        },
    )


def headers_for(request: Request) -> dict[str, str]:
    opted_in = "origin" in request.headers and request.headers.get(BROWSER_OPT_IN) == "true"
    return dict(_ALLOWED) if opted_in else {}
