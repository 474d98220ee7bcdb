"""HTTP/1.1 as clients speak it, well and badly; and a server that leaves nothing behind."""

from __future__ import annotations

import gc
import gzip
import http.client
import json
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from urllib.parse import urlsplit

import pytest

from tests.claude_server import api, bodies
from tests.claude_server.server import ClaudeServer
from tests.claude_server.tests.toy import (
    CATALOGUE,
    HELLO,
    TODAY,
    ask,
    connect,
    receive_all,
    say_hello,
    send_raw,
)

BODY = json.dumps(dict(HELLO)).encode()


def head(server, *more, method="POST", path="/v1/messages"):
    lines = (
        f"{method} {path} HTTP/1.1",
        "host: x",
        f"x-api-key: {server.key}",
        "anthropic-version: 2023-06-01",
        *more,
    )
    return "\r\n".join((*lines, "", "")).encode()


def read_until(connection, end):
    received = b""
    while end not in received:
        received += connection.recv(65_536)
    return received


def threads():
    return [each for each in threading.enumerate() if each.name == "claude-server"]


def test_one_connection_serves_many_requests(server):
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=5)
    headers = {"x-api-key": server.key, "anthropic-version": "2023-06-01"}
    statuses = []
    connection.connect()
    ours = connection.sock.getsockname()
    for _ in range(3):
        connection.request("POST", "/v1/messages", BODY, headers)
        reply = connection.getresponse()
        statuses.append(reply.status)
        reply.read()
        assert connection.sock.getsockname() == ours
    connection.close()

    assert statuses == [200, 200, 200]


def test_two_requests_may_come_at_once(server):
    with connect(server) as connection:
        one = head(server, method="GET", path="/v1/models/claude-toy-3")
        two = head(server, "connection: close", method="GET", path="/v1/models/claude-toy-2")
        connection.sendall(one + two)
        received = receive_all(connection)

    assert received.count(b"HTTP/1.1 200 ") == 2
    assert received.index(b"Toy 3") < received.index(b"Toy 2")


def test_a_chunked_body_is_read_to_its_end(server):
    def chunks():
        for start in range(0, len(BODY), 10):
            yield BODY[start : start + 10]

    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=5)
    headers = {"x-api-key": server.key, "anthropic-version": "2023-06-01"}
    connection.request("POST", "/v1/messages", chunks(), headers, encode_chunked=True)
    reply = connection.getresponse()

    assert reply.status == 200
    assert json.loads(reply.read())["type"] == "message"
    connection.close()


def test_a_client_that_waits_for_leave_to_send_its_body_gets_it(server):
    with connect(server) as connection:
        connection.sendall(head(server, "expect: 100-continue", f"content-length: {len(BODY)}"))
        assert read_until(connection, b"\r\n\r\n") == b"HTTP/1.1 100 \r\n\r\n"
        connection.sendall(BODY)
        assert read_until(connection, b"\r\n\r\n").startswith(b"HTTP/1.1 200 ")


def test_a_body_that_is_too_large_is_refused_before_it_is_sent(server):
    with connect(server) as connection:
        connection.sendall(
            head(server, "expect: 100-continue", f"content-length: {bodies.LIMIT + 1}")
        )
        received = receive_all(connection)

    assert received.startswith(b"HTTP/1.1 413 ")
    assert b"connection: close" in received.lower()
    body = json.loads(received.partition(b"\r\n\r\n")[2])
    assert body == {
        "error": {"type": "request_too_large", "message": "Request exceeds the maximum size"}
    }
    assert server.requests == []


def test_a_client_that_sends_too_much_all_the_same_still_reads_why(server):
    assert ask(server, body=b" " * (bodies.LIMIT + 1)).status == 413


def test_a_chunked_body_is_refused_once_it_is_too_large(server):
    chunk = b"100000\r\n" + b" " * 0x100000 + b"\r\n"
    with connect(server) as connection:
        connection.sendall(head(server, "transfer-encoding: chunked"))
        for _ in range(33):
            connection.sendall(chunk)
        assert read_until(connection, b"}}").startswith(b"HTTP/1.1 413 ")


def test_a_body_of_the_largest_size_is_read(server):
    padding = b" " * (bodies.LIMIT - len(BODY))

    assert ask(server, body=BODY + padding).status == 200


def test_a_compressed_body_is_read_unless_it_is_too_large_inside(server):
    assert ask(server, body=gzip.compress(BODY), content_encoding="gzip").status == 200

    bomb = gzip.compress(b" " * (bodies.LIMIT + 1))
    refused = ask(server, body=bomb, content_encoding="gzip")
    assert (refused.status, refused.error["type"]) == (413, "request_too_large")
    assert refused.error["details"] == {"error_code": "request_body_too_large_after_decoding"}


def test_head_is_get_without_the_body(server):
    got = ask(server, "GET", "/v1/models/claude-toy-3", None)
    reply = ask(server, "HEAD", "/v1/models/claude-toy-3", None)

    assert (reply.status, reply.body) == (200, b"")
    assert reply.headers["content-length"] == str(len(got.body))
    assert ask(server, "HEAD", "/v1/messages", None).status == 405


def test_a_stream_is_chunked_and_ends_properly(server):
    reply = ask(server, body={**HELLO, "stream": True})

    assert reply.headers["content-type"] == "text/event-stream; charset=utf-8"
    assert reply.headers["transfer-encoding"] == "chunked"
    assert reply.body.startswith(b"event: message_start\n")
    assert b"event: message_stop\n" in reply.body


