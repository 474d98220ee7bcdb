"""`manage.py serve` becomes granian, with the flags that keep what visitors send out of its log."""

from __future__ import annotations

import errno
import os
import socket

import pytest
from django.core.management import CommandError, call_command

from troubleshooter.web.management.commands.serve import ACCESS_LOG_FORMAT, granian_arguments


def test_the_access_log_holds_no_query_and_no_header():
    assert "query" not in ACCESS_LOG_FORMAT
    assert "header" not in ACCESS_LOG_FORMAT
    assert f"--access-log-fmt={ACCESS_LOG_FORMAT}" in granian_arguments("127.0.0.1", 8000, 1)


@pytest.fixture
def started(monkeypatch, settings):
    """Return the command lines of the servers that would run now."""
    settings.SECRET_KEY = "made-up"
    settings.ALLOWED_HOSTS = ["fixes.example"]
    replaced = []
    monkeypatch.setattr(os, "execv", lambda path, arguments: replaced.append(arguments))
    return replaced


def listen(*options):
    server = socket.socket()
    for option in options:
        server.setsockopt(socket.SOL_SOCKET, option, 1)
    server.bind(("127.0.0.1", 0))
    server.listen()
    return server


def free_port():
    with listen() as server:
        return server.getsockname()[1]


def refusal(*arguments):
    with pytest.raises(CommandError) as caught:
        call_command("serve", *arguments)
    assert caught.value.returncode == 1
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_serve_says_the_address_and_becomes_the_server(started, capsys):
    port = free_port()

    call_command("serve", "--host", "127.0.0.1", "--port", str(port), "--workers", "2")

    assert f"http://127.0.0.1:{port}/" in capsys.readouterr().out
    assert {f"--port={port}", "--workers=2"} <= set(started[0])


def test_serve_refuses_without_settings(started, settings):
    settings.SECRET_KEY = ""

    assert "SECRET_KEY" in refusal()
    assert started == []


@pytest.mark.parametrize("port", ["0", "-1", "65536", "", "http", "80.5"])
def test_a_port_that_is_none_is_refused_in_one_line(started, capsys, port):
    assert f"{port!r} is not a port from 1 to 65535" in refusal(f"--port={port}")
    assert (started, capsys.readouterr().out) == ([], "")


def test_a_host_name_is_refused_because_the_server_takes_none(started):
    assert "'localhost' is not an IP address" in refusal("--host", "localhost")
    assert started == []


@pytest.mark.parametrize(
    "options",
    [(), (socket.SO_REUSEADDR,), (socket.SO_REUSEADDR, socket.SO_REUSEPORT)],
    ids=["plain", "reused", "shared, as granian does"],
)
def test_a_port_in_use_is_refused_before_anything_is_said_of_serving(started, capsys, options):
    with listen(*options) as server:
        port = server.getsockname()[1]

        assert refusal("--port", str(port), "--workers", "2") == (
            f"Port {port} is in use. Stop that program, or choose another: "
            "make run PORT=8001 (manage.py serve: --port 8001)"
        )
    assert (started, capsys.readouterr().out) == ([], "")


def test_the_port_that_is_proposed_is_another_one(started, monkeypatch):
    def refuse(*_):
        raise OSError(errno.EADDRINUSE, "Address already in use")

    monkeypatch.setattr(socket.socket, "bind", refuse)

    assert "make run PORT=8002" in refusal("--port", "8001")


def test_an_address_that_this_machine_has_not_is_named(started):
    assert refusal("--host", "192.0.2.1").startswith("Port 8000 of 192.0.2.1: ")
    assert started == []


def test_a_quick_restart_is_not_refused(started):
    with listen(socket.SO_REUSEADDR) as server:
        port = server.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)), server.accept()[0] as connection:
            connection.shutdown(socket.SHUT_WR)  # the server closes first: it is left in TIME_WAIT
    with socket.socket() as plain, pytest.raises(OSError, match="in use"):
        plain.bind(("127.0.0.1", port))

    call_command("serve", "--port", str(port))

    assert len(started) == 1


def test_the_port_is_free_again_when_the_server_takes_it(started, monkeypatch):
    port = free_port()

    def bind(*_):
        with socket.socket() as server:
            server.bind(("127.0.0.1", port))
        started.append("bound")

    monkeypatch.setattr(os, "execv", bind)
    call_command("serve", "--port", str(port))

    assert started == ["bound"]


def test_an_address_of_version_6_is_written_as_in_urls(started, monkeypatch, capsys):
    monkeypatch.setattr(socket.socket, "bind", lambda *_: None)

    call_command("serve", "--host", "::1")

    assert "http://[::1]:8000/" in capsys.readouterr().out
    assert "--host=::1" in started[0]
