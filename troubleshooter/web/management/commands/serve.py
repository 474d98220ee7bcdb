"""`manage.py serve`: run the site with its application server.

Replaces itself by granian, so that signals and exit codes are granian's own. The access log leaves
out the query string, which can hold what a visitor searched for.
"""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError

from troubleshooter.web.startup import require_serving_settings

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
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=1)

    def handle(self, *args: Any, host: str, port: int, workers: int, **options: Any) -> None:
        try:
            require_serving_settings()
        except ImproperlyConfigured as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Serving on http://{host}:{port}/ (Ctrl-C to stop)")
        self.stdout.flush()
        os.execv(sys.executable, granian_arguments(host, port, workers))
