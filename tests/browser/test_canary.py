"""A made-up key and a word nobody else uses, sent on every path through a real server.

The key comes back in no answer. Neither is in anything that the server has written by then: its logs,
its access log, its database, its temporary files.
"""

from __future__ import annotations

import json
import random
import re
import string
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection
from urllib.parse import quote, urlencode

import pytest

from tests.browser.conftest import start_server

pytestmark = pytest.mark.browser

SECRET = "".join(random.Random(20261122).choices(string.ascii_letters + string.digits, k=95))
KEY = f"sk-ant-api03-{SECRET}"
WORD = "canaryquetzalword"
BOUNDARY = "toy-boundary"

MATCH = f"anthropic.AuthenticationError: 401 invalid x-api-key {WORD} ANTHROPIC_API_KEY={KEY}"
UNKNOWN = f"claude said {WORD} to {KEY}"
FOREIGN = f"openai.RateLimitError: 429 {WORD} https://api.openai.com/v1 x-api-key: {KEY}"
BINARY = "\x01\x02\x03" * 1000 + f" {WORD} {KEY} " * 20
TOO_LARGE = f"{WORD} {KEY} " * 10_000
FAR_TOO_LARGE = f"{WORD} {KEY} " * 40_000


@dataclass(frozen=True)
class Answer:
    status: int
    headers: list[tuple[str, str]]
    body: str


def send(server, method, path, body=None, headers=None):
    with closing(HTTPConnection("127.0.0.1", server.port, timeout=30)) as connection:
        connection.request(method, path, body, headers or {})
        response = connection.getresponse()
        return Answer(response.status, response.getheaders(), response.read().decode())


def post(server, text, path="/", **headers):
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="text"\r\n\r\n'
    body = f"{head}{text}\r\n--{BOUNDARY}--\r\n".encode()
    kind = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
    return send(server, "POST", path, body, kind | headers)


def post_file(server):
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="text"; filename="a.log"\r\n\r\n'
    body = f"{head}{TOO_LARGE}\r\n--{BOUNDARY}--\r\n".encode()
    kind = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
    return send(server, "POST", "/", body, kind)


def post_urlencoded(server):
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    return send(server, "POST", "/", urlencode({"text": MATCH}), kind)


def post_malformed(server):
    kind = {"Content-Type": "multipart/form-data; boundary="}
    return send(server, "POST", "/", MATCH.encode(), kind)


def post_json(server):
    return send(
        server, "POST", "/", json.dumps({"text": MATCH}), {"Content-Type": "application/json"}
    )


def get(server, path, text):
    return send(server, "GET", f"{path}?q={quote(text)}")


PATHS = {
    "match": (200, lambda server: post(server, MATCH)),
    "match by htmx": (200, lambda server: post(server, MATCH, **{"HX-Request": "true"})),
    "unknown": (200, lambda server: post(server, UNKNOWN)),
    "foreign": (200, lambda server: post(server, FOREIGN)),
    "urlencoded": (200, post_urlencoded),
    "refused": (422, lambda server: post(server, BINARY)),
    "too large": (422, lambda server: post(server, TOO_LARGE)),
    "far too large": (413, lambda server: post(server, FAR_TOO_LARGE)),
    "a file": (422, post_file),
    "json": (422, post_json),
    "malformed": (400, post_malformed),
    "not found": (404, lambda server: post(server, MATCH, "/nowhere/")),
    "a page that takes no forms": (403, lambda server: post(server, MATCH, "/fix/")),
    "broken": (500, lambda server: post(server, MATCH, "/break/")),
    "short query": (302, lambda server: get(server, "/", KEY)),
    "long query": (302, lambda server: get(server, "/", f"{MATCH} {'x' * 300}")),
    "long query without a key": (422, lambda server: get(server, "/", WORD + "x" * 300)),
    "short query without a key": (200, lambda server: get(server, "/", WORD)),
    "no slash": (301, lambda server: get(server, "/fix", KEY)),
    "a key for a model": (404, lambda server: send(server, "GET", f"/models/{KEY}/")),
    "a key for a model, no slash": (301, lambda server: send(server, "GET", f"/models/{KEY}")),
    "refused host": (
        400,
        lambda server: send(server, "GET", "/", headers={"Host": f"{KEY}.example"}),
    ),
    "search": (302, lambda server: get(server, "/fix/", f"{WORD} {KEY}")),
    "search without a key": (200, lambda server: get(server, "/fix/", WORD)),
    "query elsewhere": (200, lambda server: get(server, "/about/", f"{WORD} {KEY}")),
    "query to a code": (
        200,
        lambda server: get(server, "/code/thread_not_found/", f"{WORD} {KEY}"),
    ),
    "query nowhere": (404, lambda server: get(server, "/nowhere/", f"{WORD} {KEY}")),
}
WITHOUT_ECHO = {
    "a page that takes no forms",
    "far too large",
    "not found",
    "broken",
    "malformed",
    "query nowhere",
    "query elsewhere",
    "query to a code",
}


