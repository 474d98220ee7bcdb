"""This fails where the variable is not set: None is no number of retries."""

import os

import anthropic

client = anthropic.Anthropic(
    max_retries=os.environ.get("CLAUDE_RETRIES")  # type: ignore[arg-type]  # mypy finds it
)
print(client.models.list().data)
