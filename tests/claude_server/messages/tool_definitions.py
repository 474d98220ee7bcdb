"""Rules about `tools` and `tool_choice` that reach beyond a single field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.claude_server.exchange import invalid_request
from tests.claude_server.messages.json_schemas import faults, strict_faults
from tests.claude_server.messages.request import MessagesRequest
from troubleshooter.engine.models import Thinking

_UNIONS = ("oneOf", "allOf", "anyOf")


def custom_tools(asked: MessagesRequest) -> Iterator[tuple[str, dict[str, Any]]]:
    """The caller's own tools, each with the path of its schema."""
    for place, tool in enumerate(asked.tools):
        if tool.get("type") in (None, "custom"):
            yield f"tools.{place}.custom.input_schema", tool


def refuse_repeated_names(asked: MessagesRequest) -> None:
    names = [tool["name"] for tool in asked.tools if "name" in tool]
    if len(set(map(str, names))) < len(names):
        # Unconfirmed wording.
        raise invalid_request("tools: Tool names must be unique.")


def refuse_bad_schemas(asked: MessagesRequest) -> None:
    for path, tool in custom_tools(asked):
        schema = tool["input_schema"]
        if "type" not in schema:
            # Reported by users, like the next two.
            raise invalid_request(f"{path}.type: Field required")
        if schema["type"] != "object":
            raise invalid_request(f"{path}.type: Input should be 'object'")
        if any(name in schema for name in _UNIONS):
            raise invalid_request(
                f"{path}: input_schema does not support oneOf, allOf, or anyOf at the top level"
            )
        checked = strict_faults if tool.get("strict") else faults
        for fault in checked(schema):
            raise invalid_request(f"{path}: {fault}")


def refuse_only_deferred_tools(asked: MessagesRequest) -> None:
    if asked.tools and all(tool.get("defer_loading") for tool in asked.tools):
        # Documented.
        raise invalid_request("All tools have defer_loading: true")


def refuse_choice_without_tools(asked: MessagesRequest) -> None:
    if "tool_choice" in asked.body and not asked.tools:
        # Reported by users, some with the type of the choice in front.
        raise invalid_request("tool_choice may only be specified while providing tools.")


def refuse_choice_of_unknown_tool(asked: MessagesRequest) -> None:
    if asked.tool_choice != "tool":
        return
    name = asked.body["tool_choice"]["name"]
    if name not in [tool.get("name") for tool in asked.tools]:
        # Unconfirmed wording.
        raise invalid_request(f"Tool '{name}' not found in provided tools")


def refuse_forced_choice(asked: MessagesRequest) -> None:
    if not asked.forces_a_tool or asked.accepts is None:
        return
    if not asked.accepts.forced_tool_choice:
        # Documented, in a copy of the page about Fable 5.1.
        raise invalid_request(
            'tool_choice: type "tool" and "any" are not supported for this model.'
        )
    if asked.thinking is Thinking.ENABLED:
        # Reported by users. Documented: with adaptive thinking a tool may be forced.
        raise invalid_request("Thinking may not be enabled when tool_choice forces tool use.")
