"""Files of guides/ as they stand on disk: fields, Markdown and the lines where each was written.

Reads and splits; whether what stands there is right is for the `*_rules` modules to say.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, takewhile
from pathlib import Path
from typing import Any

from markdown_it.token import Token

from troubleshooter.content import dialect

FENCE = "+++"

_TOP_HEADINGS = ("h1", "h2")
_HEADER = re.compile(r"\s*\[\[?\s*([\w-]+)\s*\]")
_KEY = re.compile(r"\s*([\w-]+)\s*=")
_ERROR_LINE = re.compile(r"at line (\d+)")


class UnreadableError(Exception):
    """A file that cannot be taken apart; `line` is where reading stopped."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True, slots=True)
class Table:
    """A table of TOML. What is missing or of another type reads as empty: one rule reports that."""

    values: Mapping[str, Any]
    lines: Mapping[str, int]
    line: int

    def line_of(self, name: str) -> int:
        return self.lines.get(name, self.line)

    def text(self, name: str) -> str:
        value = self.values.get(name)
        return value if isinstance(value, str) else ""

    def texts(self, name: str) -> tuple[str, ...]:
        return tuple(value for value in self._values(name) if isinstance(value, str))

    def numbers(self, name: str) -> tuple[int, ...]:
        return tuple(value for value in self._values(name) if type(value) is int)

    def number(self, name: str) -> int | None:
        value = self.values.get(name)
        return value if type(value) is int else None

    def day(self, name: str) -> date | None:
        value = self.values.get(name)
        return value if type(value) is date else None

    def _values(self, name: str) -> list[Any]:
        value = self.values.get(name)
        return value if isinstance(value, list) else []


@dataclass(frozen=True, slots=True)
class TomlFile:
    root: Table
    arrays: Mapping[str, tuple[Table, ...]]
    """Arrays of tables, such as `[[message]]`, by their name."""

    def tables(self, name: str) -> tuple[Table, ...]:
        return self.arrays.get(name, ())


@dataclass(frozen=True, slots=True)
class BodySection:
    title: str
    heading_line: int
    line: int
    """The line of the file on which `body` begins."""
    body: str
    tokens: Sequence[Token]


@dataclass(frozen=True, slots=True)
class GuideFile:
    """A guide taken apart."""

    path: Path
    topic: str
    text: str
    front: TomlFile
    introduction: str
    """What stands before the first heading; a guide has nothing there."""
    introduction_line: int
    """The line of the file on which the body begins."""
    sections: tuple[BodySection, ...]

    @property
    def slug(self) -> str:
        return self.path.stem


@dataclass(frozen=True, slots=True)
class SharedTable:
    """A table that several guides show, for errors that are easily taken for one another."""

    path: Path
    text: str
    tokens: Sequence[Token]


@dataclass(frozen=True, slots=True)
class SampleFile:
    path: Path
    code: str


def parse_toml(text: str, first_line: int = 1) -> TomlFile:
    """Take TOML apart, lines counted from `first_line`. Raise UnreadableError where it breaks."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = first_line + _error_line(error, text) - 1
        raise UnreadableError(line, f"TOML: {error}") from error
    headers, keys = _scan(text.split("\n"), first_line)
    arrays = {
        name: tuple(
            _table(item, keys.get((name, index), {}), first_line)
            for index, item in enumerate(value)
        )
        for name, value in values.items()
        if _is_array_of_tables(value)
    }
    root = {name: value for name, value in values.items() if name not in arrays}
    return TomlFile(Table(root, headers | keys["", 0], first_line), arrays)


def parse_shared_table(path: Path, text: str) -> SharedTable:
    return SharedTable(path, text, dialect.parse(text))


def _table(values: dict[str, Any], lines: dict[str, int], first_line: int) -> Table:
    return Table(values, lines, lines.get("", first_line))


def parse_guide(path: Path, topic: str, text: str) -> GuideFile:
    """Take a guide apart. Raise UnreadableError where its fences or its TOML do not hold."""
    lines = text.rstrip("\n").split("\n")
    if lines[0] != FENCE:
        raise UnreadableError(1, f"must begin with a line {FENCE}")
    if FENCE not in lines[1:]:
        raise UnreadableError(len(lines), f"has no second line {FENCE} after its front matter")
    end = lines.index(FENCE, 1)
    front = parse_toml("\n".join(lines[1:end]), first_line=2)
    body = lines[end + 1 :]
    blank = len(list(takewhile(lambda line: not line.strip(), body)))
    introduction, sections = _split_body(body, first_line=end + 2)
    return GuideFile(path, topic, text, front, introduction, end + 2 + blank, sections)


def _split_body(lines: list[str], first_line: int) -> tuple[str, tuple[BodySection, ...]]:
    headings = [
        (token.map[0], token.map[1], inline.content)
        for token, inline in pairwise(dialect.parse_blocks("\n".join(lines)))
        if token.tag in _TOP_HEADINGS
        and token.type == "heading_open"
        and not token.level
        and token.map
    ]
    ends = [start for start, _, _ in headings[1:]] + [len(lines)]
    sections = tuple(
        _section(title, first_line + start, first_line + after, lines[after:end])
        for (start, after, title), end in zip(headings, ends, strict=True)
    )
    return "\n".join(lines[: headings[0][0]] if headings else lines).strip(), sections


def _section(title: str, heading_line: int, line: int, lines: list[str]) -> BodySection:
    body = "\n".join(lines)
    return BodySection(title, heading_line, line, body, dialect.parse(body))


def _is_array_of_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def _error_line(error: tomllib.TOMLDecodeError, text: str) -> int:
    found = _ERROR_LINE.search(str(error))
    return int(found[1]) if found else text.count("\n") + 1


def _scan(
    lines: list[str], first_line: int
) -> tuple[dict[str, int], dict[tuple[str, int], dict[str, int]]]:
    """The lines of headers and keys, which tomllib does not tell.

    A header's own line goes under the key "". Inside a text of several lines a word before an
    equals sign looks like a key; the first of a name wins, so it misleads only before the real one.
    """
    headers: dict[str, int] = {}
    keys: dict[tuple[str, int], dict[str, int]] = {("", 0): {}}
    counts: dict[str, int] = {}
    table = ("", 0)
    for number, line in enumerate(lines, first_line):
        if found := _HEADER.match(line):
            name = found[1]
            table = (name, counts.get(name, 0))
            counts[name] = table[1] + 1
            headers.setdefault(name, number)
            keys[table] = {"": number}
        elif found := _KEY.match(line):
            keys[table].setdefault(found[1], number)
    return headers, keys
