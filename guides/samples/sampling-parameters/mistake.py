"""This fails: the temperature goes out with an API version that takes none."""

from anthropic import Anthropic

client = Anthropic()
message = client.messages.create(
    model="claude-sonnet-5-5",
    max_tokens=1024,
    messages=[{"role": "user", "content": "Name one moon."}],
    extra_body={"temperature": 0.2},
)
print(message.content)
