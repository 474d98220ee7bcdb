"""The pinned SDKs and the real content agree, in both directions.

What each kind of disagreement looks like is for the tests of tests/freshness, with toys; here the
same comparison runs on what readers see. Without Node or the packages of tests/samples the part on
TypeScript is skipped, but not with CI set.
"""

import os
import re
import shutil
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import anthropic
import pytest

from tests.contracts.content import GUIDES, ROOT
from tests.samples import tools
from troubleshooter.freshness.age import stale_quotes
from troubleshooter.freshness.checks import compare, compare_version
from troubleshooter.freshness.comparison import Content
from troubleshooter.freshness.exemptions import EXEMPTIONS, QUOTES
from troubleshooter.freshness.findings import Kind
from troubleshooter.freshness.places import Places
from troubleshooter.freshness.snapshot import PARTS, PYTHON_ALONE, take_python, take_typescript

SDK = "@anthropic-ai/sdk"

PYTHON_CHANGES = {
    "_constants.py": {
        "DEFAULT_MAX_RETRIES = 2": "DEFAULT_MAX_RETRIES = 5",
        "INITIAL_RETRY_DELAY = 0.5": "INITIAL_RETRY_DELAY = 0.25",
        "MAX_RETRY_DELAY = 8.0": "MAX_RETRY_DELAY = 4.0",
        '"2026-10-21"': '"2030-01-01"',
        "timeout=10 * 60, connect=5.0": "timeout=5 * 60, connect=2.0",
        "max_connections=1000, max_keepalive_connections=100": (
            "max_connections=10, max_keepalive_connections=1"
        ),
    },
    "_base_client.py": {
        "response.status_code == 409": "response.status_code == 410",
        "1 - 0.25 * random()": "1 - 0.5 * random()",
        "return min(retry_after, 4_294_967.0)": (
            "if retry_after <= 1_000.0:\n                return retry_after"
        ),
        '"x-should-retry"': '"x-do-retry"',
        "isinstance(current, APIConnectionError)": "isinstance(current, OSError)",
        'response_headers.get("retry-after-ms", None)': (
            'None if "retry-after" in response_headers else response_headers.get("retry-after-ms")'
        ),
        "err_msg = err_text or ": "err_msg = err_text.upper() or ",
        "max_tokens / 128_000": "max_tokens / 64_000",
        "Error code: ": "Number ",
    },
    "_client.py": {
        'os.environ.get("ANTHROPIC_AUTH_TOKEN")': 'os.environ.get("ANTHROPIC_OTHER_TOKEN")',
        '{"Authorization": f"Bearer {api_key}"}': '{"X-Api-Key": api_key}',
    },
    "_exceptions.py": {
        '"anthropic-workspace-id"': '"anthropic-room-id"',
        "class ConflictError(APIStatusError)": "class ConflictError(BadRequestError)",
        '"Connection error."': '"No line."',
        "RequestTooLargeError = ContentTooLargeError": "RequestTooLargeError = BadRequestError",
    },
    "lib/credentials/_constants.py": {'"ANTHROPIC_AUTH_TOKEN"': '"ANTHROPIC_OTHER_TOKEN"'},
    "resources/messages/messages.py": {"November 30th": "December 31st"},
    "types/model_param.py": {'"claude-opus-5",': '"claude-opus-9",'},
    "types/shared/error_type.py": {'"conflict_error"': '"clash_error"'},
    "_error_classes.py": {
        '(404, "thread_not_found")': '(404, "thread_lost")',
        "(409, None): ConflictError": "(410, None): ConflictError",
    },
    "_streaming.py": {'err_msg = f"{body}"': 'err_msg = f"stream: {body}"'},
}

