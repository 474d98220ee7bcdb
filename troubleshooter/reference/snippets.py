"""The code and the JSON on the page of an error code, written from its row of the table."""

from __future__ import annotations

import json

from troubleshooter.content.reference import ErrorCodeEntry, HTTPStatus

UNKNOWN = "…"
"""Stands for what differs from reply to reply, and for what no source tells."""


def write_python(entry: ErrorCodeEntry) -> str:
    """How to catch just this error in Python."""
    return f"""\
from {entry.python} import {entry.exception}

try:
    answer = call_claude()  # any call of the SDK
except {entry.exception} as error:
    print(error.error_code, error.request_id)
"""


def write_typescript(entry: ErrorCodeEntry) -> str:
    """How to catch just this error in TypeScript, which has one `catch` for all of them."""
    return f"""\
import {{ {entry.exception} }} from "{entry.typescript}";

try {{
  await callClaude(); // any call of the SDK
}} catch (error) {{
  if (!(error instanceof {entry.exception})) throw error;
  console.error(error.errorCode, error.requestID);
}}
"""


def write_body(entry: ErrorCodeEntry, status: HTTPStatus) -> str:
    """The body of the reply that carries this code."""
    details = {"error_code": entry.code.code} | dict.fromkeys(entry.details, UNKNOWN)
    error_type = status.error_types[0] if status.error_types else UNKNOWN
    body = {
        "type": "error",
        "error": {"type": error_type, "message": UNKNOWN, "details": details},
        "request_id": f"req_{UNKNOWN}",
    }
    return json.dumps(body, indent=2, ensure_ascii=False) + "\n"
