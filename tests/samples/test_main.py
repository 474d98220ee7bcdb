"""`make samples` runs what is chosen, and its exit status says whether all is as planned."""

from __future__ import annotations

import re

import pytest

from tests.samples import __main__ as command
from tests.samples.plan import Run


@pytest.fixture
def make_samples(tmp_path, monkeypatch, capsys):
    """Plan one run of a toy sample, and return the exit status and what is printed."""
    monkeypatch.setenv("CI", "")
    path = tmp_path / "line-cut" / "greet.py"
    path.parent.mkdir()
    path.write_text("print('hello')\n")

    def run(*chosen, **values):
        monkeypatch.setattr(command, "read_plan", lambda: [Run(path, **values)])
        status = command.main(chosen)
        return status, capsys.readouterr().out

    return run


def test_all_as_planned_is_a_good_end(make_samples):
    status, printed = make_samples(says=["hello"])

    assert status == 0
    assert re.search(r"^line-cut/greet\.py +Python +as planned +\d+\.\d$", printed, re.MULTILINE)
    assert "1 samples in 1 runs" in printed
    assert re.search(r"^with Python [\d.]+, anthropic [\d.]+", printed, re.MULTILINE)


def test_one_wrong_run_is_a_bad_end_and_shows_its_output(make_samples):
    status, printed = make_samples(says=["good bye"])

    assert status == 1
    assert "    does not say 'good bye'\n    | hello\n" in printed


def test_a_part_of_a_title_chooses(make_samples):
    assert "1 samples" in make_samples("line-cut/")[1]
    with pytest.raises(SystemExit, match="there is no sample line-busy"):
        make_samples("line-busy")


def test_what_is_missing_is_said_and_its_samples_are_left_out(make_samples, monkeypatch):
    monkeypatch.setattr("tests.samples.runner.missing", lambda suffix: "no such program")
    monkeypatch.setattr(command, "missing", lambda suffix: "no such program")

    status, printed = make_samples(says=["hello"])

    assert status == 0
    assert "left out" in printed
    assert printed.endswith("no such program\n")


def test_a_build_ends_where_something_is_missing(make_samples, monkeypatch):
    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr(command, "missing", lambda suffix: "no such program")

    with pytest.raises(SystemExit, match="no such program"):
        make_samples()
