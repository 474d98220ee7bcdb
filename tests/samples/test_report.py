"""What `make samples` prints."""

from __future__ import annotations

from pathlib import Path

from tests.samples.plan import Run
from tests.samples.report import Line, heading, rows, summary

FOLDER = Path("samples/line-cut")
GOOD = Run(FOLDER / "retry.py", name="twice")
MISTAKE = Run(FOLDER / "mistake.ts", exit=1, pasted=True, requests=1)
LOCAL = Run(FOLDER / "mistake_import.py", exit=1, pasted=True, requests=0)
SIMULATED = Run(
    FOLDER / "mistake_wait.py", exit=1, pasted=True, scenario="overloaded", simulated=True
)
RUNS = [GOOD, MISTAKE, LOCAL, SIMULATED]


def row(line):
    return [*rows(line, RUNS)]


def test_a_row_names_sample_language_run_outcome_and_seconds():
    [text] = row(Line(GOOD, 1.25))

    assert text.split() == ["line-cut/retry.py", "Python", "twice", "as", "planned", "1.2"]


def test_columns_stand_below_their_headings():
    [text] = row(Line(MISTAKE, 0.5))

    top = heading(RUNS)
    assert top.index("language") == text.index("TypeScript")
    assert top.index("outcome") == text.index("fails as it must")
    assert len(top) == len(text)


def test_what_is_wrong_stands_below_its_row_with_the_output():
    text = row(Line(GOOD, 0.5, ["exit status 1 instead of 0"], "one\ntwo\n"))

    assert "WRONG" in text[0]
    assert text[1:] == ["    exit status 1 instead of 0", "    | one", "    | two"]


def test_a_run_that_was_left_out_has_no_seconds():
    [text] = row(Line(GOOD, None))

    assert text.endswith("left out")


def test_the_summary_counts_runs_mistakes_and_what_was_simulated():
    lines = [Line(run, 1.0) for run in (GOOD, MISTAKE, LOCAL)]
    lines.append(Line(SIMULATED, 1.0, ["does not say 'x'"]))

    text = "\n".join(summary(lines, {"Python": "3.11.7", "curl": "8.0"}))

    assert "4 samples in 4 runs: 3 Python, 1 TypeScript, 0 shell" in text
    assert "0 runs left out, 1 wrong" in text
    assert "mistakes: 3, 1 found by the server, 1 found by the client alone, 1 simulated" in text
    assert "outputs pasted back: 3, 1 found by" in text
    assert "with Python 3.11.7, curl 8.0" in text


def test_what_was_left_out_is_not_counted_as_run():
    text = "\n".join(summary([Line(GOOD, 1.0), Line(MISTAKE, None)], {}))

    assert "1 samples in 1 runs: 1 Python, 0 TypeScript, 0 shell" in text
    assert "1 runs left out" in text
    assert "mistakes: 0, 0 found by the server, 0 found by the client alone, 0 simulated" in text
