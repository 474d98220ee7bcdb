"""Two SDKs of an exchange that agree with the toy guides; tests let them differ in one place."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import date
from functools import cached_property

from tests.content.toy import SDKS, TODAY, GuidesFolder
from troubleshooter.content.library import Library, load_library
from troubleshooter.freshness.checks import compare
from troubleshooter.freshness.comparison import Content
from troubleshooter.freshness.findings import Exemption
from troubleshooter.freshness.places import Places
from troubleshooter.freshness.snapshot import PARTS, ErrorClass, ExportedException, Snapshot

LAST_DAY = date(2026, 11, 30)

PYTHON = Snapshot(
    sdk="python",
    package="exchange-python",
    version="1.2.3",
    error_classes=(
        ErrorClass(503, "line_busy", "LineBusyError", ("anthropic.types.line",), ("caller",)),
    ),
    error_types=("line_error",),
    models=(
        "claude-mythos-5-2",
        "claude-sonnet-5-5",
        "claude-sonnet-4-5",
        "claude-sonnet-4-5-20250929",
    ),
    deprecated_models={"claude-sonnet-4-5": LAST_DAY, "claude-sonnet-4-5-20250929": LAST_DAY},
    exceptions=(
        ExportedException("LineError", "Exception", ("anthropic",), public=True),
        ExportedException("StatusError", "LineError", ("anthropic",), public=True),
        ExportedException("BusyError", "StatusError", ("anthropic",), public=True),
    ),
    old_names={"NumberError": "StatusError"},
    status_classes={
        **dict.fromkeys(range(400, 600), "OtherError"),
        502: "StatusError",
        503: "BusyError",
    },
    retried_statuses=tuple(range(502, 600)),
    retry_header="line-again",
    retries_connection_failures=True,
    retries_streams=False,
    max_retries=2,
    initial_delay_ms=500,
    longest_delay_ms=8000,
    jitter_percent=25,
    longest_retry_after_seconds=60,
    wait_headers=("line-wait",),
    beyond_retry_after="ignored",
    timeout_seconds=600,
    nonstreaming_max_tokens=100,
    api_version="2026-10-21",
    key_header="x-line-key",
    response_headers=("line-id", "line-again", "line-wait"),
    credential_variables=(("ANTHROPIC_LINE_KEY",), ("ANTHROPIC_LINE_TOKEN",)),
    text_json="503 line is busy",
    text_html="<html>",
    text_empty="503",
    text_stream="line is busy",
    exception_texts={"BusyError": "Busy."},
    environment=("ANTHROPIC_LINE_KEY", "ANTHROPIC_LINE_TOKEN", "ANTHROPIC_LINE_URL"),
)

TYPESCRIPT = replace(
    PYTHON,
    sdk="typescript",
    package="exchange-typescript",
    error_classes=(
        ErrorClass(503, "line_busy", "LineBusyError", ("@anthropic-ai/sdk/resources/line",)),
    ),
    exceptions=(
        ExportedException("LineError", "Error", ("@anthropic-ai/sdk",), public=True),
        ExportedException("BusyError", "LineError", ("@anthropic-ai/sdk/line",), public=True),
    ),
    old_names={},
    status_classes={**dict.fromkeys(range(400, 600), "OtherError"), 503: "BusyError"},
    exception_texts={"BusyError": "It is busy."},
)


class Desk:
    """The toy guides, changed as a test likes, and what comparing them finds."""

    def __init__(self, folder: GuidesFolder) -> None:
        self.folder = folder
        # Variables of an SDK's own begin like this; others are not looked for.
        text = (folder.root / SDKS).read_text(encoding="utf-8")
        folder.write(SDKS, text.replace("LINE_", "ANTHROPIC_LINE_"))

    def content(self, today: date = TODAY, *exemptions: Exemption) -> Content:
        return Content(self._library, Places(self.folder.root), today, exemptions)

    @cached_property
    def _library(self) -> Library:
        """As it was when it was first asked for: change the guides before."""
        return load_library(self.folder.root)

    def line(self, name: str, words: str) -> int:
        return self.folder.line_of(name, words)

    def findings(self, snapshot: Snapshot, today: date = TODAY) -> list[str]:
        return [str(finding) for finding in compare(snapshot, self.content(today))]


def printed(snapshot: Snapshot) -> str:
    """As its probe would have printed it."""
    parts = {
        name: getattr(snapshot, name) for name in ("version", *PARTS) if name not in snapshot.unread
    }
    last_days = {
        model: f"{model} is deprecated: it ends on {day:%B} {day.day}th, {day.year}"
        for model, day in parts["deprecated_models"].items()
    }
    return json.dumps(
        {
            "sdk": snapshot.sdk,
            "package": snapshot.package,
            "parts": {**parts, "deprecated_models": last_days},
            "unread": snapshot.unread,
        },
        default=asdict,
    )
