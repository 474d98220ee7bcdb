"""This fails with an Admin key: Messages take an API key."""

import os

from anthropic import Anthropic

print("the key begins with", os.environ["ANTHROPIC_API_KEY"][:15])
Anthropic().messages.create(
    model="claude-sonnet-5-5", max_tokens=16, messages=[{"role": "user", "content": "Hello."}]
)
