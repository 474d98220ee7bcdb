"""Retry longer than usual; if it still fails, print what support needs."""

import sys
from datetime import UTC, datetime

import anthropic

client = anthropic.Anthropic(max_retries=5)
try:
    with client.messages.stream(
        model="claude-sonnet-5-5",
        max_tokens=1024,
        messages=[{"role": "user", "content": "Say hello in one word."}],
    ) as stream:
        message = stream.get_final_message()
except anthropic.APIStatusError as error:
    # Inside a stream the status is 200, so that only the type tells.
    if error.type != "api_error":
        raise
    now = datetime.now(tz=UTC).isoformat(timespec="seconds")
    where = "in a stream" if error.status_code == 200 else f"HTTP {error.status_code}"
    sys.exit(f"{now} {where} {error.type} {error.request_id}")
for block in message.content:
    if block.type == "text":
        print(block.text)
