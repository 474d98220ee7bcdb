"""What stands in two files of the project says the same in both."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
MAKEFILE = (ROOT / "Makefile").read_text()
LOCKS = ("runtime", "dev", "node")

# Runs in an interpreter of its own: here, Django is imported already.
IMPORT_ENGINE = """
import importlib, pkgutil, sys

class NoDjango:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "django":
            raise ImportError("The engine must do without Django.")

sys.meta_path.insert(0, NoDjango())
import troubleshooter.engine
for module in pkgutil.iter_modules(troubleshooter.engine.__path__, "troubleshooter.engine."):
    importlib.import_module(module.name)
    print(module.name)
"""


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def documents():
    return [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / ".ci" / "run"]


def requirements(group):
    """Return the names of packages that pyproject.toml asks for."""
    groups = {"runtime": PROJECT["project"]["dependencies"], **PROJECT["dependency-groups"]}
    asked = groups[group]
    return {re.match(r"[\w.-]+", each).group().lower() for each in asked}


def settings_read():
    """Return the environment variables that settings.py reads."""
    for node in ast.walk(ast.parse(read("troubleshooter/settings.py"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "").startswith("env_"):
            name = node.args[0].value
            yield name
            if node.func.id == "env_secret":
                yield f"{name}_FILE"


def settings_documented():
    return re.findall(r"^\| `([A-Z_]+)` \|", read("docs/operations.md"), flags=re.MULTILINE)


def test_the_newest_version_of_the_changelog_is_that_of_the_project():
    newest = re.search(r"^## \[(\d[^]]*)\] - \d{4}-\d\d-\d\d$", read("CHANGELOG.md"), re.MULTILINE)

    assert newest
    assert newest.group(1) == PROJECT["project"]["version"]


def test_the_oldest_python_is_the_same_everywhere():
    oldest = PROJECT["project"]["requires-python"].removeprefix(">=")
    major, minor = oldest.split(".")

    assert PROJECT["tool"]["ruff"]["target-version"] == f"py{major}{minor}"
    assert PROJECT["tool"]["mypy"]["python_version"] == oldest
    assert f"sys.version_info < ({major}, {minor})" in MAKEFILE
    assert f"--python-version {oldest}" in MAKEFILE
    assert f"Python {oldest}" in read("README.md")


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_documents_make_can_be_made(path):
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, flags=re.MULTILINE))
    named = re.findall(r"(?:^|`)make ([a-z]+)", path.read_text("utf-8"), flags=re.MULTILINE)

    assert set(named) <= targets


def test_the_readme_names_every_target():
    targets = set(re.findall(r"^([a-z]+):.*##", MAKEFILE, flags=re.MULTILINE))

    assert targets
    assert targets - {"help"} <= set(re.findall(r"make ([a-z]+)", read("README.md")))


def test_every_setting_is_documented_and_every_documented_setting_is_read():
    assert sorted(settings_documented()) == sorted(settings_read())


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_files_say_what_to_install_and_not_where_from(lock):
    lines = read(f"requirements/{lock}.txt").splitlines()

    assert not [line for line in lines if "://" in line]
    assert not [line for line in lines if re.match(r"\s*(-i|-f|--(?!hash=))", line)]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_its_hashes(lock):
    text = read(f"requirements/{lock}.txt")

    packages = re.findall(r"^\S+==\S+", text, re.MULTILINE)
    hashed = re.findall(r"^\S+==\S+.* \\\n    --hash=sha256:[0-9a-f]{64}", text, re.MULTILINE)
    assert packages
    assert len(packages) == len(hashed)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_dependency_is_locked(lock):
    locked = re.findall(r"^([\w.-]+)==", read(f"requirements/{lock}.txt"), flags=re.MULTILINE)

    assert requirements(lock) <= set(locked)


def test_every_dependency_says_what_it_is_for():
    dependencies = read("pyproject.toml").partition("[tool.")[0]
    named = re.findall(r'^    "[\w.-]+.*$', dependencies, flags=re.MULTILINE)

    assert len(named) == sum(len(requirements(lock)) for lock in LOCKS)
    assert not [line for line in named if not re.search(r'",\s+# \w', line)]


def test_the_engine_can_be_imported_without_django():
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_ENGINE],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "troubleshooter.engine.diagnosis" in done.stdout.split()
