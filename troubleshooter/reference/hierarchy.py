"""The exceptions of the SDKs as trees, and the fixes that each of them leads to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from troubleshooter.content.guide import Guide
from troubleshooter.content.library import Library
from troubleshooter.content.reference import ExceptionClass, OtherSDK, find_base

_SPELLINGS = {
    word.lower(): word
    for word in ("AI", "API", "CORS", "HTTP", "HTTPX", "ID", "JSON", "MCP", "OAuth", "PDF", "SDK")
}


@dataclass(frozen=True, slots=True)
class Branch:
    """A class, by the name it has in one SDK, and what derives from it there."""

    each: ExceptionClass
    name: str
    children: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Fix:
    """A fix to begin with; `guide` is None until its page is written."""

    words: str
    guide: Guide | None


@dataclass(frozen=True, slots=True)
class ClassEntry:
    """A class with the fixes it leads to, likeliest first."""

    each: ExceptionClass
    written: tuple[Fix, ...]
    planned: tuple[Fix, ...]
    codes: int
    """How many error codes have a class of their own below it."""
    modules: tuple[str, ...]
    """What it is imported from, where that is not simply the package of the SDK."""
    elsewhere: tuple[tuple[OtherSDK, str], ...]
    """Its names in the other languages; empty where none of them has one."""

    @property
    def names(self) -> tuple[str, ...]:
        """Its names in Python and in TypeScript, each once."""
        return tuple(dict.fromkeys(filter(None, (self.each.python, self.each.typescript))))


def build_trees(
    exceptions: Mapping[str, ExceptionClass], sdk: Literal["python", "typescript"]
) -> tuple[Branch, ...]:
    """The classes of one SDK, each root with all that derives from it, in the table's order."""
    named = [each for each in exceptions.values() if getattr(each, sdk)]
    bases = {each.id: find_base(each, exceptions, sdk) for each in named}

    def grow(base: ExceptionClass | None) -> tuple[Branch, ...]:
        return tuple(
            Branch(each, getattr(each, sdk), grow(each)) for each in named if bases[each.id] is base
        )

    return grow(None)


def describe_classes(library: Library) -> tuple[ClassEntry, ...]:
    """Every class in the table's order."""
    return tuple(_describe(each, library) for each in library.exceptions.values())


def list_sources(library: Library) -> tuple[ExceptionClass, ...]:
    """One class for each source that any of them comes from, read on one day."""
    rows = {(each.source, each.read): each for each in library.exceptions.values()}
    return tuple(rows.values())


def _describe(each: ExceptionClass, library: Library) -> ClassEntry:
    fixes = [_name_fix(slug, library) for slug in each.fixes]
    return ClassEntry(
        each=each,
        written=tuple(fix for fix in fixes if fix.guide),
        planned=tuple(fix for fix in fixes if not fix.guide),
        codes=sum(entry.code.status in each.statuses for entry in library.codes.values()),
        modules=_unusual_modules(each, library),
        elsewhere=_name_elsewhere(each, library),
    )


def _unusual_modules(each: ExceptionClass, library: Library) -> tuple[str, ...]:
    packages = {sdk.package for sdk in library.sdks.values()}
    modules = (each.python_module, each.typescript_module)
    return tuple(module for module in modules if module and module not in packages)


def _name_elsewhere(each: ExceptionClass, library: Library) -> tuple[tuple[OtherSDK, str], ...]:
    names = tuple((sdk, str(getattr(each, sdk.id))) for sdk in library.other_sdks.values())
    return names if any(name for _, name in names) else ()


def _name_fix(slug: str, library: Library) -> Fix:
    guide = library.guides.get(slug)
    words = " ".join(_SPELLINGS.get(word, word) for word in slug.split("-"))
    return Fix(guide.title if guide else words, guide)
