"""The outcomes of all runs as lines of text: a table, and what it comes to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tests.samples.plan import LANGUAGES, ORIGINS, Run


@dataclass(frozen=True, slots=True)
class Line:
    """One run. `seconds` is None where it was left out."""

    run: Run
    seconds: float | None
    complaints: Sequence[str] = ()
    output: str = ""

    @property
    def verdict(self) -> str:
        if self.seconds is None:
            return "left out"
        if self.complaints:
            return "WRONG"
        return "fails as it must" if self.run.is_mistake else "as planned"


def heading(runs: Sequence[Run]) -> str:
    return _row(_widths(runs), "sample", "language", "run", "outcome", "seconds")


def rows(line: Line, runs: Sequence[Run]) -> Iterator[str]:
    """The row of one run; what is wrong with it, and its output, on rows of their own."""
    run = line.run
    seconds = "" if line.seconds is None else f"{line.seconds:.1f}"
    name = f"{run.slug}/{run.path.name}"
    yield _row(_widths(runs), name, run.language, run.name, line.verdict, seconds)
    for complaint in line.complaints:
        yield f"    {complaint}"
    if line.complaints:
        yield from (f"    | {each}" for each in line.output.splitlines())


def summary(lines: Sequence[Line], versions: Mapping[str, str]) -> Iterator[str]:
    """How many ran, how many of them were mistakes, and what they ran with."""
    ran = [line.run for line in lines if line.seconds is not None]
    mistakes = [run for run in ran if run.is_mistake]
    pasted = [run for run in ran if run.pasted]
    wrong = sum(bool(line.complaints) for line in lines)
    languages = ", ".join(
        f"{sum(run.language == language for run in ran)} {language}"
        for language in LANGUAGES.values()
    )
    yield f"{_files(ran)} samples in {len(ran)} runs: {languages}"
    yield f"{len(lines) - len(ran)} runs left out, {wrong} wrong"
    yield f"mistakes: {_origins(mistakes)}"
    yield f"outputs pasted back: {_origins(pasted)}"
    yield "with " + ", ".join(f"{name} {version}" for name, version in versions.items())


def _origins(runs: Sequence[Run]) -> str:
    counts = Counter(run.origin for run in runs)
    return ", ".join([str(len(runs)), *(f"{counts[origin]} {origin}" for origin in ORIGINS)])


def _files(runs: Sequence[Run]) -> int:
    return len({run.path for run in runs})


def _widths(runs: Sequence[Run]) -> list[int]:
    names = max(len(f"{run.slug}/{run.path.name}") for run in runs)
    return [names, 10, max(len(run.name) for run in runs), 16, 7]


def _row(widths: Sequence[int], *cells: str) -> str:
    padded = [cell.ljust(width) for cell, width in zip(cells, widths, strict=True)]
    return "  ".join([*padded[:-1], cells[-1].rjust(widths[-1])]).rstrip()
