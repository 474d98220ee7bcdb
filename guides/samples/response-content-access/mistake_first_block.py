"""This fails: the first block is thinking, and thinking has no text."""

from anthropic import Anthropic

client = Anthropic()
message = client.messages.create(
    model="claude-sonnet-5-5",
    max_tokens=1024,
    messages=[{"role": "user", "content": "Name one moon."}],
)
print(message.content[0].text)  # type: ignore[union-attr]  # mypy finds it
