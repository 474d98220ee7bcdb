"""Send requests through one proxy, whatever HTTPS_PROXY says to the rest of the program."""

import os

from anthropic import Anthropic, DefaultHttpxClient

# An address such as http://proxy.example:3128, or nothing for a direct connection.
proxy = os.environ.get("CLAUDE_PROXY")

with Anthropic(http_client=DefaultHttpxClient(proxy=proxy)) as client:
    first = client.models.list(limit=1).data[0]
    print("reached the API", "through the proxy:" if proxy else "directly:", first.id)
