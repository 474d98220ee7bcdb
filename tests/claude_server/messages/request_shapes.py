"""The parameters of a Messages request and of a token count, field by field.

Compared with the SDK by a test, but for what no SDK sends any more: the sampling parameters and
`output_format`. Parameters of a beta are unknown without its header, as the documentation says.
"""

from __future__ import annotations

from tests.claude_server.messages.block_shapes import (
    BLOCK,
    CACHE_CONTROL,
    COMPACTION,
    FALLBACK,
    MCP,
    TEXT_BLOCK_LIST,
    tagged_fields,
)
from tests.claude_server.messages.shapes import (
    Anything,
    Field,
    Fields,
    Flag,
    Free,
    Kind,
    Number,
    OneOf,
    OrNull,
    Several,
    Shape,
    Tagged,
    Text,
    TextOr,
    Whole,
)
from tests.claude_server.messages.tool_shapes import TOOL, TOOL_CHOICE

SAMPLING = ("temperature", "top_p", "top_k")
OLDER_VERSIONS = ("2023-01-01", "2023-06-01")
"""The values of anthropic-version with which sampling parameters exist at all."""

_BINDING = ("thinking-binding-controls-2026-08-01",)
_CONTEXT = ("context-management-2025-06-27", *COMPACTION)
_OWN_EFFORT = ("mid-conversation-output-config-2026-07-01",)

_ROLE = OneOf(("user", "assistant", "system"))
_MESSAGE = Fields(
    {
        "role": Field(_ROLE, required=True),
        "content": Field(TextOr(Several(BLOCK)), required=True),
        "clear_at": Field(
            OrNull(OneOf(("next_user_message", "never"))),
            betas=("mid-conversation-system-clear-at-2026-08-21",),
        ),
        "output_config": Field(OrNull(Free()), betas=_OWN_EFFORT),
    }
)


_DISPLAY = OneOf(
    ("summarized", "omitted"), more=("updates",), betas=("thinking-display-updates-2026-08-18",)
)


def _thinking(tag: str, required: dict[str, Shape]) -> Kind:
    fields = tagged_fields(tag, required, {"display": OrNull(_DISPLAY)})
    binding = OrNull(
        Fields({"prefix_mismatch_behavior": Field(OrNull(OneOf(("error", "drop_block"))))})
    )
    return Kind(Fields({**fields.fields, "block_binding": Field(binding, betas=_BINDING)}))


_THINKING = Tagged(
    {
        "adaptive": _thinking("adaptive", {}),
        # Reported wording of the bound; the bound itself stands in the SDK.
        "enabled": _thinking("enabled", {"budget_tokens": Whole(least=1024)}),
        "disabled": Kind(tagged_fields("disabled", {}, {})),
        "between_tools": Kind(tagged_fields("between_tools", {}, {})),
    }
)
FORMAT = Tagged({"json_schema": Kind(tagged_fields("json_schema", {"schema": Free()}, {}))})
_OUTPUT_CONFIG = Fields(
    {
        "effort": Field(OrNull(OneOf(("low", "medium", "high", "xhigh", "max")))),
        "format": Field(OrNull(FORMAT)),
        "task_budget": Field(OrNull(Free()), betas=("task-budgets-2026-03-13",)),
    }
)
_FAST = OrNull(OneOf(("standard", "fast")))

_COUNTED = {
    "model": Field(Text(), required=True),
    "messages": Field(Several(_MESSAGE), required=True),
    "cache_control": Field(CACHE_CONTROL),
    "output_config": Field(_OUTPUT_CONFIG),
    "speed": Field(_FAST),
    "system": Field(TEXT_BLOCK_LIST),
    "thinking": Field(_THINKING),
    "tool_choice": Field(TOOL_CHOICE),
    "tools": Field(Several(TOOL)),
    # Unknown to the SDK of today; see `structured.refuse_output_format`.
    "output_format": Field(Anything()),
    "context_management": Field(OrNull(Free()), betas=_CONTEXT),
    "mcp_servers": Field(Several(Free()), betas=MCP),
}
_CREATED = {
    # 0 writes the cache and generates nothing: documented under prompt caching.
    "max_tokens": Field(Whole(least=0), required=True),
    "container": Field(OrNull(TextOr(Free()))),
    "diagnostics": Field(OrNull(Fields({"previous_message_id": Field(OrNull(Text()))}))),
    "inference_geo": Field(OrNull(Text())),
    "metadata": Field(Fields({"user_id": Field(OrNull(Text(longest=256)))})),
    "service_tier": Field(OneOf(("auto", "standard_only"))),
    "stop_sequences": Field(Several(Text())),
    "stream": Field(OrNull(Flag())),
    "billing_policy": Field(OrNull(Free()), betas=("user-profiles-billing-2026-10-01",)),
    "compaction": Field(OrNull(Free()), betas=COMPACTION),
    "fallback_credit_token": Field(
        Anything(), betas=("fallback-credit-2026-06-01", "fallback-credit-2026-07-01")
    ),
    "fallbacks": Field(Anything(), betas=FALLBACK),
    "thread": Field(OrNull(Free()), betas=("message-threads-2026-08-12",)),
}
_SAMPLED = {
    # Bounds of the older reference documentation; the wording is unconfirmed.
    "temperature": Field(OrNull(Number(0, 1))),
    "top_p": Field(OrNull(Number(0, 1))),
    "top_k": Field(OrNull(Whole(least=0))),
}


def parameters(api_version: str, *, counting: bool) -> Fields:
    """What a request may hold. Counting takes no parameter that only matters for an answer."""
    known = _COUNTED if counting else _COUNTED | _CREATED
    # With 2026-10-21 each of the three fails as an unknown field, even at its default: reported
    # by several users who ran it (https://github.com/ttlequals0/MinusPod/releases/tag/v2.101.10).
    return Fields(known | _SAMPLED if api_version in OLDER_VERSIONS else known)
