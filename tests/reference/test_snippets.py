"""The code on the page of an error code does what it says, for every code."""

from __future__ import annotations

import json
import subprocess

import httpx2
import pytest
from anthropic._error_classes import make_status_error

from tests.samples import tools
from troubleshooter.reference.snippets import write_body, write_python, write_typescript
from troubleshooter.web.library import get_library

LIBRARY = get_library()
CODES = LIBRARY.codes
MISSING = tools.missing(".ts")


def error_of(entry, status=None):
    """What the Python SDK raises for a reply with this code."""
    code = entry.code
    body = {"type": "error", "error": {"details": {"error_code": code.code}}}
    request = httpx2.Request("POST", "https://api.anthropic.com/v1/messages")
    headers = {"request-id": f"req_{code.code}"}
    response = httpx2.Response(status or code.status, headers=headers, request=request)
    return make_status_error("failed", body=body, response=response)


def run_python(entry, error):
    def call_claude():
        raise error

    exec(compile(write_python(entry), entry.code.code, "exec"), {"call_claude": call_claude})


@pytest.mark.parametrize("entry", CODES.values(), ids=CODES)
def test_the_python_code_catches_the_error(entry, capsys):
    run_python(entry, error_of(entry))

    assert capsys.readouterr().out == f"{entry.code.code} req_{entry.code.code}\n"


@pytest.mark.parametrize("entry", CODES.values(), ids=CODES)
def test_the_python_code_catches_nothing_else(entry):
    other = error_of(entry, status=418)

    with pytest.raises(type(other)) as raised:
        run_python(entry, other)

    assert raised.value is other


@pytest.fixture
def project(tmp_path):
    """A folder in which Node and TypeScript find the pinned SDK."""
    if MISSING:
        pytest.skip(MISSING)
    (tmp_path / "node_modules").symlink_to(tools.NODE_MODULES)
    (tmp_path / "package.json").write_text('{"type": "module"}')
    return tmp_path


def test_the_typescript_code_catches_the_error(project):
    """All in one go: starting Node takes longer than all of them."""
    parts = [
        'import Anthropic from "@anthropic-ai/sdk";',
        'const client = new Anthropic({ apiKey: "made up" });',
        "let thrown;",
        "const callClaude = async () => { throw thrown; };",
    ]
    for entry in CODES.values():
        code = entry.code
        body = json.dumps({"type": "error", "error": {"details": {"error_code": code.code}}})
        headers = f'new Headers({{"request-id": "req_{code.code}"}})'
        raised = f"client.makeStatusError({code.status}, {body}, undefined, {headers})"
        parts += [f"thrown = {raised};", write_typescript(entry)]
    (project / "all.mjs").write_text("\n".join(parts))

    done = subprocess.run(
        ["node", "all.mjs"], cwd=project, capture_output=True, text=True, timeout=60, check=False
    )

    assert done.stderr.splitlines() == [f"{code} req_{code}" for code in CODES]
    assert done.returncode == 0


def test_the_typescript_code_catches_nothing_else(project):
    entry = next(iter(CODES.values()))
    call = 'const callClaude = async () => { throw new TypeError("another"); };'
    (project / "one.mjs").write_text(f"{call}\n{write_typescript(entry)}")

    done = subprocess.run(
        ["node", "one.mjs"], cwd=project, capture_output=True, text=True, timeout=60, check=False
    )

    assert "TypeError: another" in done.stderr
    assert done.returncode == 1


@pytest.mark.parametrize("entry", CODES.values(), ids=CODES)
def test_the_body_is_that_of_the_api(entry):
    status = LIBRARY.statuses[entry.code.status]

    body = json.loads(write_body(entry, status))

    assert set(body) == {"type", "error", "request_id"}
    assert body["error"]["type"] in (status.error_types or ("…",))
    details = body["error"]["details"]
    assert details.pop("error_code") == entry.code.code
    assert tuple(details) == entry.details
