"""Error codes with their classes, error types, and the statuses they come with."""

from __future__ import annotations

from collections.abc import Iterator

from troubleshooter.content.reference import ErrorCodeEntry
from troubleshooter.content.shelf import CODES, STATUSES
from troubleshooter.freshness.comparison import (
    Comparison,
    as_choice,
    as_import,
    as_list,
    as_toml,
)
from troubleshooter.freshness.findings import Finding
from troubleshooter.freshness.snapshot import ErrorClass


def error_codes(comparison: Comparison) -> Iterator[Finding]:
    snapshot, places = comparison.snapshot, comparison.content.places
    if snapshot.error_classes is None:
        return
    codes = comparison.content.library.codes.values()
    entries = {(each.code.status, each.code.code): each for each in codes}
    known = {(each.status, each.code): each for each in snapshot.error_classes}
    for (status, code), each in known.items():
        if (status, code) in entries:
            yield from _error_code(comparison, entries[status, code], each)
        else:
            yield comparison.gap(
                "error_classes",
                f"{status} {code}",
                f"{places.row(CODES)} (/code/{code}/)",
                f"{snapshot} has {status} {code} ({as_import(each.name, each.modules)}):"
                " add a row that explains it",
            )
    for status, code in entries.keys() - known.keys():
        yield comparison.leftover(
            "error_classes",
            f"{status} {code}",
            f"{places.row(CODES, 'code', status=status, code=code)} (/code/{code}/)",
            f"{snapshot} has no {status} {code}: correct the row; if only older versions have it,"
            " say so in its meaning and exempt it",
        )


def _error_code(
    comparison: Comparison, entry: ErrorCodeEntry, known: ErrorClass
) -> Iterator[Finding]:
    snapshot = comparison.snapshot

    def differs(field: str, message: str) -> Finding:
        row = comparison.content.places.row(CODES, field, status=known.status, code=known.code)
        item = f"{known.status} {known.code} {field}"
        return comparison.difference("error_classes", item, f"{row} (/code/{known.code}/)", message)

    module = entry.python if comparison.is_python else entry.typescript
    if entry.exception != known.name:
        yield differs(
            "exception",
            f"says {entry.exception}, {snapshot} calls it {known.name}:"
            f" write exception = {as_toml(known.name)}",
        )
    elif module not in known.modules:
        yield differs(
            snapshot.sdk,
            f"{known.name} of {snapshot} cannot be imported from {module}:"
            f" write {snapshot.sdk} = {as_choice(known.modules)}",
        )
    if known.details is not None and set(entry.details) != set(known.details):
        yield differs(
            "details",
            f"says {as_list(entry.details)}, {known.name} of {snapshot} has"
            f" {as_list(known.details)}: write details = {as_toml(known.details)}",
        )


def error_types(comparison: Comparison) -> Iterator[Finding]:
    snapshot, places = comparison.snapshot, comparison.content.places
    if snapshot.error_types is None:
        return
    statuses = comparison.content.library.statuses.values()
    said = {name: status.code for status in statuses for name in status.error_types}
    for name in snapshot.error_types:
        if name not in said:
            yield comparison.gap(
                "error_types",
                name,
                f"{places.row(STATUSES)} (/type/{name}/)",
                f"{snapshot} has the error type {name}: add it to error_types of its status",
            )
    for name, status in said.items():
        if name not in snapshot.error_types:
            yield comparison.leftover(
                "error_types",
                name,
                f"{places.row(STATUSES, 'error_types', code=status)} (/type/{name}/)",
                f"{snapshot} has no error type {name}: take it away, or exempt it",
            )


def statuses(comparison: Comparison) -> Iterator[Finding]:
    """Statuses that the SDK makes a difference of have a row; others may have one."""
    with_codes = {each.status for each in comparison.snapshot.error_classes or ()}
    with_classes = {status for own in comparison.own_statuses().values() for status in own}
    for status in sorted((with_codes | with_classes) - comparison.content.library.statuses.keys()):
        yield comparison.gap(
            "statuses",
            str(status),
            f"{comparison.content.places.row(STATUSES)} (/http/{status}/)",
            f"{comparison.snapshot} knows HTTP {status}: add a row that explains it",
        )


RULES = (error_codes, error_types, statuses)
