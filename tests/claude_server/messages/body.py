"""The bytes of a request -> the JSON object in them, or the 400 that says why there is none."""

from __future__ import annotations

import json
import re
from typing import Any

from tests.claude_server.exchange import APIError, invalid_request

_DEEPEST = 200
"""Levels of nesting; far more than any request needs, far less than Python's own limit."""
_LONE_SURROGATE = re.compile(
    rb"(?<!\\)(?:\\\\)*\\u(?:[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|[dD][c-fC-F])"
)


def read_body(raw: bytes) -> dict[str, Any]:
    try:
        body = json.loads(raw, parse_constant=_refuse_constant)
        _refuse_deep_nesting(body)
        _refuse_lone_surrogates(body, raw)
    except json.JSONDecodeError as error:
        raise _not_json(str(error)) from error
    except UnicodeDecodeError as error:
        raise _not_json("str is not valid UTF-8: surrogates not allowed") from error
    except RecursionError as error:
        raise _not_json("nested too deeply") from error
    except ValueError as error:  # a number with more digits than Python converts
        raise _not_json("number out of range") from error
    if not isinstance(body, dict):
        # Unconfirmed wording: pydantic's own for anything that is no object.
        raise invalid_request("Input should be a valid dictionary")
    return body


def _not_json(detail: str) -> APIError:
    """Reported by users, with the detail that a JSON parser of Python's kind prints."""
    return invalid_request(f"The request body is not valid JSON: {detail}")


def _refuse_constant(name: str) -> None:
    raise json.JSONDecodeError("unexpected character", name, 0)


def _refuse_deep_nesting(body: object) -> None:
    level: list[object] = [body]
    for _ in range(_DEEPEST):
        level = [inner for each in level for inner in _inside(each)]
        if not level:
            return
    raise RecursionError


def _inside(value: object) -> list[object]:
    if isinstance(value, dict):
        return [each for each in value.values() if isinstance(each, dict | list)]
    if isinstance(value, list):
        return [each for each in value if isinstance(each, dict | list)]
    return []


def _refuse_lone_surrogates(body: object, raw: bytes) -> None:
    """Half of a character written as two escapes: the commonest body that users report."""
    try:
        json.dumps(body, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        found = _LONE_SURROGATE.search(raw)
        place = found.end() if found else 0
        start = len(raw[:place].decode(errors="replace"))
        text = raw.decode(errors="replace")
        raise json.JSONDecodeError("no low surrogate in string", text, start) from None
