"""Scenarios of what lies between a client and the API: proxies, cut connections, slow lines, TLS."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import islice

from tests.claude_server import bodies, pages, texts
from tests.claude_server.exchange import Delivery, Ending, Reply
from tests.claude_server.scenarios import Registry, Scenario, Scene, Stage

WIRE = Registry()

_PAGES = ("400", "403", "413", "429", "500", "502", "503", "504", "520", "521", "522", "523", "524")


@WIRE.scenario("html", Stage.EDGE, choices=_PAGES)
def _html(scene: Scene) -> Reply:
    """This status as the HTML page of a CDN or proxy, without a request id."""
    return pages.html_error(int(scene.argument))


@WIRE.scenario("edge-code", Stage.EDGE, choices=_PAGES, source=texts.EDGE_CODE.source)
def _edge_code(scene: Scene) -> Reply:
    """This status as the one line of plain text that a CDN sends to what is no browser."""
    return pages.plain_error(int(scene.argument))


@WIRE.scenario("upstream", Stage.EDGE, source=texts.UPSTREAM.source)
def _upstream(scene: Scene) -> Reply:
    """503 in plain text, of a load balancer whose upstream went away."""
    return Reply(503, {"content-type": "text/plain"}, texts.UPSTREAM.encode())


@WIRE.scenario("too-large", Stage.EDGE, source=texts.TOO_LARGE.source)
def _too_large(scene: Scene) -> Reply:
    """The 413 of the CDN, as a body of more than 32 MB gets it."""
    return bodies.too_large()


@WIRE.scenario("login-page", Stage.EDGE)
def _login_page(scene: Scene) -> Reply:
    """200 with HTML: a captive portal or a wrong base URL."""
    return pages.login_page()


@WIRE.scenario("empty-error", Stage.EDGE)
def _empty_error(scene: Scene) -> Reply:
    """500 with no body at all."""
    return Reply(500, {"content-length": "0"})


@WIRE.scenario("wrong-content-type", Stage.EDGE)
def _wrong_content_type(scene: Scene) -> Reply:
    """The right body, declared as text/plain."""
    reply = scene.answer()
    return replace(reply, headers={**reply.headers, "content-type": "text/plain"})


@WIRE.scenario("reset", Stage.EDGE)
def _reset(scene: Scene) -> Reply:
    """TCP RST instead of a reply."""
    return Reply(200, delivery=Delivery(ending=Ending.RESET, headers=False))


@WIRE.scenario("reset-after-headers", Stage.EDGE)
def _reset_after_headers(scene: Scene) -> Reply:
    """TCP RST after the headers of a reply, before its body."""
    return replace(scene.answer(), delivery=Delivery(ending=Ending.RESET))


@WIRE.scenario("no-reply", Stage.EDGE)
def _no_reply(scene: Scene) -> Reply:
    """The connection is closed without a word."""
    return Reply(200, delivery=Delivery(ending=Ending.CLOSE, headers=False))


@WIRE.scenario("cut", Stage.EDGE)
def _cut(scene: Scene) -> Reply:
    """The connection is closed after the first ten bytes of the body."""
    return replace(scene.answer(), delivery=Delivery(piece=10, after=1, ending=Ending.CLOSE))


@WIRE.scenario("hang", Stage.EDGE)
def _hang(scene: Scene) -> Reply:
    """Nothing comes back, until the client leaves."""
    return Reply(200, delivery=Delivery(hold=math.inf))


@WIRE.scenario("slow", Stage.EDGE, number="1")
def _slow(scene: Scene) -> Reply:
    """The reply comes after so many seconds."""
    return replace(scene.answer(), delivery=Delivery(hold=float(scene.argument)))


@WIRE.scenario("drip", Stage.EDGE, number="0.01")
def _drip(scene: Scene) -> Reply:
    """The body comes byte by byte, one every so many seconds."""
    return replace(scene.answer(), delivery=Delivery(pause=float(scene.argument), piece=1))


@WIRE.scenario("slow-stream", Stage.STREAM, number="0.05")
def _slow_stream(scene: Scene) -> Reply:
    """So many seconds before each event."""
    return replace(scene.answer(), delivery=Delivery(pause=float(scene.argument)))


@WIRE.scenario("stalled-stream", Stage.STREAM, number="3")
def _stalled_stream(scene: Scene) -> Reply:
    """So many events, then nothing, on an open connection."""
    delivery = Delivery(after=int(scene.argument), ending=Ending.SILENCE)
    return replace(scene.answer(), delivery=delivery)


@WIRE.scenario("cut-stream", Stage.STREAM, number="3")
def _cut_stream(scene: Scene) -> Reply:
    """So many events, then the connection is closed in the middle of the chunked body."""
    delivery = Delivery(after=int(scene.argument), ending=Ending.CLOSE)
    return replace(scene.answer(), delivery=delivery)


@WIRE.scenario("reset-stream", Stage.STREAM, number="3")
def _reset_stream(scene: Scene) -> Reply:
    """So many events, then TCP RST."""
    delivery = Delivery(after=int(scene.argument), ending=Ending.RESET)
    return replace(scene.answer(), delivery=delivery)


@WIRE.scenario("unfinished-stream", Stage.STREAM, number="3")
def _unfinished_stream(scene: Scene) -> Reply:
    """So many events and a proper end of the body: only message_stop is missing."""
    return _first(scene.answer(), int(scene.argument))


@WIRE.scenario("empty-stream", Stage.STREAM)
def _empty_stream(scene: Scene) -> Reply:
    """200 and text/event-stream, without any event."""
    return _first(scene.answer(), 0)


def _untouched(scene: Scene) -> Reply:
    return scene.answer()


PLAIN_HTTP = "tls-plain-http"
HANDSHAKES = {
    "tls-expired": "A certificate that ran out in 2020.",
    "tls-inspected": "A chain that ends in the root of a company's proxy, which nobody trusts.",
    "tls-self-signed": "A certificate that signed itself.",
    "tls-unknown-authority": "A certificate of an authority that nobody knows.",
    "tls-wrong-host": "A good certificate, for another host.",
    PLAIN_HTTP: "Plain HTTP on the port for TLS.",
}
WIRE.update(
    (name, Scenario(name, Stage.HANDSHAKE, _untouched, summary))
    for name, summary in HANDSHAKES.items()
)


def _first(reply: Reply, count: int) -> Reply:
    """A body in chunks, even where nothing is left of it."""
    return replace(reply, body=islice(reply.chunks(), count))
