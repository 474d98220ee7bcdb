"""What stands between a client and the API answers in HTML or plain text, never as the API does.

The frame of such pages is theirs; which statuses and texts are met is reported or unconfirmed.
"""

from __future__ import annotations

from http import HTTPStatus

from tests.claude_server import texts
from tests.claude_server.exchange import Reply

HTML = "text/html; charset=UTF-8"
PLAIN = "text/plain; charset=UTF-8"
CDN_PHRASES = {
    520: "Web server is returning an unknown error",
    521: "Web server is down",
    522: "Connection timed out",
    523: "Origin is unreachable",
    524: "A timeout occurred",
}
"""Statuses that only a CDN uses."""
_PAGE = (
    "<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n<center><h1>{title}</h1></center>"
    "\r\n<hr><center>{server}</center>\r\n</body>\r\n</html>\r\n"
)


def html_error(status: int, server: str = "cloudflare") -> Reply:
    title = f"{status} {_phrase(status)}"
    return Reply(
        status,
        {"content-type": HTML, "server": server},
        _PAGE.format(title=title, server=server).encode(),
    )


def plain_error(status: int) -> Reply:
    return Reply(
        status,
        {"content-type": PLAIN, "server": "cloudflare"},
        texts.EDGE_CODE.filled(status=status).encode(),
    )


def login_page() -> Reply:
    """A proxy or captive portal that answers 200 to everything."""
    body = "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>Sign in</body></html>\n"
    return Reply(200, {"content-type": HTML}, body.encode())


def _phrase(status: int) -> str:
    return CDN_PHRASES.get(status) or HTTPStatus(status).phrase
