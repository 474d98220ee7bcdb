"""The ASGI handler: reads a request's body into memory, never onto the disk, and not without end.

Django's own handler spools a body to a temporary file. Here a body may be a paste with secrets.
"""

from __future__ import annotations

import io
from collections.abc import Awaitable, Callable, Mapping
from typing import IO, Any

from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler, ASGIRequest
from django.http import HttpResponseBase

from troubleshooter.web.body_limit import MAX_BODY_BYTES, MAX_DISCARDED_BYTES

Receive = Callable[[], Awaitable[Mapping[str, Any]]]


class CountedBody(io.BytesIO):
    """A body with the length that came in; holds nothing where that was over the limit."""

    received = 0

    def take(self, chunk: bytes) -> None:
        self.received += len(chunk)
        if self.received <= MAX_BODY_BYTES:
            self.write(chunk)
        else:
            self.truncate(0)


class BoundedASGIHandler(ASGIHandler):
    """Keeps bodies in memory up to `MAX_BODY_BYTES`; `BodyLimitMiddleware` refuses the rest.

    A refused body is read to its end all the same and dropped: a browser that is still sending
    would otherwise show a broken connection in place of our answer. That, too, has an end.
    """

    async def read_body(self, receive: Receive) -> CountedBody:
        body = CountedBody()
        more = True
        while more and body.received <= MAX_DISCARDED_BYTES:
            message = await receive()
            if message["type"] == "http.disconnect":
                body.close()
                raise RequestAborted
            body.take(message.get("body", b""))
            more = message.get("more_body", False)
        body.seek(0)
        return body

    def create_request(
        self, scope: Mapping[str, Any], body_file: IO[bytes]
    ) -> tuple[ASGIRequest, None] | tuple[None, HttpResponseBase]:
        made = super().create_request(scope, body_file)
        if made[0] is not None and isinstance(body_file, CountedBody):
            # What came in, not what was declared: a chunked body declares nothing.
            made[0].META["CONTENT_LENGTH"] = str(body_file.received)
        return made

    async def listen_for_disconnect(self, receive: Receive) -> None:
        """Wait for the client to leave; drop what it goes on sending after a refusal."""
        while (await receive())["type"] != "http.disconnect":
            pass
        raise RequestAborted
