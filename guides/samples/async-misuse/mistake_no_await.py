"""This fails: the call to the async client is not awaited."""

import asyncio

from anthropic import AsyncAnthropic


async def main() -> None:
    async with AsyncAnthropic() as client:
        message = client.messages.create(
            model="claude-sonnet-5-5",
            max_tokens=1024,
            messages=[{"role": "user", "content": "Name one moon."}],
        )
        print(message.content)  # type: ignore[attr-defined]  # mypy finds it


asyncio.run(main())
