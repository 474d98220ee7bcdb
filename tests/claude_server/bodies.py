"""Bodies of requests: how large they may be, and what they are encoded as."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Mapping
from dataclasses import replace

from tests.claude_server import texts
from tests.claude_server.exchange import APIError, Reply, Request, to_json

LIMIT = 32 * 1024 * 1024
"""Bytes of a request to Messages or count_tokens: 32 MB (documented, 2026-08-22).

Whether these are MB or MiB is unconfirmed.
"""


def too_large() -> Reply:
    """The 413 of the CDN in front of the API: no request id, and no `type` beside `error`.

    That it does not come from the API is documented (2026-08-22); the shape is reported.
    """
    body = {"error": {"type": "request_too_large", "message": texts.TOO_LARGE}}
    return Reply(
        413,
        {"content-type": "application/json", "server": "cloudflare"},
        to_json(body),
    )


def decode(request: Request) -> Request:
    """Undo the Content-Encoding. Which ones the API supports is unconfirmed; here gzip, deflate."""
    encoding = request.headers.get("content-encoding", "identity").strip().lower()
    if encoding == "identity":
        return request
    decompress = _DECODERS.get(encoding)
    if decompress is None:
        raise _invalid(texts.ENCODING_UNSUPPORTED, "request_body_encoding_unsupported")
    try:
        body = decompress(request.body)
    except (EOFError, OSError, zlib.error) as error:
        raise _invalid(texts.ENCODING_INVALID, "request_body_encoding_invalid") from error
    if len(body) > LIMIT:
        raise APIError(
            413,
            "request_too_large",
            texts.TOO_LARGE_DECODED,
            error_code="request_body_too_large_after_decoding",
        )
    return replace(request, body=body)


_DECODERS: Mapping[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.decompress,
    "deflate": zlib.decompress,
}


def _invalid(text: str, error_code: str) -> APIError:
    return APIError(400, "invalid_request_error", text, error_code=error_code)
