"""How each sample is run: once as it is, or as `runs.toml` says.

A sample whose name is `mistake` or begins with `mistake_` shows an error: it must fail, and what it
prints must lead to its guide. The server answers it by its own rules, unless the run names a
scenario; such a run says `simulated = true`, and is counted apart.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any

from troubleshooter.content.dialect import shows_mistake

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "guides" / "samples"
PLAN = Path(__file__).with_name("runs.toml")
TODAY = date(2026, 11, 22)
"""The day of every run, for the server and for what is pasted back: no model ends while nobody
changes anything. `manage.py freshness` tells when a sample names one that does. Set it on when a
sample is to call a model that came later.
"""
LANGUAGES = {".py": "Python", ".ts": "TypeScript", ".sh": "shell"}


ORIGINS = ("found by the server", "found by the client alone", "simulated")
"""Who finds what is wrong with a run: by rules of its own, or because a scenario says so."""


class PlanError(Exception):
    """The plan does not fit the samples; the text lists everything that is wrong."""

    def __init__(self, problems: Iterable[str]) -> None:
        super().__init__("\n".join(problems))


@dataclass(frozen=True, slots=True)
class Run:
    """One start of a sample, and what must come of it.

    What `files` and `environment` hold may name the server's addresses and keys in braces, as
    `{revoked_key}`; `runner` has the names.
    """

    path: Path
    name: str = ""
    args: Sequence[str] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    """The texts of files in the working directory, by name."""
    environment: Mapping[str, str] = field(default_factory=dict)
    without: Sequence[str] = ()
    """Variables taken out of the environment that every run gets."""
    scenario: str | None = None
    times: int | None = None
    """How many requests the scenario meets; without it, all."""
    limits: Mapping[str, int] = field(default_factory=dict)
    """Rate limits of the server by their names; the others are out of reach."""
    exit: int = 0
    says: Sequence[str] = ()
    """What the output must hold."""
    requests: int | None = None
    """How many requests must have reached the server."""
    pasted: bool = False
    """Whether the output, pasted back, must rank the sample's guide first."""
    simulated: bool = False
    fails: bool = False
    """Whether a call fails in a run that ends well: the sample meets the error and tells it."""

    @property
    def slug(self) -> str:
        return self.path.parent.name

    @property
    def language(self) -> str:
        return LANGUAGES[self.path.suffix]

    @property
    def is_mistake(self) -> bool:
        return shows_mistake(self.path.name)

    @property
    def origin(self) -> str:
        server, client, simulated = ORIGINS
        if self.simulated:
            return simulated
        return client if self.requests == 0 else server

    @property
    def is_clean(self) -> bool:
        """Whether nothing fails in it, neither in the sample nor at the server."""
        return not (self.exit or self.scenario or self.pasted or self.fails)

    @property
    def title(self) -> str:
        title = f"{self.slug}/{self.path.name}"
        return f"{title}: {self.name}" if self.name else title


_KEYS = {"sample"} | {each.name for each in fields(Run)} - {"path"}


def read_plan(plan: Path = PLAN, samples: Path = SAMPLES) -> list[Run]:
    """All runs of all samples, by the names of the samples. Raise PlanError for what is wrong."""
    paths = sorted(path for path in samples.glob("*/*") if path.suffix in LANGUAGES)
    entries = tomllib.loads(plan.read_text(encoding="utf-8")).get("run", [])
    if problems := [*_problems_of_entries(entries, paths)]:
        raise PlanError(problems)
    runs = [run for path in paths for run in _runs(path, entries)]
    if problems := [*_problems_of_runs(runs)]:
        raise PlanError(problems)
    return runs


def _runs(path: Path, entries: Sequence[Mapping[str, Any]]) -> list[Run]:
    own = [entry for entry in entries if _is_of(entry, path)]
    return [_run(path, entry) for entry in own or ({},)]


def _is_of(entry: Mapping[str, Any], path: Path) -> bool:
    """An entry names a file, or the stem that twins share."""
    name = f"{path.parent.name}/{path.name}"
    return entry.get("sample") in {name, name.removesuffix(path.suffix)}


def _run(path: Path, entry: Mapping[str, Any]) -> Run:
    values = {key: value for key, value in entry.items() if key != "sample"}
    if "files" in values:
        values["files"] = {name: _text(value) for name, value in values["files"].items()}
    if shows_mistake(path.name):
        # curl ends well whatever the API answers.
        values = {"exit": 0 if path.suffix == ".sh" else 1, "pasted": True} | values
    return Run(path, **values)


def _text(value: str | Mapping[str, Any]) -> str:
    """A file's text, or `{ repeat = "...", times = n }` for a large one."""
    return value if isinstance(value, str) else value["repeat"] * value["times"]


def _problems_of_entries(
    entries: Sequence[Mapping[str, Any]], paths: Sequence[Path]
) -> Iterator[str]:
    for entry in entries:
        if not any(_is_of(entry, path) for path in paths):
            yield f"runs.toml: there is no sample {entry.get('sample')!r}"
        for key in sorted(entry.keys() - _KEYS):
            yield f"runs.toml: {entry.get('sample')}: a run has no {key!r}"


def _problems_of_runs(runs: Sequence[Run]) -> Iterator[str]:
    titles = [run.title for run in runs]
    for title in sorted({title for title in titles if titles.count(title) > 1}):
        yield f"runs.toml: {title}: several runs have this name"
    for run in runs:
        if run.simulated != bool(run.scenario):
            yield f"runs.toml: {run.title}: `simulated` stands where a scenario does, only there"
        if run.fails and (run.exit or run.scenario or run.pasted):
            yield f"runs.toml: {run.title}: `fails` says what exit, scenario or pasted say already"
        if run.is_mistake and not run.pasted:
            yield f"runs.toml: {run.title}: a mistake is always pasted back"
        if run.is_mistake and run.requests is None:
            yield f"runs.toml: {run.title}: a mistake says how many requests it sends"