TYPESCRIPT_CHANGES = {
    "client.mjs": {
        "options.maxRetries ?? 2": "options.maxRetries ?? 5",
        "initialRetryDelay = 0.5": "initialRetryDelay = 0.25",
        "maxRetryDelay = 8.0": "maxRetryDelay = 4.0",
        "'2026-10-21'": "'2030-01-01'",
        "DEFAULT_TIMEOUT = 600000": "DEFAULT_TIMEOUT = 300000",
        "response.status === 409": "response.status === 410",
        "Math.random() * 0.25": "Math.random() * 0.5",
        "timeoutMillis === undefined || !(timeoutMillis > 0 && timeoutMillis <= 2 ** 31 - 1)": (
            "!((timeoutMillis = Math.min(timeoutMillis, 1_000_000)) > 0)"
        ),
        "'x-should-retry'": "'x-do-retry'",
        "if (retriesRemaining) {": "if (retriesRemaining > 99) {",
        "retryAfterHeader && !timeoutMillis": "retryAfterHeader",
        "maxTokens) / 128000": "maxTokens) / 64000",
        "readEnv('ANTHROPIC_AUTH_TOKEN')": "readEnv('ANTHROPIC_OTHER_TOKEN')",
        "{ Authorization: `Bearer ${this.apiKey}` }": "{ 'X-Api-Key': this.apiKey }",
        "{ Authorization: `Bearer ${apiKey}` }": "{ 'X-Api-Key': apiKey }",
    },
    "core/error.mjs": {
        "'anthropic-workspace-id'": "'anthropic-room-id'",
        "class ConflictError extends APIError": "class ConflictError extends BadRequestError",
        "'Connection error.'": "'No line.'",
        "`${status} ${msg}`": "`number ${status} ${msg}`",
        "`${status} status code (no body)`": "`number ${status}`",
        "[409, ConflictError]": "[410, ConflictError]",
    },
    "resources/messages/messages.mjs": {"November 30th": "December 31st"},
    "resources/messages/messages.d.ts": {"'claude-opus-5' |": "'claude-opus-9' |"},
    "resources/shared.d.ts": {"'conflict_error'": "'clash_error'"},
    "core/error-classes.mjs": {"'404 thread_not_found'": "'404 thread_lost'"},
    "core/streaming.mjs": {
        "new APIError(undefined, body, undefined,": "new APIError(undefined, { stream: body }, undefined,"
    },
}

UNALTERED = {
    "retries_streams": "no line of the SDKs is about it: they raise, and that is all",
}
"""Parts in which the copies do not differ, and why. The rules on them are tested with toys."""

TYPESCRIPT_UNALTERED = {
    **UNALTERED,
    "old_names": "this SDK has none",
    **dict.fromkeys(PYTHON_ALONE, "this SDK leaves them to `fetch`"),
}


@pytest.fixture(scope="session")
def python():
    return take_python(sys.executable)


@pytest.fixture(scope="session")
def typescript():
    if why := tools.missing(".ts"):
        if os.environ.get("CI"):
            pytest.fail(why)
        pytest.skip(why)
    return take_typescript("node", tools.NODE_MODULES / SDK)


@pytest.fixture(params=["python", "typescript"])
def snapshot(request):
    return request.getfixturevalue(request.param)


@pytest.fixture
def content(library):
    """As on the day of the version that it describes: the calendar changes nothing here."""
    return Content(library, Places(GUIDES), library.sdks["python"].released)


def test_the_content_agrees_with_the_sdk(snapshot, content):
    assert [str(finding) for finding in compare(snapshot, content)] == []


def test_the_content_describes_the_version_that_is_pinned(snapshot, content):
    assert [str(finding) for finding in compare_version(snapshot, content)] == []


def test_every_part_of_the_sdk_could_be_taken(snapshot):
    expected = set(PARTS) - (PYTHON_ALONE if snapshot.sdk == "typescript" else set())
    assert {part for part in expected if getattr(snapshot, part) in (None, (), {})} <= {"old_names"}


def test_both_sdks_have_the_same_codes_types_and_models(python, typescript):
    for part in ("error_types", "models"):
        assert set(getattr(python, part)) == set(getattr(typescript, part))
    assert {(each.status, each.code, each.name) for each in python.error_classes} == {
        (each.status, each.code, each.name) for each in typescript.error_classes
    }


