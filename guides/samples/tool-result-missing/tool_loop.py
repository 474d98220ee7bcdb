"""A tool loop: every tool_use block gets its tool_result, in the very next message."""

from anthropic import Anthropic
from anthropic.types import MessageParam, ToolParam, ToolResultBlockParam, ToolUseBlock

MODEL = "claude-sonnet-5-5"
PEOPLE = {"oslo": 700_000, "lima": 10_000_000}
SCHEMA: dict[str, object] = {"type": "object", "properties": {"city": {"type": "string"}}}
TOOL: ToolParam = {"name": "people", "description": "People in a city", "input_schema": SCHEMA}


def answer(call: ToolUseBlock) -> ToolResultBlockParam:
    try:
        content, failed = str(PEOPLE[str(call.input["city"]).lower()]), False
    except Exception as error:  # a tool that fails still owes an answer
        content, failed = repr(error), True
    return {"type": "tool_result", "tool_use_id": call.id, "content": content, "is_error": failed}


client = Anthropic()
history: list[MessageParam] = [{"role": "user", "content": "Do more people live in Oslo or Lima?"}]
while True:
    reply = client.messages.create(model=MODEL, max_tokens=4096, tools=[TOOL], messages=history)
    assert reply.stop_reason != "max_tokens", "cut off: raise max_tokens"
    history.append({"role": "assistant", "content": reply.content})
    results = [answer(block) for block in reply.content if block.type == "tool_use"]
    if not results:
        break
    history.append({"role": "user", "content": results})  # all results, nothing before them
print("".join(block.text for block in reply.content if block.type == "text"))
