"""This fails: Anthropic is the client without async, so there is nothing to await."""

import asyncio

from anthropic import Anthropic


async def main() -> None:
    client = Anthropic()
    message = await client.messages.create(  # type: ignore[misc]  # mypy finds it
        model="claude-sonnet-5-5",
        max_tokens=1024,
        messages=[{"role": "user", "content": "Name one moon."}],
    )
    print(message)


asyncio.run(main())
