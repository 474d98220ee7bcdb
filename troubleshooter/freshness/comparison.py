"""One SDK next to our content: what the rules of `troubleshooter.freshness.rules` look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from troubleshooter.content.library import Library
from troubleshooter.content.reference import SDK, ExceptionClass
from troubleshooter.content.shelf import EXCEPTIONS, SDKS
from troubleshooter.freshness.exemptions import EXEMPTIONS, QUOTES
from troubleshooter.freshness.findings import Exemption, Finding, Kind, Quote
from troubleshooter.freshness.places import Places
from troubleshooter.freshness.snapshot import Snapshot

OWN_STATUSES = 3
"""A class for more statuses than this is the one for all that have none of their own."""


@dataclass(frozen=True, slots=True)
class Content:
    """What an SDK is compared with: the library, where it stands on disk, and the day."""

    library: Library
    places: Places
    today: date
    exemptions: tuple[Exemption, ...] = EXEMPTIONS
    """Where the two may differ."""
    quotes: tuple[Quote, ...] = QUOTES
    """Ids that may end where readers act on them."""


@dataclass(frozen=True, slots=True)
class Comparison:
    snapshot: Snapshot
    content: Content

    @property
    def is_python(self) -> bool:
        return self.snapshot.sdk == "python"

    @property
    def sdk(self) -> SDK:
        """What our content says of this SDK."""
        return self.content.library.sdks[self.snapshot.sdk]

    def gap(self, part: str, item: str, where: str, message: str) -> Finding:
        return Finding(Kind.GAP, self.snapshot.sdk, part, item, where, message)

    def leftover(self, part: str, item: str, where: str, message: str) -> Finding:
        return Finding(Kind.LEFTOVER, self.snapshot.sdk, part, item, where, message)

    def difference(self, part: str, item: str, where: str, message: str) -> Finding:
        return Finding(Kind.DIFFERENCE, self.snapshot.sdk, part, item, where, message)

    def sdk_row(self, field: str) -> str:
        return f"{self.content.places.row(SDKS, field, id=self.snapshot.sdk)} (/exceptions/)"

    def exception_row(self, row: ExceptionClass, field: str) -> str:
        return f"{self.content.places.row(EXCEPTIONS, field, id=row.id)} (/exceptions/)"

    def exceptions(self) -> dict[str, ExceptionClass]:
        """The rows of exceptions.toml by the name of the class in this SDK."""
        name = attrgetter(self.snapshot.sdk)
        rows = self.content.library.exceptions.values()
        return {name(row): row for row in rows if name(row) and not row.built_in}

    def own_statuses(self) -> dict[str, list[int]]:
        """The statuses of each class that is not the one for all others."""
        statuses: dict[str, list[int]] = {}
        for status, name in (self.snapshot.status_classes or {}).items():
            statuses.setdefault(name, []).append(status)
        return {name: own for name, own in statuses.items() if len(own) <= OWN_STATUSES}


def as_toml(value: object) -> str:
    """As it is written in TOML. None has no form there: the field is left out."""
    if value is None:
        return "nothing (leave the field out)"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(as_toml, value))}]"
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)


def as_choice(values: Sequence[str]) -> str:
    return " or ".join(map(as_toml, values)) or as_toml("")


def as_list(values: Sequence[str]) -> str:
    return ", ".join(values) or "nothing"


def as_import(name: str, modules: Sequence[str]) -> str:
    return f"{name}, from {' or '.join(modules)}" if modules else f"{name}, exported nowhere"
