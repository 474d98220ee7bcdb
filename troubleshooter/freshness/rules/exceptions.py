"""The hierarchy of exceptions, and the classes that guides speak for."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from troubleshooter.content.reference import ExceptionClass, find_base
from troubleshooter.content.shelf import EXCEPTIONS
from troubleshooter.freshness.comparison import Comparison, as_choice, as_import, as_toml
from troubleshooter.freshness.findings import Finding
from troubleshooter.freshness.snapshot import ErrorClass, ExportedException

CATCH_ALL_STATUS = 500
"""In the content it stands for every status from 500 on without a class of its own."""


def exceptions(comparison: Comparison) -> Iterator[Finding]:
    snapshot = comparison.snapshot
    if snapshot.exceptions is None:
        return
    rows = comparison.exceptions()
    known = {each.name: each for each in snapshot.exceptions}
    for name, each in known.items():
        if name not in rows and each.public:
            yield comparison.gap(
                "exceptions",
                name,
                f"{comparison.content.places.row(EXCEPTIONS)} (/exceptions/)",
                f"{snapshot} has {as_import(name, each.modules)}, derived from {each.parent}:"
                " add it to the row of that failure, or add a row",
            )
    for name, row in rows.items():
        if name in known:
            yield from _exception(comparison, row, known[name], known)
        else:
            yield comparison.leftover(
                "exceptions",
                name,
                comparison.exception_row(row, snapshot.sdk),
                f"{snapshot} has no {name}: empty the field, or correct it",
            )


def _exception(
    comparison: Comparison,
    row: ExceptionClass,
    known: ExportedException,
    names: Collection[str],
) -> Iterator[Finding]:
    snapshot, library = comparison.snapshot, comparison.content.library
    base = find_base(row, library.exceptions, snapshot.sdk)
    said = getattr(base, snapshot.sdk) if base else ""
    module = getattr(row, f"{snapshot.sdk}_module")
    if said != (known.parent if known.parent in names else ""):
        yield comparison.difference(
            "exceptions",
            f"{known.name} parent",
            comparison.exception_row(row, "parent"),
            f"{known.name} derives from {said or 'no class of the SDK'} here,"
            f" in {snapshot} from {known.parent}: correct the parent",
        )
    if module not in known.modules:
        field = f"{snapshot.sdk}_module"
        yield comparison.difference(
            "exceptions",
            f"{known.name} module",
            comparison.exception_row(row, field),
            f"{known.name} of {snapshot} cannot be imported from {module or 'nowhere'}:"
            f" write {field} = {as_choice(known.modules)}",
        )


def old_names(comparison: Comparison) -> Iterator[Finding]:
    """The content keeps old names for Python alone: TypeScript dropped its own."""
    snapshot = comparison.snapshot
    if snapshot.old_names is None or not comparison.is_python:
        return
    rows = comparison.exceptions()
    said = {old: row for row in rows.values() for old in row.old_names}
    for old, name in snapshot.old_names.items():
        if name in rows and old not in rows[name].old_names:
            yield comparison.gap(
                "old_names",
                old,
                comparison.exception_row(rows[name], "old_names"),
                f"{snapshot} still knows {name} as {old}: add it to old_names",
            )
    for old, row in said.items():
        if snapshot.old_names.get(old) != row.python:
            yield comparison.leftover(
                "old_names",
                old,
                comparison.exception_row(row, "old_names"),
                f"{snapshot} does not know {row.python} as {old}: take it away from old_names",
            )


def status_classes(comparison: Comparison) -> Iterator[Finding]:
    snapshot = comparison.snapshot
    if snapshot.status_classes is None:
        return
    rows = comparison.exceptions()
    for name, row in rows.items():
        for status in row.statuses:
            raised = snapshot.status_classes.get(status)
            if raised != name:
                yield comparison.difference(
                    "status_classes",
                    f"{status} {name}",
                    comparison.exception_row(row, "statuses"),
                    f"says that {status} ends in {name}, in {snapshot} it ends in {raised}:"
                    " correct statuses",
                )
    due = comparison.own_statuses()
    due.setdefault(snapshot.status_classes[CATCH_ALL_STATUS], [CATCH_ALL_STATUS])
    for name, statuses in due.items():
        for status in statuses:
            if name in rows and status not in rows[name].statuses:
                yield comparison.gap(
                    "status_classes",
                    f"{status} {name}",
                    comparison.exception_row(rows[name], "statuses"),
                    f"{snapshot} ends {status} in {name}: add it to statuses",
                )


def texts(comparison: Comparison) -> Iterator[Finding]:
    rows = comparison.exceptions()
    field = f"{comparison.snapshot.sdk}_text"
    for name, text in (comparison.snapshot.exception_texts or {}).items():
        row = rows.get(name)
        said = getattr(row, field) if row else text
        if row and said != text:
            yield comparison.difference(
                "exception_texts",
                name,
                comparison.exception_row(row, field),
                f"says {as_toml(said)}, {name} of {comparison.snapshot} prints another text:"
                f" write {field} = {as_toml(text)}",
            )


def guides(comparison: Comparison) -> Iterator[Finding]:
    """A guide names a class of this SDK by the package, or by a module to import it from."""
    snapshot, places = comparison.snapshot, comparison.content.places
    if snapshot.exceptions is None or snapshot.error_classes is None or snapshot.old_names is None:
        return
    classes: tuple[ExportedException | ErrorClass, ...]
    classes = (*snapshot.exceptions, *snapshot.error_classes)
    known = {f"{snapshot.package}.{name}" for name in snapshot.old_names}
    for each in classes:
        known |= {f"{module}.{each.name}" for module in (snapshot.package, *each.modules)}
    for guide in comparison.content.library.guides.values():
        for name in guide.exceptions:
            if name.startswith((f"{snapshot.package}.", f"{snapshot.package}/")) and (
                name not in known
            ):
                yield comparison.leftover(
                    "guides",
                    f"{guide.slug} {name}",
                    f"{places.text(guide.path, name)} (/fix/{guide.slug}/)",
                    f"{snapshot} has no {name}: correct exceptions",
                )


RULES = (exceptions, old_names, status_classes, texts, guides)
