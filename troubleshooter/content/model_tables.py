"""guides/reference/models.toml -> the models.

Only for a file without problems: nothing is checked here.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from troubleshooter.content.documents import Table, TomlFile
from troubleshooter.content.reference import ModelEntry
from troubleshooter.engine.models import (
    Accepts,
    CloudIds,
    Effort,
    Model,
    ModelFamily,
    Price,
    Thinking,
)


def read_models(file: TomlFile | None) -> tuple[ModelEntry, ...]:
    """In the order of the file."""
    return tuple(map(_entry, file.tables("model") if file else ()))


def _entry(table: Table) -> ModelEntry:
    return ModelEntry(
        model=Model(
            id=table.values["id"],
            name=table.values["name"],
            family=ModelFamily(table.values["family"]),
            aliases=table.texts("aliases"),
            released=table.day("released"),
            deprecated=table.day("deprecated"),
            retires=table.day("retires"),
            not_before=table.day("not_before"),
            successor=table.text("successor") or None,
            restricted=bool(table.values.get("restricted")),
            context_window=table.number("context_window"),
            max_output=table.number("max_output"),
            cache_minimum=table.number("cache_minimum"),
            prices=tuple(map(_price, table.values.get("prices", ()))),
            accepts=_accepts(table),
            clouds=CloudIds(
                bedrock=table.text("bedrock") or None,
                bedrock_legacy=table.text("bedrock_legacy") or None,
                bedrock_prefixes=table.texts("bedrock_prefixes"),
                google_cloud=table.text("google_cloud") or None,
                foundry=table.text("foundry") or None,
            ),
            unconfirmed=table.texts("unconfirmed"),
        ),
        sources=table.texts("sources"),
        read=table.values["read"],
        note=table.text("note"),
    )


def _price(values: Mapping[str, Any]) -> Price:
    return Price(
        input=Decimal(values["input"]),
        output=Decimal(values["output"]),
        cache_read=Decimal(values["cache_read"]) if "cache_read" in values else None,
        up_to=values.get("up_to"),
    )


def _accepts(table: Table) -> Accepts | None:
    """None for models that were retired before anybody wrote down what they took."""
    if "thinking" not in table.values:
        return None
    default = table.text("thinking_default")
    return Accepts(
        thinking=tuple(map(Thinking, table.texts("thinking"))),
        thinking_default=Thinking(default) if default else None,
        sampling=table.values["sampling"],
        prefill=table.values["prefill"],
        forced_tool_choice=table.values["forced_tool_choice"],
        effort=tuple(map(Effort, table.texts("effort"))),
        effort_without_thinking=tuple(map(Effort, table.texts("effort_without_thinking"))),
        sampling_note=table.text("sampling_note"),
    )
