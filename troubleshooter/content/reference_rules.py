"""The rules for the files of guides/reference/ but for the models, one generator for each file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from troubleshooter.content.documents import Table, TomlFile
from troubleshooter.content.field_rules import (
    DATE,
    NUMBER,
    NUMBERS,
    TEXT,
    TEXTS,
    FieldType,
    Finding,
    check_choice,
    check_distinct,
    check_fields,
    check_https,
    check_line,
    check_past,
)
from troubleshooter.content.planned import PLANNED_GUIDES
from troubleshooter.content.shelf import Shelf
from troubleshooter.engine.knowledge import RetryHelps

YES_OR_NO = FieldType("true or false", lambda value: type(value) is bool)
VARIABLES = FieldType(
    "a list of { name = ..., meaning = ... }",
    lambda value: isinstance(value, list) and all(_is_variable(item) for item in value),
)


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a table of one name holds, beside `source` and `read`, which all have."""

    required: Mapping[str, FieldType]
    optional: Mapping[str, FieldType] = field(default_factory=dict)
    lengths: Mapping[str, int] = field(default_factory=dict)
    """The longest text of a field, in characters."""
    sentences: tuple[str, ...] = ()
    """Fields that are shown as sentences: they end with a full stop and hold no Markdown."""


STATUS = _Shape(
    required={
        "code": NUMBER,
        "name": TEXT,
        "error_types": TEXTS,
        "meaning": TEXT,
        "retry": TEXT,
    },
    lengths={"name": 40, "meaning": 280, "retry": 160},
    sentences=("meaning", "retry"),
)
CODE = _Shape(
    required={
        "status": NUMBER,
        "code": TEXT,
        "meaning": TEXT,
        "remedy": TEXT,
        "retry": TEXT,
        "slug": TEXT,
        "exception": TEXT,
        "python": TEXT,
        "typescript": TEXT,
        "details": TEXTS,
    },
    lengths={"meaning": 200, "remedy": 240},
    sentences=("meaning", "remedy"),
)
EXCEPTION = _Shape(
    required={"id": TEXT, "meaning": TEXT, "statuses": NUMBERS, "fixes": TEXTS},
    optional={
        "parent": TEXT,
        "python": TEXT,
        "python_module": TEXT,
        "python_text": TEXT,
        "old_names": TEXTS,
        "typescript": TEXT,
        "typescript_module": TEXT,
        "typescript_text": TEXT,
        "built_in": YES_OR_NO,
        "go": TEXT,
        "java": TEXT,
        "csharp": TEXT,
        "ruby": TEXT,
        "php": TEXT,
    },
    lengths={"meaning": 200},
    sentences=("meaning",),
)
SDK = _Shape(
    required={
        "id": TEXT,
        "name": TEXT,
        "package": TEXT,
        "version": TEXT,
        "released": DATE,
        "api_version": TEXT,
        "key_header": TEXT,
        "max_retries": NUMBER,
        "retried_statuses": NUMBERS,
        "retried_from": NUMBER,
        "retry_header": TEXT,
        "retries_connection_failures": YES_OR_NO,
        "retries_streams": YES_OR_NO,
        "initial_delay_ms": NUMBER,
        "longest_delay_ms": NUMBER,
        "jitter_percent": NUMBER,
        "longest_retry_after_seconds": NUMBER,
        "wait_headers": TEXTS,
        "beyond_retry_after": TEXT,
        "timeout_seconds": NUMBER,
        "nonstreaming_max_tokens": NUMBER,
        "credential_variables": TEXTS,
        "variables": VARIABLES,
        "headers": TEXTS,
        "text_json": TEXT,
        "text_html": TEXT,
        "text_empty": TEXT,
        "text_stream": TEXT,
    },
    optional={
        "connect_timeout_seconds": NUMBER,
        "max_connections": NUMBER,
        "max_keepalive_connections": NUMBER,
    },
    lengths={"name": 40, "package": 80},
)
OTHER = _Shape(
    required={"id": TEXT, "name": TEXT, "package": TEXT, "handling": TEXT},
    optional={"version": TEXT, "unconfirmed": TEXT},
    lengths={"name": 40, "package": 80, "handling": 200, "unconfirmed": 160},
    sentences=("handling", "unconfirmed"),
)

STATUS_RANGE = range(400, 600)
SDKS = ("python", "typescript")
OTHER_SDKS = ("go", "java", "csharp", "ruby", "php")
PACKAGES = {"python": "anthropic", "typescript": "@anthropic-ai/sdk"}
MOST_FIXES = 8

_CODE = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CLASS = re.compile(r"[A-Z][A-Za-z0-9]*")
_VERSION = re.compile(r"\d+\.\d+\.\d+", re.ASCII)
_VARIABLE = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*")


