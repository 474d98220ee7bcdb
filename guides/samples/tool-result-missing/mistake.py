"""This fails: a new question stands where the result of the call must stand."""

from anthropic import Anthropic
from anthropic.types import MessageParam, ToolParam, ToolUseBlockParam

tool: ToolParam = {"name": "people", "input_schema": {"type": "object"}}
call: ToolUseBlockParam = {"type": "tool_use", "id": "toolu_01A", "name": "people", "input": {}}
history: list[MessageParam] = [
    {"role": "user", "content": "How many people live in Oslo?"},
    {"role": "assistant", "content": [call]},
    {"role": "user", "content": "And in Lima?"},
]
Anthropic().messages.create(
    model="claude-sonnet-5-5", max_tokens=1024, tools=[tool], messages=history
)
