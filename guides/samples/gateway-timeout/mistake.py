"""This fails: a long answer in one piece; a longer time-out here does not reach the other side."""

import anthropic

client = anthropic.Anthropic(timeout=3600)
message = client.messages.create(
    model="claude-sonnet-5-5",
    max_tokens=64_000,
    messages=[{"role": "user", "content": "Write the whole manual."}],
)
print(message.stop_reason)
