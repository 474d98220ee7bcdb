"""HTTP/1.1 on one connection: requests are read to their end, replies written as they say.

The real API speaks HTTP/2 as well; this does not.
"""

from __future__ import annotations

import asyncio
import math
import socket
import ssl
import struct
from collections.abc import Callable, Iterator
from contextlib import suppress
from urllib.parse import parse_qsl, urlsplit

import h11

from tests.claude_server import bodies, pages
from tests.claude_server.exchange import Ending, Reply, Request

_READ = 64 * 1024
_LARGEST_HEADERS = 32 * 1024
"""Bytes in which no end of the headers is found. What comes in one read may be larger."""
_LINGER = 2.0
"""Seconds in which a client may go on sending a body that was refused already."""
_SETTLE = 0.02
"""Seconds before a reset, so that what was sent before it is not lost on its way."""
_NO_BODY = frozenset({204, 304})

Answer = Callable[[Request], Reply]


class HungUpError(ConnectionError):
    """The client has left."""


class _BodyTooLargeError(Exception):
    pass


class Connection:
    """One connection, until either side ends it."""

    def __init__(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, answer: Answer
    ) -> None:
        self._reader = reader
        self._writer = writer
        self._answer = answer
        self._http = h11.Connection(h11.SERVER, max_incomplete_event_size=_LARGEST_HEADERS)

    async def serve(self) -> None:
        """Raise what `answer` raises; clients that leave or speak no HTTP are no error."""
        try:
            while await self._exchange():
                self._http.start_next_cycle()
            await self._close()
        except (ConnectionError, ssl.SSLError, TimeoutError):
            self._writer.transport.abort()
        except BaseException:
            self._writer.transport.abort()
            raise

    async def _exchange(self) -> bool:
        """One request and its reply. Return whether another one may follow."""
        try:
            request = await self._read_request()
        except _BodyTooLargeError:
            await self._send(bodies.too_large(), "POST", last=True)
            await self._discard_rest()
            return False
        except h11.RemoteProtocolError as error:
            await self._send_if_possible(pages.html_error(error.error_status_hint))
            return False
        if request is None:
            return False
        reply = self._answer(request)
        if not await self._deliver(reply, request.method):
            return False
        return self._http.states == {h11.CLIENT: h11.DONE, h11.SERVER: h11.DONE}

    async def _read_request(self) -> Request | None:
        head = await self._next_event()
        if not isinstance(head, h11.Request):
            return None
        if _declared_length(head) > bodies.LIMIT:
            raise _BodyTooLargeError
        body = bytearray()
        while isinstance(event := await self._next_event(), h11.Data):
            body += event.data
            if len(body) > bodies.LIMIT:
                raise _BodyTooLargeError
        return _request(head, bytes(body))

    async def _next_event(self) -> type[h11.NEED_DATA | h11.PAUSED] | h11.Event:
        while (event := self._http.next_event()) is h11.NEED_DATA:
            if self._http.they_are_waiting_for_100_continue:
                await self._write(h11.InformationalResponse(status_code=100, headers=[]))
            self._http.receive_data(await self._reader.read(_READ))
        return event

    async def _deliver(self, reply: Reply, method: str) -> bool:
        """Return whether the reply was sent to its end."""
        delivery = reply.delivery
        await self._hold(delivery.hold)
        if delivery.ending is Ending.COMPLETE:
            await self._send(reply, method)
            return True
        if delivery.headers:
            await self._write(_head(reply, last=False))
            for piece in _some(_pieces(reply), delivery.after):
                await self._write(h11.Data(data=piece))
        await self._break_off(delivery.ending)
        return False

    async def _send(self, reply: Reply, method: str, *, last: bool = False) -> None:
        await self._write(_head(reply, last=last))
        if method != "HEAD" and reply.status not in _NO_BODY:
            for piece in _pieces(reply):
                await self._hold(reply.delivery.pause)
                await self._write(h11.Data(data=piece))
        await self._write(h11.EndOfMessage())

    async def _send_if_possible(self, reply: Reply) -> None:
        """Not after half a reply, and not to a client that sends rubbish in the middle of one."""
        if self._http.our_state in {h11.IDLE, h11.SEND_RESPONSE}:
            await self._send(reply, "GET", last=True)

    async def _break_off(self, ending: Ending) -> None:
        await asyncio.sleep(_SETTLE)
        if ending is Ending.SILENCE:
            await self._hold(math.inf)
        if ending is Ending.RESET:
            _reset_on_close(self._writer.get_extra_info("socket"))
            self._writer.transport.abort()

    async def _hold(self, seconds: float) -> None:
        """Wait, but no longer than the client does. Raise HungUpError if it leaves."""
        if not seconds:
            return
        with suppress(TimeoutError):
            async with asyncio.timeout(None if math.isinf(seconds) else seconds):
                while data := await self._reader.read(_READ):
                    self._http.receive_data(data)
                raise HungUpError

    async def _discard_rest(self) -> None:
        """A client that is cut off while it sends may not see the reply, only a broken pipe."""
        if self._writer.can_write_eof():
            self._writer.write_eof()
        with suppress(TimeoutError):
            async with asyncio.timeout(_LINGER):
                while await self._reader.read(_READ):
                    pass

    async def _write(self, event: h11.Event) -> None:
        if data := self._http.send(event):
            self._writer.write(data)
            await self._writer.drain()

    async def _close(self) -> None:
        self._writer.close()
        await self._writer.wait_closed()


def _declared_length(head: h11.Request) -> int:
    return int(dict(head.headers).get(b"content-length", b"0"))


def _request(head: h11.Request, body: bytes) -> Request:
    target = urlsplit(head.target.decode("ascii"))
    names = [name.decode("ascii") for name, _ in head.headers]
    parameters = tuple(parse_qsl(target.query, keep_blank_values=True))
    return Request(
        method=head.method.decode("ascii"),
        path=target.path,
        query=dict(parameters),
        headers={name.decode("ascii"): value.decode("latin-1") for name, value in head.headers},
        body=body,
        parameters=parameters,
        repeated=frozenset(name for name in names if names.count(name) > 1),
    )


def _head(reply: Reply, *, last: bool) -> h11.Response:
    headers = dict(reply.headers)
    if isinstance(reply.body, bytes) and reply.status not in _NO_BODY:
        headers["content-length"] = str(len(reply.body))
    if last:
        headers["connection"] = "close"
    return h11.Response(status_code=reply.status, headers=list(headers.items()))


def _pieces(reply: Reply) -> Iterator[bytes]:
    size = reply.delivery.piece
    for chunk in reply.chunks():
        if size is None:
            yield chunk
        else:
            yield from (chunk[start : start + size] for start in range(0, len(chunk), size))


def _some(pieces: Iterator[bytes], count: int) -> Iterator[bytes]:
    for _, piece in zip(range(count), pieces, strict=False):
        yield piece


def _reset_on_close(connection: socket.socket) -> None:
    """With no time to linger, closing sends RST instead of FIN."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
