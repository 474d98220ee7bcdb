"""Many requests, four at a time. A worker that has to wait takes no new work meanwhile."""

import asyncio
from collections.abc import Iterator

import anthropic

WORKERS = 4
client = anthropic.AsyncAnthropic(max_retries=5)


async def work(queue: Iterator[str]) -> None:
    for question in queue:  # all workers share it: each takes what is next
        message = await client.messages.create(
            model="claude-sonnet-5-5",
            max_tokens=1024,
            messages=[{"role": "user", "content": question}],
        )
        print(question, message.stop_reason)


async def main() -> None:
    queue = iter([f"Name a word of {n} letters." for n in range(3, 15)])
    await asyncio.gather(*(work(queue) for _ in range(WORKERS)))


asyncio.run(main())
