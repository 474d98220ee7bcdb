"""Missing programs are told with a reason, and never pass for a green build."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.samples import tools

pytest_plugins = ["pytester"]

SUITE = """
from pathlib import Path

import pytest

from tests.samples.plan import Run

@pytest.mark.parametrize("run", [Run(Path("a.py")), Run(Path("b.ts"))])
def test_a_sample(run):
    pass

def test_logic():
    pass
"""


@pytest.fixture
def suite(pytester, monkeypatch):
    """Run a suite of two samples and one other test; return what came of it."""
    pytester.makeconftest(Path(__file__).with_name("conftest.py").read_text())
    pytester.makepyfile(SUITE)

    def run(*, node, continuous_integration):
        reason = None if node else "TypeScript samples need Node.js"
        monkeypatch.setattr(tools, "missing", lambda suffix: reason if suffix == ".ts" else None)
        monkeypatch.setenv("CI", "true" if continuous_integration else "")
        return pytester.runpytest_inprocess("-rs", "-p", "no:randomly", "-p", "no:django")

    return run


@pytest.fixture
def without(monkeypatch):
    """Take programs off the PATH."""
    find = shutil.which

    def take(*programs):
        monkeypatch.setattr(
            shutil, "which", lambda program: None if program in programs else find(program)
        )
        tools.missing.cache_clear()

    yield take
    tools.missing.cache_clear()


@pytest.fixture
def node(monkeypatch, without):
    """Pretend that Node is there, in some version."""

    def pretend(version):
        monkeypatch.setattr(shutil, "which", lambda program: f"/usr/bin/{program}")
        monkeypatch.setattr(tools, "_node_version", lambda: version)
        tools.missing.cache_clear()

    return pretend


@pytest.mark.parametrize("continuous_integration", [True, False])
def test_all_samples_run_where_node_is(suite, continuous_integration):
    result = suite(node=True, continuous_integration=continuous_integration)

    result.assert_outcomes(passed=3)


def test_without_node_its_samples_are_skipped_and_say_why(suite):
    result = suite(node=False, continuous_integration=False)

    result.assert_outcomes(passed=2, skipped=1)
    result.stdout.fnmatch_lines(["*TypeScript samples need Node.js*"])


def test_without_node_a_build_fails(suite):
    result = suite(node=False, continuous_integration=True)

    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*TypeScript samples need Node.js*"])


def test_python_is_always_there():
    assert tools.missing(".py") is None


def test_node_that_is_not_there_is_missing(without):
    without("node")

    assert tools.missing(".ts") == (
        "TypeScript samples need Node.js 20 or newer: it is not on the PATH"
    )


def test_node_that_is_too_old_for_the_sdk_is_missing(node):
    node("18.20.4")

    assert tools.missing(".ts") == "TypeScript samples need Node.js 20 or newer: this is 18.20.4"


def test_packages_that_are_not_those_pinned_are_missing(node, monkeypatch, tmp_path):
    node("22.1.0")
    monkeypatch.setattr(tools, "NODE_MODULES", tmp_path)

    assert tools.missing(".ts") == (
        "TypeScript samples need the packages of tests/samples: run `make samples`"
    )


@pytest.mark.parametrize(
    ("programs", "words"), [(["curl"], "curl"), (["bash", "curl"], "bash and curl")]
)
def test_a_shell_without_its_programs_is_missing(without, programs, words):
    without(*programs)

    assert tools.missing(".sh") == f"shell samples need {words} on the PATH"


def test_versions_leave_out_what_is_missing(without):
    without("node", "curl")

    assert tools.versions().keys() == {"Python", "anthropic"}


def test_packages_are_pinned_to_one_version():
    package = json.loads((tools.HERE / "package.json").read_text())

    versions = package["devDependencies"].values()
    assert [each for each in versions if not re.fullmatch(r"\d+\.\d+\.\d+", each)] == []


def test_the_lock_says_what_to_install_and_not_where_from():
    text = (tools.HERE / "package-lock.json").read_text()
    packages = {path: each for path, each in json.loads(text)["packages"].items() if path}

    assert "://" not in text
    assert [path for path, each in packages.items() if "integrity" not in each] == []
    for name, version in json.loads((tools.HERE / "package.json").read_text())[
        "devDependencies"
    ].items():
        assert packages[f"node_modules/{name}"]["version"] == version
