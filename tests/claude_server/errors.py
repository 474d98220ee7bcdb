"""Errors as the API writes them: in a body of their own, and inside a stream.

`{"type": "error", "error": {...}, "request_id": "req_..."}` (documented, 2026-08-22); `details`
stands only where there is something to say (SDK 2.12.0).
"""

from __future__ import annotations

from tests.claude_server.exchange import APIError, Reply, to_json


def error_reply(error: APIError, request_id: str) -> Reply:
    return Reply(
        error.status,
        {"content-type": "application/json", **error.headers},
        to_json(_body(error, request_id)),
    )


def error_event(error: APIError, request_id: str) -> bytes:
    """The same body as a server-sent event, after which the stream ends."""
    return b"event: error\ndata: " + to_json(_body(error, request_id)) + b"\n\n"


def _body(error: APIError, request_id: str) -> dict[str, object]:
    said: dict[str, object] = {"type": error.error_type, "message": error.message}
    details = dict(error.details)
    if error.error_code is not None:
        details["error_code"] = error.error_code
    if details:
        said["details"] = details
    return {"type": "error", "error": said, "request_id": request_id}
