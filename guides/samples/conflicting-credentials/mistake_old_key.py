"""This fails where an old ANTHROPIC_API_KEY is still set: it wins over the token."""

from anthropic import Anthropic

client = Anthropic()
print(client.models.list(limit=1))
