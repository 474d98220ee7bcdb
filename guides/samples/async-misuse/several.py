"""Several questions at once: one client, one event loop, every call awaited."""

import asyncio

from anthropic import AsyncAnthropic

AT_ONCE = asyncio.Semaphore(4)


async def answer(client: AsyncAnthropic, question: str) -> str:
    async with AT_ONCE:
        message = await client.messages.create(
            model="claude-sonnet-5-5",
            max_tokens=1024,
            messages=[{"role": "user", "content": question}],
        )
    return "".join(block.text for block in message.content if block.type == "text")


async def main() -> None:
    questions = [f"Name one moon of {planet}." for planet in ("Mars", "Jupiter", "Saturn")]
    async with AsyncAnthropic() as client:
        answers = await asyncio.gather(*(answer(client, question) for question in questions))
    for question, text in zip(questions, answers, strict=True):
        print(question, text)


asyncio.run(main())
