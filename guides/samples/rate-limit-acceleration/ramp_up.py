"""One more request at a time each minute, up to eight. Arguments: prompts.txt 60."""

import asyncio
import sys
from pathlib import Path

import anthropic

prompts = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
client = anthropic.AsyncAnthropic(max_retries=8)
free = asyncio.Semaphore(1)  # one at a time, at first


async def ask(text: str) -> None:
    async with free:
        message = await client.messages.create(
            model="claude-sonnet-5-5", max_tokens=1024, messages=[{"role": "user", "content": text}]
        )
    print(text, message.usage.input_tokens)


async def main() -> None:
    answers = asyncio.gather(*map(ask, prompts))
    for _ in range(7):
        await asyncio.wait([answers], timeout=float(sys.argv[2]))
        free.release()  # one more from now on
    await answers


asyncio.run(main())
