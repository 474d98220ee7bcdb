"""This fails: it asks for a stream and reads it like a message."""

from anthropic import Anthropic

client = Anthropic()
message = client.messages.create(
    model="claude-sonnet-5-5",
    max_tokens=1024,
    messages=[{"role": "user", "content": "Name one moon."}],
    stream=True,
)
print(message.content)  # type: ignore[attr-defined]  # mypy finds it before it runs
