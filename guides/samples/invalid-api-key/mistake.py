"""This fails: Python sends the name of the variable, not what it holds."""

from anthropic import Anthropic

client = Anthropic(api_key="$ANTHROPIC_API_KEY")
print(client.models.list(limit=1))
