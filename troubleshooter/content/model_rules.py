"""The rules for guides/reference/models.toml, and which models samples may name.

No rule here asks what day it is, but for what was written down before it happened. That a model
retires must never turn a check red by itself or keep a server from starting: the pages say so on
the day after, and `manage.py freshness` names the samples that have to change.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from troubleshooter.content.documents import Table, TomlFile
from troubleshooter.content.field_rules import (
    DATE,
    NUMBER,
    TEXT,
    TEXTS,
    FieldType,
    Finding,
    check_choice,
    check_distinct,
    check_fields,
    check_line,
    check_past,
)
from troubleshooter.content.shelf import Shelf
from troubleshooter.engine.models import Effort, ModelFamily, Thinking

YES_OR_NO = FieldType("true or false", lambda value: type(value) is bool)
TABLES = FieldType(
    "a list of tables",
    lambda value: isinstance(value, list) and all(isinstance(item, dict) for item in value),
)
REQUIRED: Mapping[str, FieldType] = {
    "id": TEXT,
    "name": TEXT,
    "family": TEXT,
    "sources": TEXTS,
    "read": DATE,
}
CALENDAR: Mapping[str, FieldType] = {
    "released": DATE,
    "deprecated": DATE,
    "retires": DATE,
    "not_before": DATE,
    "successor": TEXT,
}
LIMITS: Mapping[str, FieldType] = {
    "context_window": NUMBER,
    "max_output": NUMBER,
    "cache_minimum": NUMBER,
}
ACCEPTS: Mapping[str, FieldType] = {
    "thinking": TEXTS,
    "sampling": YES_OR_NO,
    "prefill": YES_OR_NO,
    "forced_tool_choice": YES_OR_NO,
    "effort": TEXTS,
}
UNCONFIRMABLE: Mapping[str, FieldType] = {
    **CALENDAR,
    "aliases": TEXTS,
    "restricted": YES_OR_NO,
    **LIMITS,
    "prices": TABLES,
    **ACCEPTS,
    "thinking_default": TEXT,
    "effort_without_thinking": TEXTS,
    "bedrock": TEXT,
    "bedrock_legacy": TEXT,
    "bedrock_prefixes": TEXTS,
    "google_cloud": TEXT,
    "foundry": TEXT,
}
OPTIONAL = {**UNCONFIRMABLE, "sampling_note": TEXT, "unconfirmed": TEXTS, "note": TEXT}
PRICE_FIELDS = ("input", "output", "cache_read", "up_to")
AMOUNTS = ("input", "output", "cache_read")
CALLABLE_NEEDS = ("released", *LIMITS, "prices")
"""What a model that has no date of retirement says, or lists among what is unconfirmed."""
CHOICES: Mapping[str, tuple[str, ...]] = {
    "family": tuple(ModelFamily),
    "thinking": tuple(Thinking),
    "thinking_default": tuple(Thinking),
    "effort": tuple(Effort),
    "effort_without_thinking": tuple(Effort),
    "bedrock_prefixes": ("global", "us", "eu", "jp", "apac"),
    "unconfirmed": (*UNCONFIRMABLE, "cache_read"),
}
LISTS = ("aliases", "sources", *(name for name in CHOICES if OPTIONAL.get(name) is TEXTS))
LENGTHS = {"name": 40, "sampling_note": 100, "note": 200}
THINKING_OFF = (Thinking.DISABLED, Thinking.BETWEEN_TOOLS)

_ID = re.compile(r"claude-[a-z0-9]+(?:[-.][a-z0-9]+)*")
_AMOUNT = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_CLOUD_IDS = {
    "bedrock": re.compile(r"anthropic\.claude-[a-z0-9-]+"),
    "bedrock_legacy": re.compile(r"anthropic\.claude-[a-z0-9-]+(?::\d+)?"),
    "google_cloud": re.compile(r"claude-[a-z0-9-]+(?:@\d{8})?", re.ASCII),
    "foundry": re.compile(r"claude-[a-z0-9-]+"),
}


def models(file: TomlFile, shelf: Shelf) -> Iterator[Finding]:
    tables = file.tables("model")
    if not tables:
        yield file.root.line, "holds no [[model]]"
    for name in (*file.root.values, *(name for name in file.arrays if name != "model")):
        yield file.root.line_of(name), f"{name!r} is unknown; only [[model]] may stand here"
    for table in tables:
        yield from check_fields(table, {**REQUIRED, **OPTIONAL}, OPTIONAL)
        yield from _words(table)
        yield from _dates(table, shelf.today)
        for rule in TABLE_RULES:
            yield from rule(table)
    yield from _names_once(tables)
    yield from _newest_first(tables)
    yield from _successors(tables)


def current_models(file: TomlFile) -> tuple[str, ...]:
    """The newest model of each family that everybody may call and that is not to be retired."""
    newest: dict[str, Table] = {}
    for table in file.tables("model"):
        if table.day("deprecated") or table.values.get("restricted"):
            continue
        rival = newest.get(table.text("family"))
        if rival is None or _released(table) > _released(rival):
            newest[table.text("family")] = table
    return tuple(table.text("id") for table in newest.values())


def known_models(file: TomlFile) -> frozenset[str]:
    """Every id and alias of the catalogue."""
    return frozenset(name for table in file.tables("model") for name in _names(table))


def _words(table: Table) -> Iterator[Finding]:
    for name, known in CHOICES.items():
        yield from check_choice(table, name, known)
    yield from check_distinct(table, LISTS)
    for name, longest in LENGTHS.items():
        yield from check_line(table, name, longest)
    if table.text("note") and not table.text("note").endswith("."):
        yield table.line_of("note"), "note must end with a full stop"


def _dates(table: Table, today: date) -> Iterator[Finding]:
    """The days of a model follow one another, and what is past by nature lies in the past."""
    for name in ("released", "deprecated", "read"):
        yield from check_past(table, name, today)
    for first, second in (
        ("released", "deprecated"),
        ("released", "not_before"),
        ("deprecated", "retires"),
        ("not_before", "retires"),
    ):
        earlier, later = table.day(first), table.day(second)
        if earlier and later and earlier > later:
            yield table.line_of(second), f"{second} {later} lies before {first} {earlier}"
    if table.day("retires") and not table.day("deprecated"):
        yield table.line_of("retires"), "a model that retires was deprecated first: say when"


def _ids(table: Table) -> Iterator[Finding]:
    for name in ("id", "aliases"):
        for value in table.texts(name) or (table.text(name),):
            if value and not _ID.fullmatch(value):
                yield table.line_of(name), f"{value!r} is no id of a model"
    for name, form in _CLOUD_IDS.items():
        if table.text(name) and not form.fullmatch(table.text(name)):
            yield table.line_of(name), f"{table.text(name)!r} is no id of {name}"
    if table.texts("bedrock_prefixes") and not table.text("bedrock_legacy"):
        yield table.line_of("bedrock_prefixes"), "bedrock_prefixes belong to a bedrock_legacy"


def _sources(table: Table) -> Iterator[Finding]:
    if table.values.get("sources") == []:
        yield table.line_of("sources"), "sources must name at least one page"
    for source in table.texts("sources"):
        if not source.startswith("https://"):
            yield table.line_of("sources"), f"{source!r} must begin with https://"


def _limits(table: Table) -> Iterator[Finding]:
    for name in LIMITS:
        number = table.number(name)
        if number is not None and number <= 0:
            yield table.line_of(name), f"{name} must be more than 0"
    window, output = table.number("context_window"), table.number("max_output")
    if window and output and output > window:
        yield table.line_of("max_output"), "max_output is more than the context_window"


def _needs(table: Table) -> Iterator[Finding]:
    """Whoever may still call a model learns all of it, or that something is not confirmed."""
    given = [name for name in ACCEPTS if name in table.values]
    wanted = ACCEPTS if given or not table.day("retires") else ()
    for name in wanted:
        if name not in table.values:
            yield table.line, f"field {name!r} is missing: say what the model accepts"
    if table.day("retires"):
        return
    for name in CALLABLE_NEEDS:
        if name not in table.values and name not in table.texts("unconfirmed"):
            yield table.line, f"field {name!r} is missing and not among the unconfirmed ones"


def _sampling(table: Table) -> Iterator[Finding]:
    if table.text("sampling_note") and table.values.get("sampling") is not True:
        yield table.line_of("sampling_note"), "sampling_note belongs to sampling = true"


def _thinking(table: Table) -> Iterator[Finding]:
    default, accepted = table.text("thinking_default"), table.texts("thinking")
    if default and default not in accepted:
        yield table.line_of("thinking_default"), f"{default!r} is not among what thinking accepts"
    line = table.line_of("effort_without_thinking")
    for level in table.texts("effort_without_thinking"):
        if level not in table.texts("effort"):
            yield line, f"{level!r} is not among the levels of effort"
    if table.texts("effort_without_thinking") and not set(accepted) & set(THINKING_OFF):
        yield line, "thinking of this model cannot be turned off"


def _prices(table: Table) -> Iterator[Finding]:
    if "prices" not in table.values or not TABLES.accepts(table.values["prices"]):
        return
    steps = table.values["prices"]
    for step in steps:
        for message in _price(step):
            yield table.line_of("prices"), f"prices: {message}"
    ends = [step.get("up_to") for step in steps]
    if not ends or ends[-1] is not None or None in ends[:-1]:
        yield table.line_of("prices"), "prices: the last step, and only that, has no up_to"
    known = [end for end in ends if type(end) is int]
    if any(end <= 0 for end in known) or any(end >= after for end, after in pairwise(known)):
        yield table.line_of("prices"), "prices: each up_to is more than the one before"


def _price(step: Mapping[str, Any]) -> Iterator[str]:
    """Amounts are texts: what a price is must not hang on how a machine rounds."""
    for name in step.keys() - set(PRICE_FIELDS):
        yield f"unknown field {name!r}; known: {', '.join(PRICE_FIELDS)}"
    if type(step.get("up_to", 1)) is not int:
        yield "up_to must be a whole number"
    amounts: dict[str, Decimal] = {}
    for name in AMOUNTS:
        value = step.get(name)
        if value is None:
            if name != "cache_read":
                yield f"{name} is missing"
        elif not isinstance(value, str) or not _AMOUNT.fullmatch(value) or not Decimal(value):
            yield f"{name} must be a text such as '0.10'"
        else:
            amounts[name] = Decimal(value)
    if {"input", "cache_read"} <= amounts.keys() and amounts["cache_read"] >= amounts["input"]:
        yield "what is read from the cache costs less than other input"


def _names_once(tables: tuple[Table, ...]) -> Iterator[Finding]:
    """No name means two models, and none stands twice in one."""
    seen: set[str] = set()
    for table in tables:
        for field, values in (("id", (table.text("id"),)), ("aliases", table.texts("aliases"))):
            for value in dict.fromkeys(values):
                if value and value in seen:
                    yield table.line_of(field), f"{value!r} stands here twice"
                seen.add(value)


def _newest_first(tables: tuple[Table, ...]) -> Iterator[Finding]:
    dated = [table for table in tables if table.day("released")]
    for before, table in pairwise(dated):
        if _released(table) > _released(before):
            yield table.line_of("released"), f"is newer than {before.text('id')!r} above it"


def _successors(tables: tuple[Table, ...]) -> Iterator[Finding]:
    """From every model that ends, successors lead to one whose end is not announced."""
    successors = {table.text("id"): table.text("successor") for table in tables}
    for table in tables:
        successor = table.text("successor")
        if successor and successor not in successors:
            yield table.line_of("successor"), f"{successor!r} is the id of no model here"
        elif successor and _leads_back(table.text("id"), successors):
            yield table.line_of("successor"), "its successors lead in a circle"
        if table.day("deprecated") and not successor:
            yield table.line, "field 'successor' is missing: what to call instead"


def _leads_back(start: str, successors: Mapping[str, str]) -> bool:
    seen = set()
    name = start
    while name and name not in seen:
        seen.add(name)
        name = successors.get(name, "")
    return bool(name)


def _names(table: Table) -> tuple[str, ...]:
    return table.text("id"), *table.texts("aliases")


def _released(table: Table) -> date:
    return table.day("released") or date.min


TABLE_RULES: tuple[Callable[[Table], Iterator[Finding]], ...] = (
    _ids,
    _sources,
    _limits,
    _needs,
    _sampling,
    _thinking,
    _prices,
)
