"""Send requests through a proxy. Where HTTPS_PROXY or NO_PROXY is set, that counts first."""

import os

from anthropic import Anthropic, DefaultHttpxClient

# An address such as http://proxy.example:3128.
proxy = os.environ.get("CLAUDE_PROXY")

with Anthropic(http_client=DefaultHttpxClient(proxy=proxy)) as client:
    first = client.models.list(limit=1).data[0]
    print("reached the API", "with CLAUDE_PROXY:" if proxy else "without CLAUDE_PROXY:", first.id)
