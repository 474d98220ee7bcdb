"""This fails: json knows dicts and lists, and a message is neither."""

import json

from anthropic import Anthropic

client = Anthropic()
message = client.messages.create(
    model="claude-sonnet-5-5",
    max_tokens=1024,
    messages=[{"role": "user", "content": "Name one moon."}],
)
print(json.dumps({"answer": message}))
