"""Let the SDK retry: for all requests, and differently for one of them."""

import os

import anthropic

client = anthropic.Anthropic(max_retries=int(os.environ.get("CLAUDE_RETRIES", "5")))

answer = client.messages.with_raw_response.create(
    model="claude-sonnet-5-5",
    max_tokens=1024,
    messages=[{"role": "user", "content": "Say hello in one word."}],
)
print(answer.parse().stop_reason, "after", answer.retries_taken, "retries")

# Somebody is waiting in front of a screen: give up soon.
impatient = client.with_options(max_retries=1, timeout=20.0)
print(len(impatient.models.list().data), "models")