def test_whatever_changes_in_the_python_sdk_is_noticed(tmp_path, content):
    """In a copy of the SDK everything is altered that we speak of; nothing of it stays unseen."""
    shutil.copytree(
        Path(anthropic.__file__).parent, tmp_path / "anthropic", copy_function=os.symlink
    )
    for file, changes in PYTHON_CHANGES.items():
        change(tmp_path / "anthropic" / file, changes)
    interpreter = tmp_path / "python"
    interpreter.write_text(f'#!/bin/sh\nPYTHONPATH="{tmp_path}" exec "{sys.executable}" "$2"\n')
    interpreter.chmod(0o755)

    snapshot = take_python(interpreter)

    assert snapshot.unread == {}
    found = {finding.part for finding in compare(snapshot, content)}
    assert set(PARTS) - found == UNALTERED.keys()
    assert snapshot.max_retries == 5
    assert snapshot.initial_delay_ms == 250
    assert snapshot.longest_delay_ms == 4000
    assert snapshot.jitter_percent == 50
    assert snapshot.longest_retry_after_seconds == 1000
    assert snapshot.deprecated_models["claude-sonnet-4-5"] == date(2026, 12, 31)


def test_whatever_changes_in_the_typescript_sdk_is_noticed(typescript, tmp_path, content):
    modules = tmp_path / "node_modules"
    modules.mkdir()
    for path in tools.NODE_MODULES.iterdir():
        if path.is_dir() and not SDK.startswith(path.name):
            (modules / path.name).symlink_to(path)
    ignored = shutil.ignore_patterns("src", "*.map", "*.js", "*.mts")
    shutil.copytree(tools.NODE_MODULES / SDK, modules / SDK, ignore=ignored)
    for file, changes in TYPESCRIPT_CHANGES.items():
        change(modules / SDK / file, changes)

    snapshot = take_typescript("node", modules / SDK)

    assert snapshot.unread == {}
    found = {finding.part for finding in compare(snapshot, content)}
    assert set(PARTS) - found == TYPESCRIPT_UNALTERED.keys()
    assert snapshot.max_retries == 5
    assert snapshot.initial_delay_ms == 250
    assert snapshot.longest_delay_ms == 4000
    assert snapshot.jitter_percent == 50
    assert snapshot.longest_retry_after_seconds == 1000
    assert snapshot.deprecated_models["claude-sonnet-4-5"] == date(2026, 12, 31)


def change(path, changes):
    text = path.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text, f"{path.name} has no {old}: the SDK has moved it"
        text = text.replace(old, new)
    path.unlink()  # it may be a link to the original
    path.write_text(text, encoding="utf-8")


def test_a_code_that_is_taken_out_of_the_sdk_is_found_on_its_page(snapshot, content):
    gone = snapshot.error_classes[0]
    (finding,) = compare(replace(snapshot, error_classes=snapshot.error_classes[1:]), content)
    assert finding.kind is Kind.LEFTOVER
    assert re.fullmatch(
        rf"guides/reference/error_codes\.toml:\d+ \(/code/{gone.code}/\)", finding.where
    )
    line = int(finding.where.split(":")[1].split()[0])
    lines = (GUIDES / "reference" / "error_codes.toml").read_text(encoding="utf-8").splitlines()
    assert lines[line - 1] == f'code = "{gone.code}"'


def test_a_code_that_is_taken_out_of_the_content_is_a_gap(snapshot, content):
    codes = dict(content.library.codes)
    gone = codes.pop("thread_not_found")
    short = replace(content, library=replace(content.library, codes=codes))
    (finding,) = compare(snapshot, short)
    assert finding.kind is Kind.GAP
    assert finding.where == "guides/reference/error_codes.toml (/code/thread_not_found/)"
    assert f"has 404 thread_not_found ({gone.exception}, from " in finding.message


def test_what_guides_quote_on_purpose_stands_in_them(library):
    assert list(stale_quotes(library, QUOTES)) == []
    assert all(quote.reason for quote in QUOTES)


@pytest.mark.parametrize("exemption", EXEMPTIONS, ids=lambda each: f"{each.part} {each.item}")
def test_an_exemption_has_a_reason_and_is_of_an_sdk_we_compare(exemption, library):
    assert exemption.reason
    assert set(exemption.sdks) <= library.sdks.keys()


def test_the_pinned_versions_are_those_that_the_locks_name(library):
    locked = re.search(
        r"^anthropic==(\S+)", (ROOT / "requirements" / "dev.txt").read_text(), re.MULTILINE
    )
    assert library.sdks["python"].version == locked[1]
