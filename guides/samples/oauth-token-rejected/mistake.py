"""This fails: the token of a Claude Code login is no credential for a program of your own."""

import os

from anthropic import Anthropic

client = Anthropic(auth_token=os.environ["CLAUDE_CODE_OAUTH_TOKEN"])
question = "Name one moon of Jupiter."
client.messages.create(
    model="claude-sonnet-5-5", max_tokens=100, messages=[{"role": "user", "content": question}]
)