def statuses(file: TomlFile, shelf: Shelf) -> Iterator[Finding]:
    yield from _shapes(file, shelf, {"status": STATUS})
    for table in file.tables("status"):
        yield from check_distinct(table, ["error_types"])
        code = table.number("code")
        if code is not None and code not in STATUS_RANGE:
            yield table.line_of("code"), f"{code} is no HTTP status of an error"
    yield from _repeated(file.tables("status"), "code")


def codes(file: TomlFile, shelf: Shelf) -> Iterator[Finding]:
    """A code stands once, whatever its status: it has one address."""
    yield from _shapes(file, shelf, {"code": CODE})
    yield from _written_by_now(file, shelf)
    for table in file.tables("code"):
        yield from _form(table, "code", _CODE, "words in lower case with underscores between")
        yield from _form(table, "exception", _CLASS, "the name of a class")
        yield from check_choice(table, "retry", tuple(RetryHelps))
        yield from check_distinct(table, ["details"])
        yield from _statuses_known(table, "status", shelf)
        yield from _guides_known(table, "slug", shelf)
        for sdk in SDKS:
            yield from _in_package(table, sdk, PACKAGES[sdk])
        if "error_code" in table.texts("details"):
            yield table.line_of("details"), "details names the fields beside error_code"
    yield from _repeated(file.tables("code"), "code")
    yield from _repeated(file.tables("code"), "exception")


def exceptions(file: TomlFile, shelf: Shelf) -> Iterator[Finding]:
    yield from _shapes(file, shelf, {"exception": EXCEPTION})
    tables = file.tables("exception")
    above: set[str] = set()
    for table in tables:
        yield from _form(table, "id", _ID, "words in lower case with hyphens between")
        yield from check_distinct(table, ["statuses", "fixes", "old_names"])
        yield from _statuses_known(table, "statuses", shelf)
        yield from _guides_known(table, "fixes", shelf)
        yield from _classes(table)
        if len(table.texts("fixes")) > MOST_FIXES:
            yield table.line_of("fixes"), f"fixes holds more than {MOST_FIXES}"
        if table.text("parent") and table.text("parent") not in above:
            yield table.line_of("parent"), f"parent {table.text('parent')!r} does not stand above"
        above.add(table.text("id"))
    yield from _repeated(tables, "id")
    for sdk in SDKS:
        yield from _repeated(tables, sdk)
    yield from _each_status_once(file, shelf)


def sdks(file: TomlFile, shelf: Shelf) -> Iterator[Finding]:
    yield from _shapes(file, shelf, {"sdk": SDK, "other": OTHER})
    for name, known in (("sdk", SDKS), ("other", OTHER_SDKS)):
        tables = file.tables(name)
        for table in tables:
            yield from check_choice(table, "id", known)
        yield from _repeated(tables, "id")
        for missing in sorted(set(known) - {table.text("id") for table in tables}):
            yield file.root.line, f"[[{name}]] with id {missing!r} is missing"
    for table in file.tables("sdk"):
        yield from _behaviour(table, shelf)
        yield from _variables(table)


def _shapes(file: TomlFile, shelf: Shelf, shapes: Mapping[str, _Shape]) -> Iterator[Finding]:
    allowed = " and ".join(f"[[{name}]]" for name in shapes)
    for name in (*file.root.values, *(name for name in file.arrays if name not in shapes)):
        yield file.root.line_of(name), f"{name!r} is unknown; only {allowed} may stand here"
    for name, shape in shapes.items():
        if not file.tables(name):
            yield file.root.line, f"holds no [[{name}]]"
        for table in file.tables(name):
            yield from _shaped(table, shape, shelf)


def _shaped(table: Table, shape: _Shape, shelf: Shelf) -> Iterator[Finding]:
    known = {**shape.required, **shape.optional, "source": TEXT, "read": DATE}
    yield from check_fields(table, known, shape.optional)
    for name, longest in shape.lengths.items():
        yield from check_line(table, name, longest)
    for name in shape.sentences:
        text = table.text(name)
        if text and not text.endswith("."):
            yield table.line_of(name), f"{name} must end with a full stop"
        if "`" in text:
            yield table.line_of(name), f"{name} is plain text: no backticks"
    yield from check_https(table, "source")
    for name in ("read", "released"):
        yield from check_past(table, name, shelf.today)


def _repeated(tables: Iterable[Table], name: str) -> Iterator[Finding]:
    seen: set[object] = set()
    for table in tables:
        value = table.values.get(name)
        if value in seen and value is not None:
            yield table.line_of(name), f"{value} stands here twice"
        seen.add(value)


def _form(table: Table, name: str, form: re.Pattern[str], description: str) -> Iterator[Finding]:
    if table.text(name) and not form.fullmatch(table.text(name)):
        yield table.line_of(name), f"{name} must be {description}"


