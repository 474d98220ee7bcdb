"""This fails where 60 open requests are more than the organization may have."""

import asyncio

import anthropic

client = anthropic.AsyncAnthropic(max_retries=0)  # to see the 429 at once


async def ask(question: str) -> anthropic.types.Message:
    return await client.messages.create(
        model="claude-sonnet-5-5",
        max_tokens=1024,
        messages=[{"role": "user", "content": question}],
    )


async def main() -> None:
    questions = [f"Name a word of {n} letters." for n in range(3, 63)]
    results = await asyncio.gather(*map(ask, questions), return_exceptions=True)
    for result in results:
        if isinstance(result, BaseException):
            raise result


asyncio.run(main())
