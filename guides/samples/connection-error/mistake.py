"""This fails in a container: there, localhost is the container and not the gateway's machine."""

from anthropic import Anthropic

client = Anthropic(base_url="http://localhost:4141")
print(client.models.list(limit=1))
