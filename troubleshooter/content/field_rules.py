"""What a TOML table of ours may hold: names and types of fields, closed lists, lengths, dates.

Shared by guides and reference files. A rule yields findings, each a line and what to do about it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from troubleshooter.content.documents import Table

Finding = tuple[int, str]


@dataclass(frozen=True, slots=True)
class FieldType:
    description: str
    accepts: Callable[[object], bool]


def _is_list_of(kind: type) -> Callable[[object], bool]:
    return lambda value: isinstance(value, list) and all(type(item) is kind for item in value)


TEXT = FieldType("a text", lambda value: isinstance(value, str) and bool(value.strip()))
TEXTS = FieldType("a list of texts", _is_list_of(str))
NUMBER = FieldType("a whole number", lambda value: type(value) is int)
NUMBERS = FieldType("a list of whole numbers", _is_list_of(int))
DATE = FieldType("a date such as 2026-11-22, without quotes", lambda value: type(value) is date)


def check_fields(
    table: Table, fields: Mapping[str, FieldType], optional: Collection[str] = ()
) -> Iterator[Finding]:
    """Every field is there, of its type, and no other. Those in `optional` may be missing."""
    for name in table.values.keys() - fields.keys():
        yield table.line_of(name), f"unknown field {name!r}; known: {', '.join(fields)}"
    for name, kind in fields.items():
        if name not in table.values:
            if name not in optional:
                yield table.line, f"field {name!r} is missing"
        elif not kind.accepts(table.values[name]):
            yield table.line_of(name), f"{name} must be {kind.description}"


def check_line(table: Table, name: str, longest: int) -> Iterator[Finding]:
    """The text of a field stands on one line of at most `longest` characters."""
    text = table.text(name)
    if len(text) > longest:
        yield table.line_of(name), f"{name} has {len(text)} characters; at most {longest}"
    if "\n" in text:
        yield table.line_of(name), f"{name} must stand on one line"
    if 0 < len(text.strip()) < len(text):
        yield table.line_of(name), f"{name} begins or ends with white space"


def check_choice(table: Table, name: str, known: Collection[str]) -> Iterator[Finding]:
    """What a field chooses, one or several, comes from a closed list."""
    values = table.texts(name) or ((table.text(name),) if table.text(name) else ())
    for value in values:
        if value not in known:
            yield table.line_of(name), f"{name}: {value!r} is not one of {', '.join(known)}"


def check_distinct(table: Table, names: Iterable[str]) -> Iterator[Finding]:
    """No list says anything twice."""
    for name in names:
        for value, count in Counter([*table.texts(name), *table.numbers(name)]).items():
            if count > 1:
                yield table.line_of(name), f"{name} holds {value!r} {count} times"


def check_past(table: Table, name: str, today: date) -> Iterator[Finding]:
    day = table.day(name)
    if day and day > today:
        yield table.line_of(name), f"{name} lies in the future: {day}"


def check_https(table: Table, name: str) -> Iterator[Finding]:
    if table.text(name) and not table.text(name).startswith("https://"):
        yield table.line_of(name), f"{name} must begin with https://"
