"""This fails: the log alone is larger than the context window."""

from anthropic import Anthropic

log = "2026-11-22 12:00:00 INFO request served\n" * 150_000

client = Anthropic()
message = client.messages.create(
    model="claude-sonnet-5-5",
    max_tokens=1024,
    messages=[{"role": "user", "content": f"What went wrong here?\n\n{log}"}],
)
print(message.content)
