"""What `tools` and `tool_choice` may hold, field by field; compared with the SDK by a test."""

from __future__ import annotations

from tests.claude_server.messages.block_shapes import CACHE_CONTROL, MCP, OF_A_BETA, tagged_fields
from tests.claude_server.messages.shapes import (
    Anything,
    Field,
    Fields,
    Flag,
    Free,
    Kind,
    OneOf,
    OrNull,
    Several,
    Shape,
    Tagged,
    Text,
)

_COMPUTER_USE = (
    "computer-use-2024-10-22",
    "computer-use-2025-01-24",
    "computer-use-2025-11-24",
)
_CALLERS = (
    "direct",
    "code_execution_20250825",
    "code_execution_20260120",
    "code_execution_20260521",
)
_ANY_TOOL: dict[str, Shape] = {
    "allowed_callers": Several(OneOf(_CALLERS)),
    "cache_control": CACHE_CONTROL,
    "defer_loading": Flag(),
    "strict": Flag(),
}
_CLIENT_TOOL = _ANY_TOOL | {"input_examples": Several(Free())}
_WEB = _ANY_TOOL | dict.fromkeys(("allowed_domains", "blocked_domains"), OrNull(Several(Text())))
_SEARCH = _WEB | {"max_uses": Anything(), "user_location": OrNull(Free())}
_FETCH = _WEB | dict.fromkeys(
    ("citations", "max_content_tokens", "max_uses", "url_sources"), Anything()
)
_INCLUSION = {"response_inclusion": OneOf(("full", "excluded"))}
_CACHE = {"use_cache": Flag()}

_VENDOR_TOOLS: tuple[tuple[str, str, dict[str, Shape]], ...] = (
    ("bash_20250124", "bash", _CLIENT_TOOL),
    ("code_execution_20250522", "code_execution", _ANY_TOOL),
    ("code_execution_20250825", "code_execution", _ANY_TOOL),
    ("code_execution_20260120", "code_execution", _ANY_TOOL),
    ("code_execution_20260521", "code_execution", _ANY_TOOL),
    ("memory_20250818", "memory", _CLIENT_TOOL),
    ("text_editor_20250124", "str_replace_editor", _CLIENT_TOOL),
    ("text_editor_20250429", "str_replace_based_edit_tool", _CLIENT_TOOL),
    (
        "text_editor_20250728",
        "str_replace_based_edit_tool",
        _CLIENT_TOOL | {"max_characters": Anything()},
    ),
    ("web_search_20250305", "web_search", _SEARCH),
    ("web_search_20260209", "web_search", _SEARCH),
    ("web_search_20260318", "web_search", _SEARCH | _INCLUSION),
    ("web_fetch_20250910", "web_fetch", _FETCH),
    ("web_fetch_20260209", "web_fetch", _FETCH),
    ("web_fetch_20260309", "web_fetch", _FETCH | _CACHE),
    ("web_fetch_20260318", "web_fetch", _FETCH | _CACHE | _INCLUSION),
    ("tool_search_tool_bm25", "tool_search_tool_bm25", _ANY_TOOL),
    ("tool_search_tool_bm25_20251119", "tool_search_tool_bm25", _ANY_TOOL),
    ("tool_search_tool_regex", "tool_search_tool_regex", _ANY_TOOL),
    ("tool_search_tool_regex_20251119", "tool_search_tool_regex", _ANY_TOOL),
)
_TOOLSETS = ("browser_toolset_20260801", "computer_toolset_20260801")
_BETA_TOOLS = {
    "advisor_20260301": ("advisor-tool-2026-03-01",),
    "bash_20241022": _COMPUTER_USE,
    "computer_20241022": _COMPUTER_USE,
    "computer_20250124": _COMPUTER_USE,
    "computer_20251124": _COMPUTER_USE,
    "text_editor_20241022": _COMPUTER_USE,
    "mcp_toolset": MCP,
}

TOOL_NAME = Text(pattern="^[a-zA-Z0-9_-]{1,64}$")
CUSTOM_TOOL = Fields(
    {
        "type": Field(OrNull(OneOf(("custom",)))),
        # Documented pattern; users also report one that allows 128 characters.
        "name": Field(TOOL_NAME, required=True),
        "description": Field(Text()),
        "input_schema": Field(Free(), required=True),
        "eager_input_streaming": Field(OrNull(Flag())),
        **{name: Field(shape) for name, shape in _CLIENT_TOOL.items()},
    }
)


def _vendor_tool(tag: str, name: str, optional: dict[str, Shape]) -> Kind:
    return Kind(tagged_fields(tag, {"name": OneOf((name,))}, optional))


def _toolset(tag: str) -> Kind:
    return Kind(tagged_fields(tag, {}, {"cache_control": CACHE_CONTROL, "configs": OrNull(Free())}))


TOOL = Tagged(
    {
        "custom": Kind(CUSTOM_TOOL),
        **{tag: _vendor_tool(tag, name, optional) for tag, name, optional in _VENDOR_TOOLS},
        **{tag: _toolset(tag) for tag in _TOOLSETS},
        **{tag: Kind(OF_A_BETA, betas=betas) for tag, betas in _BETA_TOOLS.items()},
    },
    default="custom",
)

_ONE_CALL: dict[str, Shape] = {"disable_parallel_tool_use": Flag()}
TOOL_CHOICE = Tagged(
    {
        "auto": Kind(tagged_fields("auto", {}, _ONE_CALL)),
        "any": Kind(tagged_fields("any", {}, _ONE_CALL)),
        "tool": Kind(tagged_fields("tool", {"name": Text()}, _ONE_CALL)),
        "none": Kind(tagged_fields("none", {}, {})),
    }
)
