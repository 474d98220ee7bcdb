"""This fails: the id has a dot where it must have a dash."""

from anthropic import Anthropic

client = Anthropic()
message = client.messages.create(
    model="claude-sonnet-5.5",
    max_tokens=1024,
    messages=[{"role": "user", "content": "Name one moon."}],
)
print(message.content)
