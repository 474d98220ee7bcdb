"""What is planned and what there is are the same, and the plan says what it means."""

from __future__ import annotations

import pytest

from tests.samples.plan import SAMPLES, PlanError, read_plan

PLAN_OF_THE_MISTAKE = '[[run]]\nsample = "line-cut/mistake"\nrequests = 1\n'


@pytest.fixture
def plan(tmp_path):
    """Plan runs of three samples: twins that work, and a mistake in a shell."""
    for name in ("retry.py", "retry.ts", "mistake.sh"):
        path = tmp_path / "samples" / "line-cut" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")

    def read(text=PLAN_OF_THE_MISTAKE):
        (tmp_path / "runs.toml").write_text(text)
        return read_plan(tmp_path / "runs.toml", tmp_path / "samples")

    return read


def entry(sample, **values):
    lines = [f"{name} = {value}" for name, value in values.items()]
    return "\n".join(["[[run]]", f'sample = "{sample}"', *lines, ""])


def titles(runs):
    return [run.title for run in runs]


def test_every_file_below_samples_is_planned():
    planned = {run.path for run in read_plan()}

    assert planned == {path for path in SAMPLES.glob("*/*") if path.is_file()}


def test_a_sample_without_an_entry_is_run_once_as_it_is(plan):
    runs = plan()

    assert titles(runs) == ["line-cut/mistake.sh", "line-cut/retry.py", "line-cut/retry.ts"]
    assert [run.exit for run in runs] == [0, 0, 0]


def test_an_entry_for_a_stem_is_one_for_both_twins(plan):
    runs = plan(PLAN_OF_THE_MISTAKE + entry("line-cut/retry", name='"twice"', args='["2"]'))

    assert titles(runs)[1:] == ["line-cut/retry.py: twice", "line-cut/retry.ts: twice"]
    assert [run.args for run in runs[1:]] == [["2"], ["2"]]


def test_an_entry_for_a_file_is_one_for_that_language(plan):
    runs = plan(PLAN_OF_THE_MISTAKE + entry("line-cut/retry.ts", requests="3"))

    assert {run.path.suffix: run.requests for run in runs} == {".sh": 1, ".py": None, ".ts": 3}


def test_a_mistake_must_fail_and_is_pasted_back(plan, tmp_path):
    (tmp_path / "samples" / "line-cut" / "mistake_twice.py").write_text("")

    shell, python, *others = plan(
        PLAN_OF_THE_MISTAKE + entry("line-cut/mistake_twice", requests="2")
    )

    assert (shell.pasted, shell.exit) == (True, 0)  # curl ends well whatever the API answers
    assert (python.pasted, python.exit) == (True, 1)
    assert [run.pasted for run in others] == [False, False]


def test_large_files_are_written_short(plan):
    files = '{ "a.txt" = { repeat = "ab", times = 3 } }'

    run = plan(PLAN_OF_THE_MISTAKE + entry("line-cut/retry.py", files=files))[1]

    assert run.files == {"a.txt": "ababab"}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (entry("line-cut/gone"), "there is no sample 'line-cut/gone'"),
        (entry("line-cut/retry.sh"), "there is no sample 'line-cut/retry.sh'"),
        ("[[run]]\nexit = 1\n", "there is no sample None"),
        (entry("line-cut/retry", color='"red"'), "line-cut/retry: a run has no 'color'"),
        (
            PLAN_OF_THE_MISTAKE + entry("line-cut/retry.py") * 2,
            "line-cut/retry.py: several runs have this name",
        ),
        (
            PLAN_OF_THE_MISTAKE + entry("line-cut/retry.py", scenario='"overloaded"'),
            "line-cut/retry.py: `simulated` stands where a scenario does, only there",
        ),
        (
            PLAN_OF_THE_MISTAKE + entry("line-cut/retry.py", simulated="true"),
            "line-cut/retry.py: `simulated` stands where a scenario does, only there",
        ),
        (
            PLAN_OF_THE_MISTAKE + entry("line-cut/retry.py", fails="true", exit="1"),
            "line-cut/retry.py: `fails` says what exit, scenario or pasted say already",
        ),
        (
            entry("line-cut/mistake", pasted="false", requests="1"),
            "line-cut/mistake.sh: a mistake is always pasted back",
        ),
        (
            entry("line-cut/mistake.sh", exit="2"),
            "line-cut/mistake.sh: a mistake says how many requests it sends",
        ),
    ],
)
def test_a_plan_that_does_not_fit_is_refused(plan, text, problem):
    with pytest.raises(PlanError) as caught:
        plan(text)

    assert str(caught.value) == f"runs.toml: {problem}"


def test_everything_that_is_wrong_with_a_plan_is_said_at_once(plan):
    with pytest.raises(PlanError) as caught:
        plan(entry("line-cut/gone", color='"red"') + entry("line-cut/lost"))

    assert len(str(caught.value).splitlines()) == 3
