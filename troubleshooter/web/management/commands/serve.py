"""`manage.py serve`: run the site with its application server.

Replaces itself by granian, so that signals and exit codes are granian's own. The access log leaves
out the query string, which can hold what a visitor searched for. What granian would answer with a
traceback (an address it cannot have) is found out before.
"""

from __future__ import annotations

import errno
import os
import socket
import sys
from argparse import ArgumentParser
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError

from troubleshooter.web.startup import require_serving_settings

LAST_PORT = 65535
ACCESS_LOG_FORMAT = "%(time)s %(method)s %(path)s %(status)d %(dt_ms).0fms"


def granian_arguments(host: str, port: int, workers: int) -> list[str]:
    return [
        sys.executable,
        "-m",
        "granian",
        "--interface=asginl",
        f"--host={host}",
        f"--port={port}",
        f"--workers={workers}",
        "--no-ws",
        "--log-level=warning",
        "--access-log",
        f"--access-log-fmt={ACCESS_LOG_FORMAT}",
        "--workers-kill-timeout=10",
        "troubleshooter.asgi:application",
    ]


class Command(BaseCommand):
    help = "Serve the site. Collect the static files first: manage.py collectstatic."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", default="8000")
        parser.add_argument("--workers", type=int, default=1)

    def handle(self, *args: Any, host: str, port: str, workers: int, **options: Any) -> None:
        try:
            require_serving_settings()
        except ImproperlyConfigured as error:
            raise CommandError(str(error)) from error
        address, number = _read_address(host), _read_port(port)
        _require_free(address, number)
        shown = f"[{address}]" if isinstance(address, IPv6Address) else address
        self.stdout.write(f"Serving on http://{shown}:{number}/ (Ctrl-C to stop)")
        self.stdout.flush()
        os.execv(sys.executable, granian_arguments(host, number, workers))


def _read_address(host: str) -> IPv4Address | IPv6Address:
    """Read what granian takes: no names, not even "localhost"."""
    try:
        return ip_address(host)
    except ValueError as error:
        raise CommandError(
            f"{host!r} is not an IP address. Take 127.0.0.1, or 0.0.0.0 for every network: --host"
        ) from error


def _read_port(port: str) -> int:
    try:
        number = int(port)
    except ValueError:
        number = 0
    if not 1 <= number <= LAST_PORT:
        raise CommandError(
            f"{port!r} is not a port from 1 to {LAST_PORT}. Choose one: {_choose_another()}"
        )
    return number


def _require_free(address: IPv4Address | IPv6Address, port: int) -> None:
    """Bind once and let go. granian shares a port (SO_REUSEPORT), so it would not notice.

    SO_REUSEADDR: connections of a server that has just ended (TIME_WAIT) do not count.
    """
    family = socket.AF_INET6 if isinstance(address, IPv6Address) else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((str(address), port))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise CommandError(
                f"Port {port} is in use. Stop that program, or choose another: "
                f"{_choose_another(port)}"
            ) from error
        raise CommandError(f"Port {port} of {address}: {error.strerror}") from error


def _choose_another(port: int = 0) -> str:
    other = 8002 if port == 8001 else 8001
    return f"make run PORT={other} (manage.py serve: --port {other})"
