"""What differs between two versions of one SDK, in the parts that our content speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from troubleshooter.freshness.snapshot import PARTS, ErrorClass, ExportedException, Snapshot

ORDERED = frozenset({"credential_variables", "wait_headers"})
"""Lists in which the place of a name has a meaning."""


def describe_changes(old: Snapshot, new: Snapshot) -> Iterator[str]:
    """One line for each thing that came, went or changed. Parts that one of them lacks are not
    compared.
    """
    for part in PARTS:
        before, after = getattr(old, part), getattr(new, part)
        if before is not None and after is not None and before != after:
            yield from _differences(part, before, after)


def _differences(part: str, before: Any, after: Any) -> Iterator[str]:
    title = part.replace("_", " ")
    if part in ORDERED:
        yield f"{title}: {'; '.join(map(_show, before))} -> {'; '.join(map(_show, after))}"
        return
    if not isinstance(after, tuple | Mapping):
        yield f"{title}: {before} -> {after}"
        return
    was, now = _by_name(before), _by_name(after)
    for name, value in now.items():
        if name not in was:
            yield f"{title}: + {name}{_detail(value)}"
        elif was[name] != value:
            yield f"{title}: {name}: {_show(was[name])} -> {_show(value)}"
    for name, value in was.items():
        if name not in now:
            yield f"{title}: - {name}{_detail(value)}"


def _by_name(part: Any) -> Mapping[Any, Any]:
    return part if isinstance(part, Mapping) else {_name(each): each for each in part}


def _name(each: Any) -> str:
    if isinstance(each, ErrorClass):
        return f"{each.status} {each.code}"
    return each.name if isinstance(each, ExportedException) else str(each)


def _detail(value: Any) -> str:
    return "" if isinstance(value, str | int) else f" ({_show(value)})"


def _show(value: Any) -> str:
    if isinstance(value, ErrorClass):
        details = f", details {', '.join(value.details)}" if value.details else ""
        return f"{value.name} in {min(value.modules, key=len, default='no module')}{details}"
    if isinstance(value, ExportedException):
        return f"derived from {value.parent}"
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
