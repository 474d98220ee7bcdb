import io
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from tests.content.toy import CODES, GUIDE, SDKS
from tests.contracts.content import ROOT
from tests.freshness.test_newest import PreparedInstaller
from tests.freshness.toy import PYTHON, TYPESCRIPT
from troubleshooter.freshness import newest
from troubleshooter.freshness.findings import Exemption, Quote
from troubleshooter.freshness.management.commands.freshness import Command
from troubleshooter.freshness.newest import CouldNotLookError
from troubleshooter.freshness.snapshot import ErrorClass, take_python
from troubleshooter.web import clock
from troubleshooter.web.library import get_library

FRESH_DAY = "2026-10-01"
"""Before anything in the toy guides is near its end."""

NEW_CODE = ErrorClass(502, "line_cut", "LineCutError", ("line",), ())


class NoInstaller:
    """A machine that reaches no registry."""

    def install_python(self, folder, package, version):
        raise CouldNotLookError(f"{package} could not be installed: no route")

    install_typescript = install_python


@pytest.fixture(autouse=True)
def guides(own_desk, settings, monkeypatch):
    monkeypatch.setattr(Command, "quotes", ())
    settings.GUIDES_DIR = own_desk.folder.root
    get_library.cache_clear()
    yield own_desk
    get_library.cache_clear()


@pytest.fixture
def registries(monkeypatch):
    """Lets a test say what `--online` finds, in the order in which it looks."""
    monkeypatch.setattr(newest, "take_typescript", lambda _, folder: take_python(folder / "python"))
    monkeypatch.setattr(Command, "exemptions", ())
    return lambda *snapshots: monkeypatch.setattr(
        Command, "installer", PreparedInstaller(*snapshots)
    )


def run(*arguments):
    """Exit code and lines."""
    stdout = io.StringIO()
    try:
        call_command("freshness", *arguments, stdout=stdout)
    except SystemExit as end:
        return end.code, stdout.getvalue().splitlines()
    return 0, stdout.getvalue().splitlines()


def test_fresh_guides_are_said_to_be_fresh():
    code, lines = run("--today", FRESH_DAY, "--fail")
    assert (code, lines[-1]) == (0, "Fresh: nothing to mend.")


def test_what_is_found_stands_in_groups_that_say_what_to_do(guides):
    line = guides.line(GUIDE, "reviewed =")
    code, lines = run("--today", "2027-03-01")
    assert code == 0
    start = lines.index("Pages not reviewed for 90 days (2):")
    assert lines[start + 2] == (
        f"  guides/{GUIDE}:{line} (/fix/line-cut/): reviewed 2026-11-20, 101 days ago"
    )
    assert lines[start + 3] == (
        "  -> read the page against its sources, mend it, then set reviewed to the day"
    )
    assert lines[-1] == "2 findings."


def test_one_finding_is_one():
    assert run("--today", "2026-11-22")[1][-1] == "1 finding."


def test_the_day_is_that_of_the_one_clock(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2027, 3, 1))
    assert run() == run("--today", "2027-03-01")


def test_findings_end_with_1_only_where_that_is_asked_for():
    assert run("--today", "2027-03-01")[0] == 0
    assert run("--today", "2027-03-01", "--fail")[0] == 1


def test_planned_guides_and_exemptions_are_counted_and_on_request_listed():
    short, full = run("--today", FRESH_DAY)[1], run("--today", FRESH_DAY, "--verbosity", "2")[1]
    assert [line for line in short if line.startswith("  ")] == []
    (title,) = (line for line in short if line.startswith("Guides still to be written: "))
    assert full[full.index(title) + 1].startswith("  admin-api-error")
    assert [line for line in full if "error_types, request_too_large: " in line] != []


def test_a_day_that_is_none_is_a_mistake_of_use():
    with pytest.raises(CommandError, match="'tomorrow' is no day such as 2026-11-22"):
        run("--today", "tomorrow")


def test_mistakes_in_guides_are_listed(guides):
    guides.folder.replace(GUIDE, 'action = "fix-network"', 'action = "pray"')
    with pytest.raises(CommandError, match=r"^The guides have mistakes:\n.*line-cut\.md:\d+: "):
        run()


def test_an_exemption_that_is_stale_with_the_newest_sdk_is_a_finding(registries, monkeypatch):
    registries(PYTHON, TYPESCRIPT)
    stale = Exemption(("python",), "error_types", "odd_error", "it was odd")
    monkeypatch.setattr(Command, "exemptions", (stale,))
    code, lines = run("--today", FRESH_DAY, "--online", "--fail")
    assert (code, lines[-1]) == (1, "1 finding.")


