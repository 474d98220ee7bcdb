"""The rules for the files of guides/reference/, one generator each."""

from __future__ import annotations

from collections.abc import Iterator

from troubleshooter.content.documents import Table, TomlFile
from troubleshooter.content.field_rules import (
    DATE,
    NUMBER,
    TEXT,
    TEXTS,
    FieldType,
    Finding,
    check_distinct,
    check_fields,
    check_https,
    check_line,
    check_past,
)
from troubleshooter.content.shelf import Shelf

STATUS_FIELDS = {
    "code": NUMBER,
    "name": TEXT,
    "error_types": TEXTS,
    "meaning": TEXT,
    "retry": TEXT,
    "source": TEXT,
    "read": DATE,
}
CODE_FIELDS = {"status": NUMBER, "code": TEXT, "slug": TEXT}
STATUS_LENGTHS = {"name": 40, "meaning": 280, "retry": 160}
STATUS_RANGE = range(400, 600)


def statuses(file: TomlFile, shelf: Shelf) -> Iterator[Finding]:
    yield from _fields(file, "status", STATUS_FIELDS)
    for table in file.tables("status"):
        for name, longest in STATUS_LENGTHS.items():
            yield from check_line(table, name, longest)
        for name in ("meaning", "retry"):
            if table.text(name) and not table.text(name).endswith("."):
                yield table.line_of(name), f"{name} must end with a full stop"
        yield from check_distinct(table, ["error_types"])
        yield from check_https(table, "source")
        yield from check_past(table, "read", shelf.today)
        code = table.number("code")
        if code is not None and code not in STATUS_RANGE:
            yield table.line_of("code"), f"{code} is no HTTP status of an error"
    yield from _repeated(file.tables("status"), ("code",))


def codes(file: TomlFile, shelf: Shelf) -> Iterator[Finding]:
    yield from _fields(file, "code", CODE_FIELDS)
    for table in file.tables("code"):
        status, slug = table.number("status"), table.text("slug")
        if status is not None and status not in shelf.known_statuses:
            yield table.line_of("status"), f"status {status} is not in http_statuses.toml"
        if slug and slug not in shelf.slugs:
            yield table.line_of("slug"), f"guide {slug!r} does not exist"
    yield from _repeated(file.tables("code"), ("status", "code"))


def _fields(file: TomlFile, table_name: str, fields: dict[str, FieldType]) -> Iterator[Finding]:
    if not file.tables(table_name):
        yield file.root.line, f"holds no [[{table_name}]]"
    for name in (*file.root.values, *(name for name in file.arrays if name != table_name)):
        yield file.root.line_of(name), f"{name!r} is unknown; only [[{table_name}]] may stand here"
    for table in file.tables(table_name):
        yield from check_fields(table, fields)


def _repeated(tables: tuple[Table, ...], names: tuple[str, ...]) -> Iterator[Finding]:
    seen: set[str] = set()
    for table in tables:
        key = " ".join(str(table.values.get(name)) for name in names)
        if key in seen:
            yield table.line_of(names[-1]), f"{key} stands here twice"
        seen.add(key)
