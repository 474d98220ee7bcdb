"""What differs between the SDKs and our content on purpose, and which ids are quoted although they
may end. Data only; each has its reason.
"""

from __future__ import annotations

from troubleshooter.freshness.findings import Exemption, Quote

BOTH = ("python", "typescript")

EXEMPTIONS: tuple[Exemption, ...] = (
    Exemption(
        BOTH,
        "error_types",
        "memory_precondition_failed_error",
        "of the memory stores of Managed Agents; with which status it comes is nowhere written",
    ),
    Exemption(
        BOTH,
        "error_types",
        "memory_path_conflict_error",
        "of the memory stores of Managed Agents; with which status it comes is nowhere written",
    ),
    Exemption(
        BOTH,
        "error_types",
        "request_too_large",
        "documented with 413 on the errors page of the API, but in no list of the SDKs",
    ),
    Exemption(
        ("python",),
        "deprecated_models",
        "claude-mythos-preview",
        "the documentation leaves its last day open, where the SDK names 2026-06-30",
    ),
    Exemption(
        BOTH,
        "response_headers",
        "content-type",
        "tells JSON from other bodies; it says nothing that a reader could act on",
    ),
    Exemption(
        ("typescript",),
        "response_headers",
        "content-length",
        "tells an empty body; it says nothing that a reader could act on",
    ),
    *(
        Exemption(
            BOTH,
            "environment",
            f"ANTHROPIC_OPEN_TELEMETRY_{name}",
            "shapes the traces of calls, and no call; the switch for all of them is on the page",
        )
        for name in ("PROPAGATION", "TRACES_CONTENT_MODE", "TRACES_MAX_CONTENT_BYTES")
    ),
)

QUOTES: tuple[Quote, ...] = ()
