"""The text of an answer, whatever other blocks stand around it."""

from anthropic import Anthropic
from anthropic.types import Message

client = Anthropic()


def text_of(message: Message) -> str:
    """All text blocks in their order. Raises an error that says why there is none."""
    texts = [block.text for block in message.content if block.type == "text"]
    if not texts:
        found = ", ".join(block.type for block in message.content) or "no block at all"
        raise ValueError(f"no text in the answer: stop_reason {message.stop_reason}, {found}")
    return "".join(texts)


answer = client.messages.create(
    model="claude-sonnet-5-5",
    max_tokens=1024,
    messages=[{"role": "user", "content": "Name one moon."}],
)
print(text_of(answer))
