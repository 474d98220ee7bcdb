"""guides/ on disk -> a Shelf of files taken apart, and the problems of those that cannot be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from troubleshooter.content.documents import (
    GuideFile,
    SampleFile,
    SharedTable,
    TomlFile,
    UnreadableError,
    parse_guide,
    parse_shared_table,
    parse_toml,
)

SAMPLES = "samples"
REFERENCE = "reference"
TABLES = "tables"
STATUSES = "http_statuses.toml"
CODES = "error_codes.toml"
EXCEPTIONS = "exceptions.toml"
SDKS = "sdks.toml"
MODELS = "models.toml"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something an author must repair. Its text is what editors and terminals can jump to."""

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class Shelf:
    """All of guides/ that can be read, and the date that rules about dates go by."""

    root: Path
    today: date
    guides: tuple[GuideFile, ...] = ()
    slugs: Mapping[str, tuple[Path, ...]] = field(default_factory=dict)
    """Every guide by its slug, those that cannot be read as well."""
    samples: Mapping[str, tuple[SampleFile, ...]] = field(default_factory=dict)
    tables: Mapping[str, SharedTable] = field(default_factory=dict)
    statuses: TomlFile | None = None
    codes: TomlFile | None = None
    exceptions: TomlFile | None = None
    sdks: TomlFile | None = None
    models: TomlFile | None = None
    known_statuses: frozenset[int] = frozenset()
    known_error_types: frozenset[str] = frozenset()
    known_codes: frozenset[str] = frozenset()
    known_models: frozenset[str] = frozenset()
    """Ids, not aliases: an alias has no page of its own."""
    unreadable: tuple[Problem, ...] = ()


def read_shelf(root: Path, today: date) -> Shelf:
    """Read all of `root`. What cannot be read is among `unreadable`, never an exception."""
    problems: list[Problem] = []
    paths = _guide_paths(root)
    guides = [guide for path in paths if (guide := _read_guide(root, path, problems)) is not None]
    samples = {
        folder.name: tuple(_read_samples(folder, problems)) for folder in _folders(root / SAMPLES)
    }
    reference = {
        name: _read_toml(root / REFERENCE / name, problems)
        for name in (STATUSES, CODES, EXCEPTIONS, SDKS, MODELS)
    }
    statuses = reference[STATUSES]
    tables = statuses.tables("status") if statuses else ()
    return Shelf(
        root=root,
        today=today,
        guides=tuple(guides),
        slugs={
            slug: tuple(path for path in paths if path.stem == slug)
            for slug in sorted({path.stem for path in paths})
        },
        samples=samples,
        tables={table.path.stem: table for table in _read_tables(root / TABLES, problems)},
        statuses=statuses,
        codes=reference[CODES],
        exceptions=reference[EXCEPTIONS],
        sdks=reference[SDKS],
        models=reference[MODELS],
        known_statuses=frozenset(
            code for table in tables if (code := table.number("code")) is not None
        ),
        known_error_types=frozenset(
            name for table in tables for name in table.texts("error_types")
        ),
        known_codes=_texts(reference[CODES], "code", "code"),
        known_models=_texts(reference[MODELS], "model", "id"),
        unreadable=tuple(problems),
    )


def _guide_paths(root: Path) -> list[Path]:
    return [
        path
        for path in sorted(root.rglob("*.md"))
        if path.relative_to(root).parts[0] not in {SAMPLES, REFERENCE, TABLES}
    ]


def _folders(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from (path for path in sorted(folder.iterdir()) if _is_ours(path) and path.is_dir())


def _is_ours(path: Path) -> bool:
    """Editors, interpreters and type checkers leave folders of their own beside samples."""
    return not path.name.startswith((".", "__"))


def _read_guide(root: Path, path: Path, problems: list[Problem]) -> GuideFile | None:
    topic = path.relative_to(root).parent.as_posix()
    try:
        return parse_guide(path, topic, _read_text(path))
    except UnreadableError as error:
        problems.append(Problem(path, error.line, str(error)))
        return None


def _read_samples(folder: Path, problems: list[Problem]) -> Iterator[SampleFile]:
    for path in sorted(folder.iterdir()):
        if not _is_ours(path):
            continue
        if not path.is_file():
            problems.append(Problem(path, 1, "only files may stand here"))
            continue
        try:
            yield SampleFile(path, _read_text(path))
        except UnreadableError as error:
            problems.append(Problem(path, error.line, str(error)))


def _read_tables(folder: Path, problems: list[Problem]) -> Iterator[SharedTable]:
    for path in sorted(folder.glob("*.md")):
        try:
            yield parse_shared_table(path, _read_text(path))
        except UnreadableError as error:
            problems.append(Problem(path, error.line, str(error)))


def _read_toml(path: Path, problems: list[Problem]) -> TomlFile | None:
    if not path.is_file():
        problems.append(Problem(path, 1, "is missing"))
        return None
    try:
        return parse_toml(_read_text(path))
    except UnreadableError as error:
        problems.append(Problem(path, error.line, str(error)))
        return None


def _texts(file: TomlFile | None, table_name: str, name: str) -> frozenset[str]:
    return frozenset(table.text(name) for table in file.tables(table_name)) if file else frozenset()


def _read_text(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableError(line, "is not valid UTF-8") from error
