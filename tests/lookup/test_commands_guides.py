"""Commands that need the guides name the mistakes in them, as lines and not as a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.content.toy import GUIDE, OTHER, GuidesFolder
from troubleshooter.web.library import get_library

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = [["diagnose", "none.log"], ["evaluate", "none.jsonl"], ["bench"]]


@pytest.fixture
def broken(tmp_path, settings):
    folder = GuidesFolder(tmp_path / "guides")
    folder.replace(GUIDE, 'action = "fix-network"', 'action = "pray"')
    settings.GUIDES_DIR = folder.root
    get_library.cache_clear()
    yield folder
    get_library.cache_clear()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_every_problem_is_listed_with_its_path_and_line(broken, command):
    broken.replace(OTHER, 'action = "wait"', 'action = "hope"')

    with pytest.raises(CommandError) as caught:
        call_command(*command)

    title, *problems = str(caught.value).splitlines()
    assert caught.value.returncode == 1
    assert title == "2 problems in the guides:"
    assert problems == broken_lines(broken)


def broken_lines(folder):
    return [f"{folder.root}/{problem}" for problem in folder.problems()]


def test_one_problem_is_one(broken):
    with pytest.raises(CommandError, match=r"^1 problem in the guides:\n"):
        call_command("bench")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_no_traceback_is_printed(broken, command):
    done = subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "GUIDES_DIR": str(broken.root)},
    )

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("CommandError: 1 problem in the guides:\n")
    assert "Traceback" not in done.stderr
