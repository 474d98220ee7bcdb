"""The likeliest cause of a guide in a line, for tables and for telling near-twins apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from markdown_it.token import Token

from troubleshooter.content import dialect
from troubleshooter.content.body_rules import HOW_TO_TELL
from troubleshooter.content.guide import Guide

_NAME = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Cause:
    """Inline Markdown, both; the checks of the content see to it that a cause has both."""

    name: str
    how_to_tell: str


@cache
def first_cause(guide: Guide) -> Cause:
    why = next(section.body for section in guide.sections if section.id == "why")
    lines = [line for text in _first_item(dialect.parse(why)) for line in text.splitlines()]
    name = _NAME.search("\n".join(lines))
    tells = [line.removeprefix(HOW_TO_TELL) for line in lines if line.startswith(HOW_TO_TELL)]
    return Cause(
        name=name[1].strip().rstrip(".:") if name else "",
        how_to_tell=tells[0].strip() if tells else "",
    )


def _first_item(tokens: Sequence[Token]) -> list[str]:
    """The running texts of the first item of the list."""
    texts: list[str] = []
    for token in tokens:
        if token.type == "list_item_close" and token.level == 1:
            break
        if token.type == "inline":
            texts.append(token.content)
    return texts
