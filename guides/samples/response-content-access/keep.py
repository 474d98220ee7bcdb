"""Keep a message as JSON, read it back, and go on with the conversation."""

from pathlib import Path

from anthropic import Anthropic
from anthropic.types import Message, MessageParam

client = Anthropic()
history: list[MessageParam] = [{"role": "user", "content": "Name one moon."}]
first = client.messages.create(model="claude-sonnet-5-5", max_tokens=1024, messages=history)

kept = Path("answer.json")
kept.write_text(first.to_json(), encoding="utf-8")

# Later, perhaps in another process. Blocks go back as they came, thinking included.
read = Message.model_validate_json(kept.read_text(encoding="utf-8"))
history.append({"role": "assistant", "content": read.content})
history.append({"role": "user", "content": "Which planet does it belong to?"})
second = client.messages.create(model="claude-sonnet-5-5", max_tokens=1024, messages=history)
print([block.type for block in first.content], [block.type for block in second.content])
