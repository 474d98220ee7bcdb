"""Code without async uses the client without async. No event loop, nothing to close twice."""

from concurrent.futures import ThreadPoolExecutor

from anthropic import Anthropic

client = Anthropic()


def answer(question: str) -> str:
    message = client.messages.create(
        model="claude-sonnet-5-5",
        max_tokens=1024,
        messages=[{"role": "user", "content": question}],
    )
    return "".join(block.text for block in message.content if block.type == "text")


with ThreadPoolExecutor(max_workers=4) as pool:
    for text in pool.map(answer, ["Name one moon of Mars.", "Name one moon of Jupiter."]):
        print(text)
