"""Way 1: the helper. Text as it comes, and the whole message at the end."""

from collections.abc import Iterator

from anthropic import Anthropic

client = Anthropic()


def answer(question: str) -> Iterator[str]:
    """Hand the text on piece by piece; the stream stays open while the caller reads."""
    with client.messages.stream(
        model="claude-sonnet-5-5",
        max_tokens=1024,
        messages=[{"role": "user", "content": question}],
    ) as stream:
        yield from stream.text_stream
        message = stream.get_final_message()
    yield f"\n[{message.stop_reason}, {message.usage.output_tokens} output tokens]"


for piece in answer("Name three moons of Jupiter."):
    print(piece, end="", flush=True)
print()