def _statuses_known(table: Table, name: str, shelf: Shelf) -> Iterator[Finding]:
    number = table.number(name)
    for status in table.numbers(name) if number is None else (number,):
        if status not in shelf.known_statuses:
            yield table.line_of(name), f"status {status} is not in http_statuses.toml"


def _guides_known(table: Table, name: str, shelf: Shelf) -> Iterator[Finding]:
    """A guide exists, or planned.py names it as still to be written."""
    for slug in table.texts(name) or filter(None, [table.text(name)]):
        if slug not in shelf.slugs and slug not in PLANNED_GUIDES:
            yield table.line_of(name), f"guide {slug!r} neither exists nor is it planned"


def _written_by_now(file: TomlFile, shelf: Shelf) -> Iterator[Finding]:
    """Reported here because planned.py is no content: it has no rules of its own."""
    for slug in sorted(PLANNED_GUIDES & shelf.slugs.keys()):
        yield file.root.line, f"guide {slug!r} exists: take it out of PLANNED_GUIDES in planned.py"


def _in_package(table: Table, name: str, package: str) -> Iterator[Finding]:
    module = table.text(name)
    if module and not re.match(rf"{re.escape(package)}(?:[./]|$)", module):
        yield table.line_of(name), f"{name} must be {package} or a module of it"


def _classes(table: Table) -> Iterator[Finding]:
    """A row names a class of at least one SDK; each, unless built in, with its module."""
    if not any(table.text(sdk) for sdk in SDKS):
        yield table.line, "names neither a Python class nor one of TypeScript"
    for name in (*SDKS, "old_names"):
        for value in table.texts(name) or filter(None, [table.text(name)]):
            if not _CLASS.fullmatch(value):
                yield table.line_of(name), f"{name}: {value!r} is not the name of a class"
    for sdk in SDKS:
        imported = bool(table.text(sdk)) and table.values.get("built_in") is not True
        module = f"{sdk}_module"
        yield from _in_package(table, module, PACKAGES[sdk])
        if imported and not table.text(module):
            yield table.line_of(sdk), f"{module} is missing"
        if table.text(module) and not imported:
            yield table.line_of(module), f"{module} stands for no class that is imported"
    if table.texts("old_names") and not table.text("python"):
        yield table.line_of("old_names"), "old_names are other names of a Python class"


def _each_status_once(file: TomlFile, shelf: Shelf) -> Iterator[Finding]:
    seen: set[int] = set()
    for table in file.tables("exception"):
        for status in table.numbers("statuses"):
            if status in seen:
                yield table.line_of("statuses"), f"status {status} has an exception already"
            seen.add(status)
    for status in sorted(shelf.known_statuses - seen):
        yield file.root.line, f"status {status} of http_statuses.toml has no exception"


def _behaviour(table: Table, shelf: Shelf) -> Iterator[Finding]:
    yield from _form(table, "version", _VERSION, "a version such as 2.12.0")
    yield from check_choice(table, "beyond_retry_after", ("capped", "ignored"))
    yield from check_distinct(
        table, ["retried_statuses", "wait_headers", "headers", "credential_variables"]
    )
    yield from _statuses_known(table, "retried_statuses", shelf)
    for name, kind in {**SDK.required, **SDK.optional}.items():
        if kind is NUMBER and (table.number(name) or 0) < 0:
            yield table.line_of(name), f"{name} must not be negative"
    if (table.number("longest_delay_ms") or 0) < (table.number("initial_delay_ms") or 0):
        yield table.line_of("longest_delay_ms"), "longest_delay_ms is below initial_delay_ms"
    if any(
        each >= (table.number("retried_from") or 0) for each in table.numbers("retried_statuses")
    ):
        yield table.line_of("retried_statuses"), "retried_statuses are those below retried_from"
    for name in table.texts("headers"):
        if name != name.lower():
            yield table.line_of("headers"), f"headers: write {name!r} in lower case"
    for key in ("retry_header", "wait_headers"):
        for name in table.texts(key) or filter(None, [table.text(key)]):
            if name not in table.texts("headers"):
                yield table.line_of(key), f"{key}: {name!r} is not among headers"


def _variables(table: Table) -> Iterator[Finding]:
    if not VARIABLES.accepts(table.values.get("variables")):
        return
    seen = set(table.texts("credential_variables"))
    for each in table.values["variables"]:
        name, meaning = each["name"], each["meaning"]
        if not _VARIABLE.fullmatch(name):
            yield table.line_of("variables"), f"variables: {name!r} is no environment variable"
        if not meaning.endswith("."):
            yield table.line_of("variables"), f"variables: {name}: end with a full stop"
        if name in seen:
            yield table.line_of("variables"), f"variables: {name} stands here twice"
        seen.add(name)


def _is_variable(item: object) -> bool:
    return (
        isinstance(item, dict)
        and item.keys() == {"name", "meaning"}
        and all(TEXT.accepts(value) for value in item.values())
    )
