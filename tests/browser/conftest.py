"""The site as operators run it, on a port of its own, and a Chromium to look at it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
START_SECONDS = 30
LOG_SECONDS = 5
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
]


@dataclass(frozen=True)
class Server:
    """A running `manage.py serve`; `folder` holds all that it writes."""

    port: int
    folder: Path
    process: subprocess.Popen

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def written(self):
        """Read everything it has written: logs, database, temporary files."""
        files = [path for path in self.folder.rglob("*") if path.is_file()]
        return b"\n".join(path.read_bytes() for path in files)

    def wait_for_log(self, name, part):
        """Read the lines that the log holds once `part` is among them: it is written after the answer."""
        deadline = time.monotonic() + LOG_SECONDS
        while part not in (text := (self.folder / name).read_text()):
            assert time.monotonic() < deadline, f"{part!r} is not in {name}: {text}"
            time.sleep(0.02)
        return [line for line in text.splitlines() if not line.startswith("Serving on")]

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=15)


def start_server(folder, static_root, settings_module="troubleshooter.settings"):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    (folder / "tmp").mkdir()
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": settings_module,
        "GUIDES_DIR": os.environ.get("GUIDES_DIR", ""),
        "SECRET_KEY": "made up for tests",
        "ALLOWED_HOSTS": "127.0.0.1",
        "SECURE": "0",
        "STATIC_ROOT": str(static_root),
        "DATABASE_PATH": str(folder / "db.sqlite3"),
        "REPORT_URL": "https://tracker.example/new",
        "TMPDIR": str(folder / "tmp"),
    }
    with (folder / "out.log").open("wb") as out, (folder / "err.log").open("wb") as err:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--port", str(port)],
            cwd=ROOT,
            env=environment,
            stdout=out,
            stderr=err,
        )
    server = Server(port, folder, process)
    wait_for(server)
    return server


def wait_for(server):
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.process.poll() is None:
        with closing(HTTPConnection("127.0.0.1", server.port, timeout=5)) as connection:
            try:
                connection.request("GET", "/about/")
                connection.getresponse().read()
            except OSError:
                time.sleep(0.05)
            else:
                return
    pytest.fail(f"the server did not start: {server.written().decode()}")


@pytest.fixture(scope="session")
def server(tmp_path_factory, static_root):
    running = start_server(tmp_path_factory.mktemp("server"), static_root)
    yield running
    running.stop()


# Of one module each: while Playwright runs, its event loop keeps other tests from theirs.
@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=CHROMIUM_FLAGS
        )
        yield browser
        browser.close()


@pytest.fixture
def open_browser(chromium, server):
    """Open a window; in the end, its console must be free of errors and violated policies.

    `may_fail` is for tests that break the connection.
    """
    contexts = []
    complaints = []

    def complain(message):
        refused = "the server responded with a status of 4" in message.text
        if message.type in {"error", "warning"} and not refused:
            complaints.append(message.text)

    def opened(*, width=1280, height=800, may_fail=False, **options):
        context = chromium.new_context(
            base_url=server.url, viewport={"width": width, "height": height}, **options
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        if not may_fail:
            page.on("console", complain)
            page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def page(open_browser):
    return open_browser()
