"""This fails: without a stream, the SDK refuses so many tokens before it sends anything."""

from anthropic import Anthropic

client = Anthropic()
message = client.messages.create(
    model="claude-sonnet-5-5",
    max_tokens=32_000,
    messages=[{"role": "user", "content": "Write a report on tides."}],
)
