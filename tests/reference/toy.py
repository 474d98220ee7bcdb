"""Rows of the reference files made by hand."""

from __future__ import annotations

from datetime import date

from troubleshooter.content.reference import SDK, ErrorCodeEntry, ExceptionClass, Variable
from troubleshooter.engine.knowledge import ErrorCode, RetryHelps

DAY = date(2026, 11, 20)


def code(status=503, helps=RetryHelps.NO, details=()):
    return ErrorCodeEntry(
        code=ErrorCode(status, "line_busy", "line-busy", "It is busy.", "Wait.", helps),
        exception="LineBusyError",
        python="exchange.types",
        typescript="exchange/resources",
        details=details,
        source="https://example.org/codes",
        read=DAY,
    )


def exception(id_, parent="", **names):
    """An exception; what is not named is empty."""
    fields = dict.fromkeys(
        ("python", "typescript", "go", "java", "csharp", "ruby", "php"), ""
    ) | dict.fromkeys(("python_module", "typescript_module", "python_text", "typescript_text"), "")
    return ExceptionClass(
        **fields | {"statuses": (), "fixes": (), "old_names": (), "built_in": False} | names,
        id=id_,
        parent=parent,
        meaning=f"What {id_} means.",
        source="https://example.org/exceptions",
        read=DAY,
    )


def sdk(**fields):
    return SDK(
        **{
            "id": "python",
            "name": "Python",
            "package": "exchange",
            "version": "1.2.3",
            "released": DAY,
            "api_version": "2026-10-21",
            "key_header": "x-key",
            "max_retries": 2,
            "retried_statuses": (408, 429),
            "retried_from": 500,
            "retry_header": "x-again",
            "retries_connection_failures": True,
            "retries_streams": False,
            "initial_delay_ms": 500,
            "longest_delay_ms": 8000,
            "jitter_percent": 25,
            "longest_retry_after_seconds": 4_294_967,
            "wait_headers": ("wait-ms", "wait"),
            "beyond_retry_after": "capped",
            "timeout_seconds": 600,
            "connect_timeout_seconds": 5,
            "nonstreaming_max_tokens": 21_333,
            "max_connections": 1000,
            "max_keepalive_connections": 100,
            "credential_variables": ("A_KEY", "A_TOKEN"),
            "variables": (Variable("A_URL", "another address."),),
            "headers": ("retry-after", "request-id"),
            "text_json": "401 {}",
            "text_html": "<html>",
            "text_empty": "502",
            "text_stream": "{}",
            "source": "https://example.org/sdks",
            "read": DAY,
        }
        | fields
    )
