"""Registries of packages on the loopback interface or on disk, with what a test puts into them."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
import threading
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote


def write_wheel(folder: Path, name: str, version: str) -> None:
    """A wheel for `pip install --find-links`, with one module that knows its version."""
    info = f"{name}-{version}.dist-info"
    files = {
        f"{name}.py": f"__version__ = {version!r}\n",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/RECORD": "",
    }
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as wheel:
        for path, text in files.items():
            wheel.writestr(path, text)


@contextmanager
def npm_registry(name: str, versions: Sequence[str]) -> Iterator[str]:
    """The address of a registry that has one package; the last of `versions` is the newest.

    Each would write a file `ran` when it is installed, if its scripts were run.
    """
    tarballs = {f"/{version}.tgz": _tarball(name, version) for version in versions}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = unquote(self.path)
            body = tarballs.get(path) or _packument(self.headers["host"], name, tarballs)
            self.send_response(200 if path in {f"/{name}", *tarballs} else 404)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _packument(host: str, name: str, tarballs: dict[str, bytes]) -> bytes:
    versions = {
        path[1:].removesuffix(".tgz"): {
            "tarball": f"http://{host}{path}",
            "shasum": hashlib.sha1(content).hexdigest(),
        }
        for path, content in tarballs.items()
    }
    document = {
        "name": name,
        "dist-tags": {"latest": list(versions)[-1]},
        "versions": {
            version: {"name": name, "version": version, "dist": dist}
            for version, dist in versions.items()
        },
    }
    return json.dumps(document).encode()


def _tarball(name: str, version: str) -> bytes:
    manifest = {"name": name, "version": version, "scripts": {"postinstall": "touch ran"}}
    content = json.dumps(manifest).encode()
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz") as tar:
        entry = tarfile.TarInfo("package/package.json")
        entry.size = len(content)
        tar.addfile(entry, io.BytesIO(content))
    return file.getvalue()
