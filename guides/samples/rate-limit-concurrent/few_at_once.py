"""Ask many questions, but never more than a few at the same moment."""

import asyncio

import anthropic

AT_ONCE = 4
client = anthropic.AsyncAnthropic(max_retries=5)
free = asyncio.Semaphore(AT_ONCE)  # one for the whole program


async def ask(question: str) -> str:
    async with free:  # held while the SDK waits and retries: the others queue up
        message = await client.messages.create(
            model="claude-sonnet-5-5",
            max_tokens=1024,
            messages=[{"role": "user", "content": question}],
        )
    return "".join(block.text for block in message.content if block.type == "text")


async def main() -> None:
    questions = [f"Name a word of {n} letters." for n in range(3, 15)]
    for answer in await asyncio.gather(*map(ask, questions)):
        print(answer)


asyncio.run(main())
