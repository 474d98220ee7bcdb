"""`make samples`: run every sample, say what came of each, and end with 1 if anything is wrong.

What is given as arguments chooses: `python -m tests.samples overloaded/ check_key.py`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence

from tests.samples.judgement import complaints
from tests.samples.plan import ROOT, PlanError, Run, read_plan
from tests.samples.report import Line, heading, rows, summary
from tests.samples.runner import CompileError, started
from tests.samples.tools import missing, versions
from troubleshooter.content.library import ContentError, load_library


def main(chosen: Sequence[str]) -> int:
    """Where something is missing, its samples are left out, but with CI set nothing runs."""
    runs = [run for run in read_plan() if _is_chosen(run, chosen)]
    if not runs:
        sys.exit(f"there is no sample {' '.join(chosen)}")
    lacking = sorted({reason for run in runs if (reason := missing(run.path.suffix))})
    if lacking and os.environ.get("CI"):
        sys.exit("\n".join(lacking))
    _say([heading(runs)])
    lines = []
    for line in _lines(runs):
        _say(rows(line, runs))
        lines.append(line)
    _say(["", *summary(lines, versions()), *lacking])
    return int(any(line.complaints for line in lines))


def _is_chosen(run: Run, chosen: Sequence[str]) -> bool:
    return not chosen or any(part in run.title for part in chosen)


def _lines(runs: Sequence[Run]) -> Iterator[Line]:
    knowledge = load_library(ROOT / "guides").knowledge
    with started(runs) as outcomes:
        for run in runs:
            if run.title not in outcomes:
                yield Line(run, None)
                continue
            outcome = outcomes[run.title].result()
            wrong = complaints(outcome, knowledge)
            yield Line(run, outcome.seconds, wrong, outcome.output)


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (PlanError, CompileError, ContentError) as error:
        sys.exit(str(error))
