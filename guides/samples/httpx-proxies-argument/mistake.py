"""This fails: the keyword has been `proxy`, without an s, since httpx 0.26."""

import os

from anthropic import Anthropic, DefaultHttpxClient

client = Anthropic(
    http_client=DefaultHttpxClient(proxies=os.environ.get("HTTPS_PROXY"))  # type: ignore[call-arg]  # mypy finds it
)
print(client.models.list().data[0].id)
