"""The one Library of this process and what is compiled from it, shared by all requests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.conf import settings

from troubleshooter.content.guide import Guide
from troubleshooter.content.library import Library, load_library
from troubleshooter.content.reference import HTTPStatus
from troubleshooter.engine.diagnosis import Diagnoser


@dataclass(frozen=True, slots=True)
class StatusWithGuides:
    """An HTTP status and the guides that come with it, by title."""

    status: HTTPStatus
    guides: tuple[Guide, ...]


@cache
def get_library() -> Library:
    """Load all guides. Raises what the loader raises if any of them has a problem."""
    return load_library(settings.GUIDES_DIR)


@cache
def get_diagnoser() -> Diagnoser:
    """Compile the knowledge of all guides."""
    return Diagnoser(get_library().knowledge)


def list_statuses(library: Library) -> tuple[StatusWithGuides, ...]:
    """List the statuses in their order, those without a guide included."""
    return tuple(
        StatusWithGuides(library.statuses[code], find_guides_with_status(library, code))
        for code in sorted(library.statuses)
    )


def find_guides_with_status(library: Library, code: int) -> tuple[Guide, ...]:
    return sort_by_title(guide for guide in library.guides.values() if code in guide.status)


def sort_by_title(guides: Iterable[Guide]) -> tuple[Guide, ...]:
    return tuple(sorted(guides, key=lambda guide: guide.title.casefold()))
