"""Every complaint about a single field, each in a request that is fine but for it."""

from __future__ import annotations

import pytest

from tests.claude_server.tests.messages.toy import (
    NEW_VERSION,
    OLD,
    OLD_VERSION,
    PEOPLE,
    answered,
    assistant,
    call,
    cases,
    good,
    parse,
    result,
    text,
    told,
    user,
    without,
)

MESSAGE = "messages.0.content.0"


def with_block(block):
    return good(messages=[user(block)])


def with_tool(**changes):
    return good(tools=[PEOPLE | changes])


@pytest.mark.parametrize("version", [OLD_VERSION, NEW_VERSION])
def test_answers_a_request_that_is_fine(version):
    assert answered(good(), version=version)["stop_reason"] == "end_turn"


@pytest.mark.parametrize("name", ["model", "messages", "max_tokens"])
def test_names_a_missing_parameter(name):
    assert told(without(good(), name)) == f"{name}: Field required"


@pytest.mark.parametrize(
    ("body", "message"),
    cases(
        ("unknown", good(frequency_penalty=1), "frequency_penalty: Extra inputs are not permitted"),
        ("number as text", good(max_tokens="5"), "max_tokens: Input should be a valid integer"),
        ("true as number", good(max_tokens=True), "max_tokens: Input should be a valid integer"),
        (
            "negative",
            good(max_tokens=-1),
            "max_tokens: Input should be greater than or equal to 0",
        ),
        ("null", good() | {"model": None}, "model: Input should be a valid string"),
        ("text as flag", good(stream="yes"), "stream: Input should be a valid boolean"),
        ("object as list", good(messages={}), "messages: Input should be a valid list"),
        ("list as object", good(metadata=[]), "metadata: Input should be a valid dictionary"),
        (
            "unknown inside",
            good(metadata={"team": "x"}),
            "metadata.team: Extra inputs are not permitted",
        ),
        (
            "too long",
            good(metadata={"user_id": "x" * 257}),
            "metadata.user_id: String should have at most 256 characters",
        ),
        (
            "two values",
            good(service_tier="fast"),
            "service_tier: Input should be 'auto' or 'standard_only'",
        ),
        (
            "role",
            good(messages=[{"role": "tool", "content": "x"}]),
            "messages.0.role: Input should be 'user', 'assistant' or 'system'",
        ),
        (
            "content",
            good(messages=[{"role": "user", "content": None}]),
            "messages.0.content: Input should be a valid list",
        ),
        (
            "message is text",
            good(messages=["hello"]),
            "messages.0: Input should be a valid dictionary",
        ),
        ("system", good(system={"text": "x"}), "system: Input should be a valid list"),
        (
            "system block",
            good(system=[{"type": "text"}]),
            "system.0.text: Field required",
        ),
        (
            "choice without name",
            good(tools=[PEOPLE], tool_choice={"type": "tool"}),
            "tool_choice.tool.name: Field required",
        ),
        (
            "choice is text",
            good(tools=[PEOPLE], tool_choice="auto"),
            "tool_choice: Input should be a valid dictionary or object to extract fields from",
        ),
        (
            "no budget",
            good(OLD, thinking={"type": "enabled"}),
            "thinking.enabled.budget_tokens: Field required",
        ),
        (
            "small budget",
            good(OLD, thinking={"type": "enabled", "budget_tokens": 1023}),
            "thinking.enabled.budget_tokens: Input should be greater than or equal to 1024",
        ),
        (
            "effort",
            good(output_config={"effort": "most"}),
            "output_config.effort: Input should be 'low', 'medium', 'high', 'xhigh' or 'max'",
        ),
    ),
)
def test_prints_the_path_and_what_is_wrong(body, message):
    assert told(body) == message


@pytest.mark.parametrize(
    ("block", "message"),
    cases(
        ("no type", {"text": "x"}, f"{MESSAGE}.type: Field required"),
        ("no text", {"type": "text"}, f"{MESSAGE}.text.text: Field required"),
        (
            "text as block",
            "x",
            f"{MESSAGE}: Input should be a valid dictionary or object to extract fields from",
        ),
        (
            "lifetime",
            text("x", cache_control={"type": "ephemeral", "ttl": "2h"}),
            f"{MESSAGE}.text.cache_control.ephemeral.ttl: Input should be '5m' or '1h'",
        ),
        (
            "scope",
            text("x", cache_control={"type": "ephemeral", "scope": "global"}),
            f"{MESSAGE}.text.cache_control.ephemeral.scope: Extra inputs are not permitted",
        ),
        (
            "media type",
            {
                "type": "image",
                "source": {"type": "base64", "media_type": "image/bmp", "data": ""},
            },
            (
                f"{MESSAGE}.image.source.base64.media_type:"
                " Input should be 'image/jpeg', 'image/png', 'image/gif' or 'image/webp'"
            ),
        ),
        (
            "result inside",
            result(content=[{"type": "video"}]),
            (
                f"{MESSAGE}.tool_result.content.0: Input tag 'video' found using 'type' does not match"
                " any of the expected tags: 'browser_state', 'document', 'image', 'search_result',"
                " 'text', 'tool_reference'"
            ),
        ),
    ),
)
def test_prints_the_path_inside_a_block(block, message):
    body = good(messages=[{"role": "user", "content": [block]}])
    assert told(body) == message


