"""This fails with an Admin key: Messages take an API key."""

import os

from anthropic import Anthropic

if os.environ["ANTHROPIC_API_KEY"].startswith("sk-ant-admin01-"):
    print("the key begins with sk-ant-admin01-")
Anthropic().messages.create(
    model="claude-sonnet-5-5", max_tokens=16, messages=[{"role": "user", "content": "Hello."}]
)
