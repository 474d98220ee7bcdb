"""The scheduled workflow: what it may do, and that its steps do what they say.

There is no runner of GitHub here: the shell of its steps runs with stand-ins for `gh` and Python.
"""

import re
import subprocess
import textwrap

import pytest

from tests.contracts.content import ROOT

WORKFLOW = (ROOT / ".github" / "workflows" / "freshness.yml").read_text(encoding="utf-8")
ACTIONS = {"actions/checkout", "actions/setup-python", "actions/setup-node"}


def steps():
    """The shell of every step of several lines, by the job it belongs to."""
    found = {}
    for job in re.split(r"(?m)^  (?=\w+:$)", WORKFLOW.partition("\njobs:\n")[2])[1:]:
        for block in re.findall(r"(?m)^ +run: \|\n((?:(?: {10}.*)?\n)+)", f"{job}\n"):
            found[job.partition(":")[0]] = textwrap.dedent(block)
    return found


def run(job, tmp_path, programs, **environment):
    for name, text in programs.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{text}\n")
        path.chmod(0o755)
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", steps()[job]],
        cwd=tmp_path,
        env={"PATH": f"{tmp_path}:/usr/bin:/bin", "GITHUB_RUN_ID": "7", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_only_actions_of_github_are_used_and_each_is_pinned_to_a_commit():
    used = re.findall(r"uses: (\S+)@(.+)", WORKFLOW)
    assert {name for name, _ in used} == ACTIONS
    assert [at for _, at in used if not re.fullmatch(r"[0-9a-f]{40} # v\d+\.\d+\.\d+", at)] == []


def test_who_runs_new_packages_may_write_nothing():
    assert re.search(r"(?m)^permissions: \{\}$", WORKFLOW)
    look, tell = WORKFLOW.split("\n  tell:\n")
    assert re.findall(r"(\w+): (?:read|write)", look) == ["contents"]
    assert "GH_TOKEN" not in look
    assert "persist-credentials: false" in look
    assert re.findall(r"(\w+): (?:read|write)", tell) == ["issues"]
    assert "uses:" not in tell


def test_it_runs_on_a_schedule_and_by_hand_but_never_on_a_push():
    triggers = WORKFLOW.partition("\non:\n")[2].partition("\n\n")[0]
    assert re.findall(r"(?m)^  (\w+):", triggers) == ["schedule", "workflow_dispatch"]


@pytest.mark.parametrize("status", [0, 1, 3])
def test_what_was_found_reddens_nothing_and_is_handed_on(tmp_path, status):
    output = tmp_path / "output"
    done = run(
        "look",
        tmp_path,
        {".venv/bin/python": f'echo "asked: $*"\nexit {status}'},
        GITHUB_OUTPUT=str(output),
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "asked: manage.py freshness --online --fail\n"
    assert output.read_text() == (
        f"status={status}\nreport<<END-OF-REPORT-7\n{done.stdout}\nEND-OF-REPORT-7\n"
    )


@pytest.mark.parametrize(
    ("status", "open_issue", "calls"),
    [
        ("0", "", []),
        ("0", "12", ["issue close 12"]),
        ("1", "", ["issue create --title The content is no longer fresh"]),
        ("1", "12", ["issue edit 12", "issue comment 12"]),
        ("3", "", ["issue create --title The content is no longer fresh"]),
        ("99", "", ["issue create --title The content is no longer fresh"]),
    ],
)
def test_an_issue_is_opened_kept_up_to_date_and_closed(tmp_path, status, open_issue, calls):
    done = run(
        "tell",
        tmp_path,
        {"gh": f'echo "$*" >>calls\n[ "$2" != list ] || printf %s "{open_issue}"'},
        TITLE="The content is no longer fresh",
        STATUS=status,
        REPORT="a `line`, $HOME and 100 %",
        RUN="https://example.org/7",
    )
    assert done.returncode == 0, done.stderr
    made = (tmp_path / "calls").read_text().splitlines()
    assert made[0].startswith("issue list --state open ")
    assert [call.startswith(start) for call, start in zip(made[1:], calls, strict=True)] == (
        [True] * len(calls)
    )
    if status != "0":
        body = (tmp_path / "body.md").read_text()
        assert f"Exit code {status} of `manage.py freshness --online --fail`" in body
        assert "a `line`, $HOME and 100 %" in body


def test_an_issue_that_cannot_be_written_fails_the_run(tmp_path):
    done = run("tell", tmp_path, {"gh": "exit 4"}, TITLE="x", STATUS="1", REPORT="", RUN="")
    assert done.returncode != 0
