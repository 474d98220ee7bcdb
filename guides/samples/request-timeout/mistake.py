"""This fails: no answer comes within a second, and the SDK sends the request three times."""

from anthropic import Anthropic

client = Anthropic(timeout=1.0)
message = client.messages.create(
    model="claude-sonnet-5-5",
    max_tokens=16_000,
    messages=[{"role": "user", "content": "Compare all moons of Jupiter."}],
)
