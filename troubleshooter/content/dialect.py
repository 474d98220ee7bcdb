"""The Markdown of guides: CommonMark, tables, sample lines and lines that bring a shared table.

One parser for the checks and for the pages, so that what was checked is what is shown. Raw HTML is
recognised for the checks alone, which refuse it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

SAMPLE = "sample"
"""Type of the token that stands for a run of sample lines; `meta["names"]` holds their files."""

SHARED_TABLE = "shared_table"
"""Type of the token that stands for a table of guides/tables/; `meta["name"]` names its file."""

_SAMPLE_LINE = re.compile(r'\{\{ sample "([^"]*)" \}\}')
_TABLE_LINE = re.compile(r'\{\{ table "([^"]*)" \}\}')


@dataclass(frozen=True, slots=True)
class Inline:
    """A piece of running text with its place: `line` counts from the start of the parsed text."""

    line: int
    token: Token


def make_parser(renderer: type[RendererHTML] = RendererHTML, *, html: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": html}, renderer_cls=renderer).enable("table")
    ends: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    parser.block.ruler.before("paragraph", SAMPLE, _sample_rule, ends)
    parser.block.ruler.before("paragraph", SHARED_TABLE, _table_rule, ends)
    return parser


def parse(text: str) -> list[Token]:
    """The block tokens of `text`, raw HTML as tokens of its own."""
    return _checking_parser().parse(text)


def parse_blocks(text: str) -> list[Token]:
    """The same without the tokens of running text: half the work where only blocks matter."""
    return _block_parser().parse(text)


def parse_inline(text: str) -> list[Token]:
    """The tokens of `text` taken as one run of text."""
    return _checking_parser().parseInline(text)


def inline_tokens(tokens: Sequence[Token]) -> Iterator[Inline]:
    """Every token of running text, with its line to the nearest that Markdown keeps."""
    line = 0
    for token in tokens:
        line = token.map[0] if token.map else line
        breaks = 0
        for child in token.children or ():
            yield Inline(line + breaks, child)
            breaks += child.type in {"softbreak", "hardbreak"}


def stem(sample: str) -> str:
    """What twins share: "retry" for "retry.py" and "retry.ts"."""
    return sample.rpartition(".")[0]


def shows_mistake(sample: str) -> bool:
    """Whether the sample is there to fail: "mistake.py", "mistake_header.ts"."""
    return stem(sample).partition("_")[0] == "mistake"


@cache
def _checking_parser() -> MarkdownIt:
    return make_parser(html=True)


@cache
def _block_parser() -> MarkdownIt:
    return make_parser(html=True).disable("inline")


def _sample_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the signature of markdown-it
    """One token for sample lines in a row that share a stem; blank lines may part them."""
    first = _sample_name(state, start)
    if first is None:
        return False
    if silent:
        return True
    names = [first]
    next_line = start + 1
    for line in range(start + 1, end):
        if state.isEmpty(line):
            continue
        name = _sample_name(state, line)
        if name is None or stem(name) != stem(first):
            break
        names.append(name)
        next_line = line + 1
    state.line = next_line
    token = state.push(SAMPLE, "", 0)
    token.map = [start, next_line]
    token.meta = {"names": tuple(names)}
    return True


def _table_rule(state: StateBlock, start: int, _: int, silent: bool) -> bool:  # noqa: FBT001 - as above
    name = _name(_TABLE_LINE, state, start)
    if name is None:
        return False
    if silent:
        return True
    state.line = start + 1
    token = state.push(SHARED_TABLE, "", 0)
    token.map = [start, start + 1]
    token.meta = {"name": name}
    return True


def _sample_name(state: StateBlock, line: int) -> str | None:
    return _name(_SAMPLE_LINE, state, line)


def _name(pattern: re.Pattern[str], state: StateBlock, line: int) -> str | None:
    if state.is_code_block(line) or state.sCount[line] < state.blkIndent:
        return None
    text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
    found = pattern.fullmatch(text.rstrip())
    return found[1] if found else None
