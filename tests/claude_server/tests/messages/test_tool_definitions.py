from __future__ import annotations

import pytest

from tests.claude_server.tests.messages.toy import (
    MIDDLE,
    NEW,
    OLD,
    PEOPLE,
    cases,
    good,
    parse,
    told,
)

SCHEMA = "tools.0.custom.input_schema"
INVALID = f"{SCHEMA}: JSON schema is invalid. It must match JSON Schema draft 2020-12"
BUDGET = {"type": "enabled", "budget_tokens": 1024}


def with_schema(schema, **changes):
    return good(tools=[PEOPLE | {"input_schema": schema} | changes])


@pytest.mark.parametrize(
    ("schema", "message"),
    cases(
        ("no type", {}, f"{SCHEMA}.type: Field required"),
        ("array", {"type": "array"}, f"{SCHEMA}.type: Input should be 'object'"),
        (
            "union",
            {"type": "object", "oneOf": []},
            f"{SCHEMA}: input_schema does not support oneOf, allOf, or anyOf at the top level",
        ),
        (
            "odd key",
            {"type": "object", "properties": {"the city": {"type": "string"}}},
            f"{SCHEMA}: Property keys should match pattern '^[a-zA-Z0-9_.-]{{1,64}}$'",
        ),
    ),
)
def test_refuses_a_schema_that_is_no_tools(schema, message):
    assert told(with_schema(schema)) == message


@pytest.mark.parametrize(
    "inside",
    cases(
        ("unknown type", {"properties": {"a": {"type": "str"}}}),
        ("property is text", {"properties": {"a": "string"}}),
        ("properties are a list", {"properties": []}),
        ("required is text", {"required": "a"}),
        ("required flag inside", {"properties": {"a": {"type": "string", "required": True}}}),
        ("enum is text", {"properties": {"a": {"enum": "b"}}}),
        ("items", {"properties": {"a": {"type": "array", "items": "string"}}}),
        ("reference", {"properties": {"a": {"$ref": 5}}}),
    ),
)
def test_refuses_what_is_no_json_schema(inside):
    assert told(with_schema({"type": "object"} | inside)).startswith(INVALID)


def test_a_strict_tool_is_held_to_the_limits_of_structured_output():
    assert parse(with_schema({"type": "object"}))
    assert told(with_schema({"type": "object"}, strict=True)) == (
        f"{SCHEMA}: For 'object' type, 'additionalProperties' must be explicitly set to false"
    )


@pytest.mark.parametrize(
    ("body", "message"),
    cases(
        ("same name", good(tools=[PEOPLE, PEOPLE]), "tools: Tool names must be unique."),
        (
            "all deferred",
            good(tools=[PEOPLE | {"defer_loading": True}]),
            "All tools have defer_loading: true",
        ),
        (
            "choice without tools",
            good(tool_choice={"type": "auto"}),
            "tool_choice may only be specified while providing tools.",
        ),
        (
            "unknown choice",
            good(MIDDLE, tools=[PEOPLE], tool_choice={"type": "tool", "name": "weather"}),
            "Tool 'weather' not found in provided tools",
        ),
        (
            "forced with a budget",
            good(
                OLD, max_tokens=2000, tools=[PEOPLE], tool_choice={"type": "any"}, thinking=BUDGET
            ),
            "Thinking may not be enabled when tool_choice forces tool use.",
        ),
    ),
)
def test_refuses_tools_and_choices_that_do_not_fit(body, message):
    assert told(body) == message


@pytest.mark.parametrize("choice", [{"type": "any"}, {"type": "tool", "name": "people"}])
def test_not_every_model_lets_a_tool_be_forced(choice):
    assert told(good(NEW, tools=[PEOPLE], tool_choice=choice)) == (
        'tool_choice: type "tool" and "any" are not supported for this model.'
    )
    assert parse(good(MIDDLE, tools=[PEOPLE], tool_choice=choice))
    assert parse(good(OLD, tools=[PEOPLE], tool_choice=choice))
