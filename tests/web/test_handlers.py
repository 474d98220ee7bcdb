"""A body stays in memory, within its limit, however it is sent."""

from __future__ import annotations

import asyncio
import tempfile

import pytest

from troubleshooter.web.body_limit import MAX_BODY_BYTES, MAX_DISCARDED_BYTES
from troubleshooter.web.handlers import BoundedASGIHandler

BOUNDARY = "toy-boundary"
CHUNK = 256 * 1024


def multipart(text):
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="text"\r\n\r\n'
    return (head + text + f"\r\n--{BOUNDARY}--\r\n").encode()


def upload(name, content):
    head = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"; filename="a.log"\r\n'
        "Content-Type: text/plain\r\n\r\n"
    )
    return (head + content + f"\r\n--{BOUNDARY}--\r\n").encode()


class Exchange:
    """One request to the ASGI application, message by message."""

    def __init__(self, body, *, declare_length=True, ends=True):
        self.ends = ends
        self.chunks = [body[start : start + CHUNK] for start in range(0, len(body), CHUNK)]
        self.taken = 0
        self.sent = []
        length = [(b"content-length", str(len(body)).encode())] if declare_length else []
        self.scope = {
            "type": "http",
            "method": "POST",
            "scheme": "https",
            "path": "/",
            "query_string": b"",
            "headers": [
                (b"host", b"testserver"),
                (b"content-type", f"multipart/form-data; boundary={BOUNDARY}".encode()),
                *length,
            ],
        }

    async def receive(self):
        if self.taken == len(self.chunks):
            await asyncio.Event().wait()
        self.taken += 1
        more = self.taken < len(self.chunks) or not self.ends
        return {"type": "http.request", "body": self.chunks[self.taken - 1], "more_body": more}

    async def send(self, message):
        self.sent.append(message)

    def run(self):
        handler = BoundedASGIHandler()
        asyncio.run(asyncio.wait_for(handler(self.scope, self.receive, self.send), timeout=30))
        return self

    @property
    def status(self):
        return self.sent[0]["status"]

    @property
    def headers(self):
        return {name.decode(): value.decode() for name, value in self.sent[0]["headers"]}

    @property
    def text(self):
        return b"".join(each.get("body", b"") for each in self.sent[1:]).decode()


@pytest.fixture(autouse=True)
def no_temporary_files(static_root, monkeypatch):
    """Let every way to a temporary file fail."""

    def refuse(*args, **kwargs):
        pytest.fail("a body reached a temporary file")

    for name in ("SpooledTemporaryFile", "TemporaryFile", "NamedTemporaryFile", "mkstemp"):
        monkeypatch.setattr(tempfile, name, refuse)


def test_a_paste_is_answered():
    exchange = Exchange(multipart("overloaded_error")).run()

    assert exchange.status == 200
    assert "verdict-title" in exchange.text


@pytest.mark.parametrize("declare_length", [True, False], ids=["declared", "chunked"])
def test_a_paste_of_a_mebibyte_is_answered_from_memory(declare_length):
    text = "nothing to see\n" * (1024 * 1024 // 15)

    assert Exchange(multipart(text), declare_length=declare_length).run().status == 200


def test_a_paste_over_the_limit_of_the_form_gets_its_message():
    exchange = Exchange(multipart("x" * (2 * 1024 * 1024))).run()

    assert exchange.status == 422
    assert "more than 1 MiB" in exchange.text


@pytest.mark.parametrize("declare_length", [True, False], ids=["declared", "chunked"])
def test_a_body_over_the_limit_gets_a_page_of_ours(declare_length):
    exchange = Exchange(b"x" * (MAX_BODY_BYTES + 1), declare_length=declare_length).run()

    assert exchange.status == 413
    assert "That is too much text" in exchange.text
    assert "Content-Security-Policy" in exchange.headers
    assert exchange.headers["Cache-Control"] == "no-store"


def test_a_body_over_the_limit_is_taken_to_its_end_so_that_browsers_show_the_answer():
    exchange = Exchange(b"x" * (2 * MAX_BODY_BYTES)).run()

    assert exchange.taken == len(exchange.chunks)


def test_a_body_without_end_is_refused_at_some_point():
    exchange = Exchange(b"", ends=False)
    exchange.chunks = [b"x" * CHUNK] * (MAX_DISCARDED_BYTES // CHUNK + 1)

    assert exchange.run().status == 413


def test_a_client_that_leaves_while_sending_gets_nothing():
    exchange = Exchange(b"x" * (2 * CHUNK))

    async def leave():
        return {"type": "http.disconnect"}

    exchange.receive = leave
    exchange.run()

    assert exchange.sent == []


def test_an_uploaded_file_reaches_no_disk_and_is_no_paste():
    exchange = Exchange(upload("text", "x" * (3 * 1024 * 1024))).run()

    assert exchange.status == 422
    assert "The box is empty" in exchange.text
