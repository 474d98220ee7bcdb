"""This fails: the second asyncio.run() meets connections of a loop that is closed."""

import asyncio

from anthropic import AsyncAnthropic

client = AsyncAnthropic(max_retries=0)


async def count(text: str) -> int:
    messages = client.messages
    counted = await messages.count_tokens(
        model="claude-sonnet-5-5", messages=[{"role": "user", "content": text}]
    )
    return counted.input_tokens


print(asyncio.run(count("Name one moon.")))
print(asyncio.run(count("Name two moons.")))