@pytest.fixture(scope="module")
def fragile_server(tmp_path_factory, static_root):
    """A server with an address that breaks."""
    folder = tmp_path_factory.mktemp("fragile")
    running = start_server(folder, static_root, "tests.browser.breaking_settings")
    yield running
    running.stop()


def traces(text):
    """Say which parts of the key, or which words, can be found in `text`."""
    needles = [SECRET[start : start + 12] for start in range(0, len(SECRET) - 12, 4)]
    return [needle for needle in [*needles, WORD] if needle in text]


@pytest.mark.parametrize("name", PATHS)
def test_the_key_comes_back_on_no_path_and_nothing_is_written(fragile_server, name):
    expected, request = PATHS[name]

    answer = request(fragile_server)

    assert answer.status == expected
    echoed = [trace for trace in traces(answer.body) if trace != WORD or name in WITHOUT_ECHO]
    assert echoed == []
    assert traces(str(answer.headers)) == []
    assert "set-cookie" not in {header.lower() for header, _ in answer.headers}
    assert traces(fragile_server.written().decode(errors="replace")) == []


def test_the_access_log_has_method_path_status_and_time_and_no_more(fragile_server):
    get(fragile_server, "/about/", WORD)

    lines = fragile_server.wait_for_log("out.log", " GET /about/ 200 ")
    assert all(
        re.fullmatch(r"[\d-]+ [\d:]+ \+0000 [A-Z]+ /\S* \d{3} \d+ms", line) for line in lines
    )


def test_a_break_is_logged_with_its_reference_and_its_frames(fragile_server):
    answer = post(fragile_server, MATCH, "/break/")

    reference = answer.body.partition("Reference: <code>")[2].partition("<")[0]
    log = "\n".join(fragile_server.wait_for_log("err.log", f"(reference {reference})"))
    assert "in break_on_text" in log
    assert "builtins.RuntimeError" in log


def test_a_line_cannot_be_forged(fragile_server):
    send(fragile_server, "GET", "/%0Aforged")

    assert "\nforged" not in fragile_server.written().decode()


@pytest.mark.parametrize("address", ["/", f"/#q={quote(MATCH)}"], ids=["box", "hash"])
def test_a_browser_sends_and_keeps_the_paste_nowhere_else(open_browser, server, address):
    page = open_browser()
    requests = []
    page.on("request", lambda request: requests.insert(0, request))
    page.goto(address)
    if address == "/":
        page.get_by_label("Your error").fill(MATCH)
        page.get_by_role("button", name="Find the fix").click()
    page.wait_for_selector("#verdict-title")
    received = " ".join(request.response().text() for request in requests)
    page.locator("#verdict-title a").click()
    page.wait_for_url("**/fix/**")

    assert traces(" ".join(f"{request.url} {request.headers}" for request in requests)) == []
    assert [trace for trace in traces(received) if trace != WORD] == []
    assert traces(page.evaluate("JSON.stringify([localStorage, sessionStorage])")) == []
    assert page.context.cookies() == []
    assert traces(page.evaluate("location.href + document.referrer")) == []
    assert traces(server.written().decode(errors="replace")) == []


def test_the_canary_would_be_seen(fragile_server):
    (fragile_server.folder / "tmp" / "leak").write_text(f"... {KEY[30:60]} ...")

    try:
        assert traces(fragile_server.written().decode(errors="replace"))
    finally:
        (fragile_server.folder / "tmp" / "leak").unlink()
