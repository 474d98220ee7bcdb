"""This fails where the variable is not set: the client gets an empty text for a key."""

import os

from anthropic import Anthropic

client = Anthropic(api_key=os.environ.get("CLAUDE_API_KEY", ""))
print(client.models.list(limit=1))
