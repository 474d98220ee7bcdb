"""Tables that several guides show: bringing them into a guide, and the rules they keep.

Errors that are easily taken for one another are told apart by one table, written once in
guides/tables/ and shown on each page concerned by a line `{{ table "name" }}`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from troubleshooter.content import dialect
from troubleshooter.content.documents import GuideFile, SharedTable
from troubleshooter.content.field_rules import Finding

FEWEST_GUIDES = 2


def bring_in(body: str, tables: Mapping[str, str]) -> str:
    """Put the shared tables of `tables`, by name, in the place of the lines that ask for them."""
    lines = body.split("\n")
    # From the end, so that what is put in does not move the lines still to come.
    for token in reversed(dialect.parse_blocks(body)):
        if token.type != dialect.SHARED_TABLE or not token.map:
            continue
        start, end = token.map
        indent = lines[start][: len(lines[start]) - len(lines[start].lstrip())]
        table = tables[token.meta["name"]].strip().split("\n")
        lines[start:end] = [f"{indent}{line}".rstrip() for line in table]
    return "\n".join(lines)


def shown_tables(guide: GuideFile) -> Iterator[tuple[int, str]]:
    """The shared tables that a guide asks for, with their lines."""
    for section in guide.sections:
        for token in section.tokens:
            if token.type == dialect.SHARED_TABLE:
                yield section.line + (token.map or [0])[0], token.meta["name"]


def shape(table: SharedTable) -> Iterator[Finding]:
    """A sentence or two and one table, no more: what is longer belongs into a guide."""
    opened = [token.type for token in table.tokens if token.level == 0 and token.nesting >= 0]
    if opened not in (["table_open"], ["paragraph_open", "table_open"]):
        yield 1, "a shared table is a paragraph, which may be missing, and one table"


def use(table: SharedTable, guides: tuple[GuideFile, ...]) -> Iterator[Finding]:
    """A table of one guide stands in that guide."""
    users = [
        guide.slug
        for guide in guides
        if table.path.stem in {name for _, name in shown_tables(guide)}
    ]
    if len(users) < FEWEST_GUIDES:
        shown = ", ".join(users) or "none"
        yield 1, f"a shared table is shown by two guides or more; this one by: {shown}"
