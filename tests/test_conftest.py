"""Missing Chromium is told, and never passes for a green build."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

SUITE = """
import pytest

@pytest.mark.browser
def test_page():
    pass

def test_logic():
    pass
"""


@pytest.fixture
def suite(pytester, monkeypatch):
    """Run a suite of one browser test and one other; return what came of it."""
    pytester.makeconftest(Path(__file__).with_name("conftest.py").read_text())
    pytester.makepyfile(SUITE)
    pytester.makeini("[pytest]\nmarkers = browser")

    def run(*, chromium, continuous_integration):
        monkeypatch.setattr("shutil.which", lambda _: "/usr/bin/chromium" if chromium else None)
        monkeypatch.setenv("CI", "true" if continuous_integration else "")
        return pytester.runpytest_inprocess("-rs", "-p", "no:randomly", "-p", "no:django")

    return run


@pytest.mark.parametrize("continuous_integration", [True, False])
def test_browser_tests_run_where_chromium_is(suite, continuous_integration):
    result = suite(chromium=True, continuous_integration=continuous_integration)

    result.assert_outcomes(passed=2)


def test_without_chromium_browser_tests_are_skipped_and_say_why(suite):
    result = suite(chromium=False, continuous_integration=False)

    result.assert_outcomes(passed=1, skipped=1)
    result.stdout.fnmatch_lines(["*apt-get install chromium*"])


def test_without_chromium_a_build_fails(suite):
    result = suite(chromium=False, continuous_integration=True)

    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*apt-get install chromium*"])