def test_an_old_client_gets_a_stream_without_chunks(server):
    body = json.dumps({**HELLO, "stream": True}).encode()
    key = f"x-api-key: {server.key}"
    received = send_raw(
        server, "POST /v1/messages HTTP/1.0", key, "anthropic-version: 2023-06-01",
        f"content-length: {len(body)}", body=body,
    )  # fmt: skip

    assert b"chunked" not in received.lower()
    assert b"event: message_stop\n" in received


def test_a_proxy_may_send_the_whole_address(server):
    received = send_raw(
        server, "GET http://api.anthropic.com/v1/models HTTP/1.1", f"x-api-key: {server.key}",
        "anthropic-version: 2023-06-01",
    )  # fmt: skip

    assert received.startswith(b"HTTP/1.1 200 ")


@pytest.mark.parametrize(
    ("line", "status"),
    [("nonsense", b"400"), ("GET / HTTP/1.1\r\nno header", b"400"),
     ("GET / HTTP/1.1\r\nlong: " + "x" * 70_000, b"431")],
    ids=["no request", "no header", "headers too large"],
)  # fmt: skip
def test_what_is_no_http_is_refused_by_the_edge(server, line, status):
    received = send_raw(server, line)

    assert received.split()[1] == status
    assert b"<html>" in received


def test_a_client_that_leaves_in_the_middle_of_its_request_is_forgotten(server):
    with connect(server) as connection:
        connection.sendall(head(server, f"content-length: {len(BODY)}") + BODY[:10])
    with connect(server) as connection:
        connection.sendall(b"POST /v1")

    assert say_hello(server).status == 200
    assert len(server.requests) == 1


def test_a_client_that_leaves_in_the_middle_of_a_stream_is_forgotten(server):
    server.use("slow-stream:0.05", times=1)
    body = json.dumps({**HELLO, "stream": True}).encode()
    with connect(server) as connection:
        connection.sendall(head(server, f"content-length: {len(body)}") + body)
        read_until(connection, b"message_start")

    assert say_hello(server).status == 200


def test_many_clients_are_served_at_the_same_time(server):
    server.use("slow:0.2", times=20)
    started = time.monotonic()
    with ThreadPoolExecutor(20) as pool:
        statuses = list(pool.map(lambda _: say_hello(server).status, range(20)))

    assert statuses == [200] * 20
    assert time.monotonic() - started < 3  # one after the other it would be 4


def test_the_log_holds_what_was_asked_and_no_secret(server):
    ask(server, "GET", "/v1/models?limit=2", None)
    say_hello(server, x_api_key="sk-ant-api03-wrong")

    assert [(each.method, each.path, each.status) for each in server.requests] == [
        ("GET", "/v1/models", 200),
        ("POST", "/v1/messages", 401),
    ]
    assert "x-api-key" in server.requests[0].headers
    assert server.key not in repr(server.requests)
    assert "sk-ant" not in repr(server.requests)


def test_what_this_server_does_not_speak_is_not_taken_for_a_wrong_path(server):
    reply = ask(server, "GET", "/v1/files", None)

    assert reply.status == 501
    assert "/v1/files" in reply.error["message"]
    assert ask(server, "GET", "/v1/filesystem", None).status == 404


def fail_with_an_open_request():
    """Return the port of a server whose `with` was left by an exception."""
    with suppress(RuntimeError), ClaudeServer(catalogue=CATALOGUE, today=TODAY) as server:
        server.use("hang")
        with connect(server) as waiting:
            waiting.sendall(head(server, method="GET", path="/v1/models"))
            port = urlsplit(server.url).port
            raise RuntimeError("of the test")
    return port


def test_it_leaves_no_thread_and_no_port_even_after_a_failure():
    before = threads()
    port = fail_with_an_open_request()

    assert threads() == before
    with pytest.raises(ConnectionRefusedError), socket.socket() as probe:
        probe.connect(("127.0.0.1", port))


@pytest.mark.parametrize("secure", [False, True])
def test_a_client_that_comes_as_the_server_ends_leaves_no_socket_behind(secure):
    """A socket that nobody closes is a warning, which fails the test."""
    for _ in range(10):
        with ClaudeServer(catalogue=CATALOGUE, today=TODAY) as server:
            url = server.https_url if secure else server.url
            late = [socket.create_connection(("127.0.0.1", urlsplit(url).port)) for _ in range(3)]
        for each in late:
            each.close()
    gc.collect()


def test_it_closes_what_clients_keep_open():
    with ClaudeServer(catalogue=CATALOGUE, today=TODAY) as server:
        server.use("hang")
        idle, waiting = connect(server), connect(server)
        waiting.sendall(head(server, method="GET", path="/v1/models"))
        while not server.requests:
            time.sleep(0.01)
    with idle, waiting:
        for connection in (idle, waiting):
            with suppress(ConnectionResetError):
                assert connection.recv(1) == b""


def test_a_mistake_inside_is_raised_when_the_server_ends(monkeypatch):
    def fail(request, world):
        raise ZeroDivisionError("made up")

    monkeypatch.setattr(api, "answer", fail)
    with (
        pytest.raises(BaseExceptionGroup) as caught,
        ClaudeServer(catalogue=CATALOGUE, today=TODAY) as server,
        pytest.raises((ConnectionError, http.client.HTTPException)),
    ):
        say_hello(server)

    assert isinstance(caught.value.exceptions[0], ZeroDivisionError)


def test_without_a_clock_time_runs_on_the_day_that_was_named():
    server = ClaudeServer(catalogue=CATALOGUE, today=TODAY)
    first = server.now()
    time.sleep(0.001)

    assert first.date() == server.today == TODAY
    assert server.now() > first
    assert ClaudeServer(catalogue=CATALOGUE, clock=lambda: first).today == TODAY
