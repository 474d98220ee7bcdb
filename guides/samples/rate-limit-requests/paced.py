"""Start one request for each line of a file, evenly: python paced.py lines.txt 40."""

import asyncio
import sys
from pathlib import Path

import anthropic


async def ask(client: anthropic.AsyncAnthropic, line: str) -> str:
    message = await client.messages.create(
        model="claude-sonnet-5-5",
        max_tokens=1024,
        messages=[{"role": "user", "content": line}],
    )
    return "".join(block.text for block in message.content if block.type == "text")


async def main(lines: list[str], per_minute: float) -> None:
    async with anthropic.AsyncAnthropic(max_retries=5) as client:
        tasks = []
        for line in lines:
            tasks.append(asyncio.create_task(ask(client, line)))
            await asyncio.sleep(60 / per_minute)  # stay below your limit
        print(*await asyncio.gather(*tasks, return_exceptions=True), sep="\n")


asyncio.run(main(Path(sys.argv[1]).read_text("utf-8").splitlines(), float(sys.argv[2])))