def test_a_quote_that_is_stale_is_a_finding(monkeypatch):
    monkeypatch.setattr(Command, "quotes", (Quote("line-cut", "claude-2.1", "it was one"),))
    code, lines = run("--today", FRESH_DAY, "--fail")
    assert "Quotes of models that nothing needs any more (1):" in lines
    assert (code, lines[-1]) == (1, "1 finding.")


def test_online_says_when_nothing_newer_is_out(registries):
    registries(PYTHON, TYPESCRIPT)
    code, lines = run("--today", FRESH_DAY, "--online", "--fail")
    assert "exchange-python 1.2.3 is the newest, and the one that the content describes." in lines
    assert [line for line in lines if line.startswith("exchange-typescript 1.2.3 is the newest")]
    assert (code, lines[-1]) == (0, "Fresh: nothing to mend.")


def test_online_tells_what_changed_and_what_to_mend(registries):
    new = replace(PYTHON, version="1.3.0", error_classes=(*PYTHON.error_classes, NEW_CODE))
    registries(new, PYTHON, TYPESCRIPT)

    code, lines = run("--today", FRESH_DAY, "--online", "--fail")

    assert code == 1
    start = lines.index("Where the content and the newest SDK differ (1):")
    assert lines[start + 1] == (
        f"  guides/{CODES} (/code/line_cut/): exchange-python 1.3.0 has 502 line_cut"
        " (LineCutError, from line): add a row that explains it"
    )
    start = lines.index("What exchange-python 1.3.0 changed since exchange-python 1.2.3:")
    assert lines[start + 1] == "  error classes: + 502 line_cut (LineCutError in line)"
    assert lines[-1] == "1 finding."


def test_a_newer_version_that_changes_nothing_is_no_finding(registries):
    registries(replace(PYTHON, version="1.3.0"), PYTHON, TYPESCRIPT)
    code, lines = run("--today", FRESH_DAY, "--online", "--fail")
    assert "exchange-python 1.3.0 changes nothing that the content speaks of." in lines
    assert (code, lines[-1]) == (0, "Fresh: nothing to mend.")


@pytest.mark.parametrize("options", [(), ("--fail",)])
def test_not_to_have_looked_ends_with_3_and_is_never_called_fresh(monkeypatch, options):
    monkeypatch.setattr(Command, "installer", NoInstaller())
    code, lines = run("--today", FRESH_DAY, "--online", *options)
    assert code == 3
    assert lines[-3:] == [
        "Could not look: exchange-python could not be installed: no route",
        "Could not look: exchange-typescript could not be installed: no route",
        "Nothing else was found, which says nothing of what could not be looked at.",
    ]


def test_what_was_found_is_told_beside_what_could_not_be_looked_at(monkeypatch):
    monkeypatch.setattr(Command, "installer", NoInstaller())
    code, lines = run("--today", "2027-03-01", "--online", "--fail")
    assert (code, lines[-1]) == (3, "2 findings.")


def test_a_part_that_the_probe_cannot_take_was_not_looked_at(registries):
    moved = replace(PYTHON, max_retries=None, unread={"max_retries": "it moved"})
    registries(moved, TYPESCRIPT)
    code, lines = run("--today", FRESH_DAY, "--online")
    assert code == 3
    assert (
        "Could not look: troubleshooter/freshness/probes/python_sdk.py: cannot find out max_retries"
        " of exchange-python 1.2.3 (it moved): mend the probe"
    ) in lines


def test_the_project_is_left_as_it_was(registries, guides):
    before = {path: path.read_bytes() for path in guides.folder.root.rglob("*.*")}
    registries(replace(PYTHON, version="1.3.0"), PYTHON, TYPESCRIPT)
    run("--online")
    assert {path: path.read_bytes() for path in guides.folder.root.rglob("*.*")} == before
    assert 'version = "1.2.3"' in before[guides.folder.root / SDKS].decode()


def test_the_exit_code_reaches_the_shell(guides):
    done = subprocess.run(
        [sys.executable, "manage.py", "freshness", "--today", "2027-03-01", "--fail"],
        cwd=ROOT,
        env={"PATH": "", "GUIDES_DIR": str(guides.folder.root)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.endswith("2 findings.\n")
