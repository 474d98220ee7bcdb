"""This fails where the extra `aiohttp` is not installed."""

from anthropic import AsyncAnthropic, DefaultAioHttpClient

client = AsyncAnthropic(http_client=DefaultAioHttpClient())
print(client.base_url)
