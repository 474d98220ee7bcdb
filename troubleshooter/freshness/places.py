"""Where in guides/ something stands, so that a finding names the line to mend."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from troubleshooter.content.documents import TomlFile
from troubleshooter.content.shelf import (
    CODES,
    EXCEPTIONS,
    MODELS,
    REFERENCE,
    SAMPLES,
    SDKS,
    STATUSES,
    read_shelf,
)


class Places:
    """The reference files of one folder of guides, by file name and row."""

    def __init__(self, root: Path) -> None:
        shelf = read_shelf(root, date.max)
        self._root = root
        self._guides = {guide.slug: guide for guide in shelf.guides}
        self._files: Mapping[str, tuple[str, TomlFile | None]] = {
            CODES: ("code", shelf.codes),
            EXCEPTIONS: ("exception", shelf.exceptions),
            MODELS: ("model", shelf.models),
            SDKS: ("sdk", shelf.sdks),
            STATUSES: ("status", shelf.statuses),
        }

    def row(self, file: str, field: str = "", **values: object) -> str:
        """The row of `file` that has all `values`, at `field`; without any, the file alone."""
        path = self._show(self._root / REFERENCE / file)
        array, toml = self._files[file]
        for table in toml.tables(array) if toml and values else ():
            if all(table.values.get(name) == value for name, value in values.items()):
                return f"{path}:{table.line_of(field)}"
        return path

    def text(self, path: Path, words: str, below: str = "") -> str:
        """The first line of the file at `path` on which `words` stand, from the line `below` on."""
        lines = path.read_text(encoding="utf-8").splitlines()
        first = lines.index(below) if below and below in lines else 0
        found = (number for number, line in enumerate(lines, 1) if number > first and words in line)
        return f"{self._show(path)}:{next(found, first + 1)}"

    def source(self, slug: str, number: int) -> str:
        """The `[[source]]` of that guide, counted from 0."""
        guide = self._guides[slug]
        table = guide.front.tables("source")[number]
        return f"{self._show(guide.path)}:{table.line_of('read')}"

    def sample(self, slug: str, name: str) -> Path:
        return self._root / SAMPLES / slug / name

    def _show(self, path: Path) -> str:
        """As one would write it at the root of the project."""
        return path.relative_to(self._root.parent).as_posix()
