"""What the page of an error code shows, and how codes are listed. Formats no HTML."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from troubleshooter.content.guide import Guide
from troubleshooter.content.library import Library
from troubleshooter.content.reference import ErrorCodeEntry, ExceptionClass, HTTPStatus
from troubleshooter.reference.retries import describe_retries
from troubleshooter.reference.snippets import write_body, write_python, write_typescript


@dataclass(frozen=True, slots=True)
class CodePage:
    entry: ErrorCodeEntry
    status: HTTPStatus
    base: ExceptionClass | None
    """The class of the status, which the class of the code derives from."""
    guide: Guide | None
    """Its fix page, or None until that is written."""
    siblings: tuple[ErrorCodeEntry, ...]
    """Codes with the same fix page, by name."""
    sdk_retries: str
    python: str
    typescript: str
    body: str


@dataclass(frozen=True, slots=True)
class StatusWithCodes:
    """An HTTP status and the codes that come with it, by name."""

    status: HTTPStatus
    codes: tuple[ErrorCodeEntry, ...]


def build_code_page(entry: ErrorCodeEntry, library: Library) -> CodePage:
    status = library.statuses[entry.code.status]
    return CodePage(
        entry=entry,
        status=status,
        base=_find_base(entry, library),
        guide=library.guides.get(entry.code.slug),
        siblings=tuple(
            each
            for each in _sorted_codes(library)
            if each.code.slug == entry.code.slug and each is not entry
        ),
        sdk_retries=describe_retries(entry.code, library.sdks.values()),
        python=write_python(entry),
        typescript=write_typescript(entry),
        body=write_body(entry, status),
    )


def list_codes(library: Library) -> tuple[StatusWithCodes, ...]:
    """All codes under their statuses; a status without codes is left out."""
    groups = (
        StatusWithCodes(status, find_codes(library, [status.code]))
        for status in library.statuses.values()
    )
    return tuple(group for group in groups if group.codes)


def find_codes(library: Library, statuses: Collection[int]) -> tuple[ErrorCodeEntry, ...]:
    """The codes that come with any of these statuses, by name."""
    return tuple(each for each in _sorted_codes(library) if each.code.status in statuses)


def _sorted_codes(library: Library) -> list[ErrorCodeEntry]:
    return sorted(library.codes.values(), key=lambda each: each.code.code)


def _find_base(entry: ErrorCodeEntry, library: Library) -> ExceptionClass | None:
    classes = library.exceptions.values()
    return next((each for each in classes if entry.code.status in each.statuses), None)
