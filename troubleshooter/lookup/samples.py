"""The pastes that the front page offers for trying it out. Made up; the ids in them are no real ones."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SamplePaste:
    title: str
    text: str


SAMPLE_PASTES = (
    SamplePaste(
        "A rejected key",
        """\
Traceback (most recent call last):
  File "/srv/app/summarise.py", line 14, in <module>
    message = client.messages.create(
  File "/srv/app/.venv/lib/python3.12/site-packages/anthropic/_base_client.py", line 1046, in request
    raise self._make_status_error_from_response(err.response) from None
anthropic.AuthenticationError: Error code: 401 - {'type': 'error', 'error': {'type': \
'authentication_error', 'message': 'invalid x-api-key'}, 'request_id': 'req_011CSample7mMbWq2dTn4vYxK'}
""",
    ),
    SamplePaste(
        "A prompt that is too long",
        """\
HTTP/1.1 400 Bad Request
request-id: req_011CSampleQ4hYpLd8sWc1nRtB

{"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: \
218849 tokens > 200000 maximum"},"request_id":"req_011CSampleQ4hYpLd8sWc1nRtB"}
""",
    ),
    SamplePaste(
        "A rate limit",
        """\
2026-11-20T08:14:07.412Z worker-3 ERROR summarise failed, attempt 1 of 1
RateLimitError: 429 {"type":"error","error":{"type":"rate_limit_error","message":"This request \
would exceed your organization's rate limit of 30,000 input tokens per minute. For details, refer \
to: https://docs.claude.com/en/api/rate-limits."}}
    at APIError.generate (/app/node_modules/@anthropic-ai/sdk/core/error.js:58:20)
  status: 429,
  headers: { 'retry-after': '42', 'anthropic-ratelimit-input-tokens-remaining': '0' }
""",
    ),
)
