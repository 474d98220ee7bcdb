"""The content blocks that a message may hold, field by field.

Names follow the published types of the official SDK; a test compares the two in both directions.
Blocks that only server tools write are known by their outer fields: nobody writes them by hand.
"""

from __future__ import annotations

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
    TextOr,
)

CACHE_CONTROL = OrNull(
    Tagged(
        {
            "ephemeral": Kind(
                Fields(
                    {
                        "type": Field(OneOf(("ephemeral",)), required=True),
                        "ttl": Field(OneOf(("5m", "1h"))),
                    }
                )
            )
        }
    )
)
OF_A_BETA = Fields({"cache_control": Field(CACHE_CONTROL)}, loose=True)
"""A block or tool that needs a beta header, and of which this server knows no more."""
# Documented by the SDK; the pattern is reported by users, who met it with ids of other vendors.
TOOL_USE_ID = Text(pattern="^[a-zA-Z0-9_-]+$")
IMAGE_TYPES = ("image/jpeg", "image/png", "image/gif", "image/webp")
SERVER_TOOLS = (
    "web_search",
    "web_fetch",
    "code_execution",
    "bash_code_execution",
    "text_editor_code_execution",
    "tool_search_tool_regex",
    "tool_search_tool_bm25",
)
MCP = ("mcp-client-2025-04-04", "mcp-client-2025-11-20", "mcp-client-2026-09-15")
COMPACTION = ("compact-2026-01-12", "compact-2026-09-04")
FALLBACK = ("server-side-fallback-2026-06-01", "server-side-fallback-2026-07-01")
TOOL_CHANGES = ("mid-conversation-tool-changes-2026-07-01", "inline-tools-2026-09-15")


def tagged_fields(tag: str, required: dict[str, Shape], optional: dict[str, Shape]) -> Fields:
    """The fields of one kind: its type, what it must and what it may hold."""
    fields = {"type": Field(OneOf((tag,)), required=True)}
    fields |= {name: Field(shape, required=True) for name, shape in required.items()}
    fields |= {name: Field(shape) for name, shape in optional.items()}
    return Fields(fields)


def _kind(tag: str, required: dict[str, Shape], optional: dict[str, Shape] | None = None) -> Kind:
    return Kind(tagged_fields(tag, required, optional or {}))


_CACHED: dict[str, Shape] = {"cache_control": CACHE_CONTROL}
_CALLED: dict[str, Shape] = {"caller": Free()}
_URL = _kind("url", {"url": Text()})
_FILE = _kind("file", {"file_id": Text()})
_CITATIONS = Fields({"enabled": Field(Flag())})

TEXT_BLOCK = tagged_fields(
    "text", {"text": Text()}, _CACHED | {"citations": OrNull(Several(Free()))}
)
TEXT_BLOCK_LIST = TextOr(Several(TEXT_BLOCK))
_TEXT = Kind(TEXT_BLOCK)
_IMAGE = _kind(
    "image",
    {
        "source": Tagged(
            {
                "base64": _kind("base64", {"media_type": OneOf(IMAGE_TYPES), "data": Text()}),
                "url": _URL,
                "file": _FILE,
            }
        )
    },
    _CACHED
    | {
        "transformations": OrNull(
            Fields({"oversized_image": Field(OneOf(("downsize", "error")))}),
        )
    },
)
_DOCUMENT = _kind(
    "document",
    {
        "source": Tagged(
            {
                "base64": _kind(
                    "base64", {"media_type": OneOf(("application/pdf",)), "data": Text()}
                ),
                "text": _kind("text", {"media_type": OneOf(("text/plain",)), "data": Text()}),
                "content": _kind(
                    "content",
                    {"content": TextOr(Several(Tagged({"text": _TEXT, "image": _IMAGE})))},
                ),
                "url": _URL,
                "file": _FILE,
            }
        )
    },
    _CACHED | {"citations": OrNull(_CITATIONS), "context": OrNull(Text()), "title": OrNull(Text())},
)
_SEARCH_RESULT = _kind(
    "search_result",
    {"content": Several(TEXT_BLOCK), "source": Text(), "title": Text()},
    _CACHED | {"citations": _CITATIONS},
)
_IN_TOOL_RESULT = Tagged(
    {
        "text": _TEXT,
        "image": _IMAGE,
        "search_result": _SEARCH_RESULT,
        "document": _DOCUMENT,
        "tool_reference": _kind("tool_reference", {"tool_name": Text()}, _CACHED),
        "browser_state": _kind(
            "browser_state",
            {"tabs": Several(Free())},
            _CACHED | {"state_changes": OrNull(Several(Free()))},
        ),
    }
)


def _server_result(tag: str, optional: dict[str, Shape] | None = None) -> Kind:
    return _kind(tag, {"tool_use_id": Text(), "content": Anything()}, _CACHED | (optional or {}))


BLOCK = Tagged(
    {
        "text": _TEXT,
        "image": _IMAGE,
        "document": _DOCUMENT,
        "search_result": _SEARCH_RESULT,
        "thinking": _kind("thinking", {"thinking": Text(), "signature": Text()}),
        "redacted_thinking": _kind("redacted_thinking", {"data": Text()}),
        "tool_use": _kind(
            "tool_use",
            # The length is named by the documentation of Claude Code's errors.
            {"id": TOOL_USE_ID, "name": Text(longest=200), "input": Free()},
            _CACHED | _CALLED | {"toolset_name": OrNull(Text())},
        ),
        "tool_result": _kind(
            "tool_result",
            {"tool_use_id": TOOL_USE_ID},
            _CACHED
            | {
                "content": TextOr(Several(_IN_TOOL_RESULT)),
                "is_error": Flag(),
                "toolset_name": OrNull(Text()),
            },
        ),
        "server_tool_use": _kind(
            "server_tool_use",
            {"id": Text(), "name": OneOf(SERVER_TOOLS), "input": Free()},
            _CACHED | _CALLED,
        ),
        "web_search_tool_result": _server_result("web_search_tool_result", _CALLED),
        "web_fetch_tool_result": _server_result("web_fetch_tool_result", _CALLED),
        "code_execution_tool_result": _server_result("code_execution_tool_result"),
        "bash_code_execution_tool_result": _server_result("bash_code_execution_tool_result"),
        "text_editor_code_execution_tool_result": _server_result(
            "text_editor_code_execution_tool_result"
        ),
        "tool_search_tool_result": _server_result("tool_search_tool_result"),
        "container_upload": _kind("container_upload", {"file_id": Text()}, _CACHED),
        "advisor_tool_result": Kind(OF_A_BETA, betas=("advisor-tool-2026-03-01",)),
        "compaction": Kind(OF_A_BETA, betas=COMPACTION),
        "fallback": Kind(OF_A_BETA, betas=FALLBACK),
        "mcp_tool_listing": Kind(OF_A_BETA, betas=MCP),
        "mcp_tool_result": Kind(OF_A_BETA, betas=MCP),
        "mcp_tool_use": Kind(OF_A_BETA, betas=MCP),
        "tool_addition": Kind(OF_A_BETA, betas=TOOL_CHANGES),
        "tool_removal": Kind(OF_A_BETA, betas=TOOL_CHANGES),
    }
)