def test_lists_the_kinds_of_blocks_for_one_of_another_vendor():
    message = told(with_block({"type": "image_url", "image_url": {"url": "https://example.com"}}))
    assert message.startswith(
        "messages.0.content.0: Input tag 'image_url' found using 'type' does not match any of the"
        " expected tags: 'bash_code_execution_tool_result', "
    )
    assert "'tool_result'" in message
    assert "'mcp_tool_use'" not in message


def test_refuses_a_mark_on_a_thinking_block():
    block = {"type": "thinking", "thinking": "", "signature": "", "cache_control": None}
    body = good(messages=[user("x"), assistant(block)])
    assert (
        told(body) == "messages.1.content.0.thinking.cache_control: Extra inputs are not permitted"
    )


@pytest.mark.parametrize(
    ("block", "message"),
    cases(
        ("colon", call("call:1"), "id: String should match pattern '^[a-zA-Z0-9_-]+$'"),
        ("line end", call("call\n"), "id: String should match pattern '^[a-zA-Z0-9_-]+$'"),
        ("empty", call(""), "id: String should match pattern '^[a-zA-Z0-9_-]+$'"),
        ("long name", call(name="x" * 201), "name: String should have at most 200 characters"),
        ("input is text", call(input="{}"), "input: Input should be a valid dictionary"),
    ),
)
def test_refuses_a_malformed_call(block, message):
    body = good(messages=[user("x"), assistant(block)])
    assert told(body) == f"messages.1.content.0.tool_use.{message}"


@pytest.mark.parametrize(
    ("tool", "message"),
    cases(
        ("dot", {"name": "a.b"}, "name: String should match pattern '^[a-zA-Z0-9_-]{1,64}$'"),
        ("long", {"name": "x" * 65}, "name: String should match pattern '^[a-zA-Z0-9_-]{1,64}$'"),
        ("no text", {"description": None}, "description: Input should be a valid string"),
        ("parameters", {"parameters": {}}, "parameters: Extra inputs are not permitted"),
        ("schema", {"input_schema": []}, "input_schema: Input should be a valid dictionary"),
    ),
)
def test_refuses_a_malformed_tool(tool, message):
    assert told(with_tool(**tool)) == f"tools.0.custom.{message}"


def test_refuses_a_tool_without_a_schema():
    tool = without(PEOPLE, "input_schema")
    assert told(good(tools=[tool])) == "tools.0.custom.input_schema: Field required"


def test_refuses_a_tool_of_another_vendor():
    message = told(good(tools=[{"type": "function", "function": PEOPLE}]))
    assert message.startswith("tools.0: Input tag 'function' found using 'type' does not match")
    assert "'custom'" in message


@pytest.mark.parametrize(
    ("field", "betas"),
    [
        ({"context_management": {"edits": []}}, "context-management-2025-06-27"),
        ({"mcp_servers": []}, "mcp-client-2025-11-20"),
        ({"output_config": {"task_budget": None}}, "task-budgets-2026-03-13"),
        ({"thread": {"type": "create"}}, "message-threads-2026-08-12"),
    ],
    ids=["context_management", "mcp_servers", "output_config.task_budget", "thread"],
)
def test_knows_a_parameter_of_a_beta_only_with_its_header(field, betas, request):
    path = request.node.callspec.id
    assert told(good(**field)) == f"{path}: Extra inputs are not permitted"
    assert parse(good(**field), betas=f"{betas}, pdfs-2024-09-25").betas == {
        betas,
        "pdfs-2024-09-25",
    }


def test_knows_a_value_of_a_beta_only_with_its_header():
    body = good(thinking={"type": "adaptive", "display": "updates"})
    assert told(body) == "thinking.adaptive.display: Input should be 'summarized' or 'omitted'"
    assert parse(body, betas="thinking-display-updates-2026-08-18")


def test_knows_a_tool_of_a_beta_only_with_its_header():
    body = good(tools=[{"type": "mcp_toolset", "mcp_server_name": "x", "cache_control": None}])
    assert "Input tag 'mcp_toolset' found" in told(body)
    assert parse(body, betas="mcp-client-2025-11-20").tools


@pytest.mark.parametrize("name", ["max_tokens", "stream", "metadata", "stop_sequences"])
def test_a_token_count_takes_no_parameter_of_an_answer(name):
    body = good(stream=False, metadata={}, stop_sequences=[])
    counted = {key: value for key, value in body.items() if key in ("model", "messages", name)}
    complaint = told(counted, path="/v1/messages/count_tokens")
    assert complaint == f"{name}: Extra inputs are not permitted"
