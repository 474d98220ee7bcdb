"""Send a temperature only to the models that still take one."""

import sys

from anthropic import Anthropic
from anthropic.types import Message

TAKE_TEMPERATURE = (
    "claude-opus-4-6",
    "claude-sonnet-4-6",
    "claude-opus-4-5",
    "claude-haiku-4-5",
)
client = Anthropic()


def ask(model: str, question: str, temperature: float) -> Message:
    allowed = model.startswith(TAKE_TEMPERATURE)
    return client.messages.create(
        model=model,
        max_tokens=1024,
        messages=[{"role": "user", "content": question}],
        extra_body={"temperature": temperature} if allowed else None,
        extra_headers={"anthropic-version": "2023-06-01"} if allowed else None,
    )


reply = ask(sys.argv[1] if len(sys.argv) > 1 else "claude-sonnet-5-5", "Name one moon.", 0.2)
print("".join(block.text for block in reply.content if block.type == "text"))
