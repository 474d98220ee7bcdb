import json
import os
import shutil
import subprocess
import tempfile
from dataclasses import replace

import pytest

from tests.freshness.registries import npm_registry, write_wheel
from tests.freshness.toy import PYTHON, TYPESCRIPT, printed
from troubleshooter.freshness import newest
from troubleshooter.freshness.newest import CouldNotLookError, RegistryInstaller, look_at_newest

PACKAGE = "@exchange/line"


class PreparedInstaller:
    """Hands out programs that print snapshots made here, and remembers what it was asked for."""

    def __init__(self, *snapshots):
        self.snapshots = list(snapshots)
        self.asked = []
        self.folders = []

    def install_python(self, folder, package, version):
        self.asked.append((package, version))
        self.folders.append(folder)
        return program(folder / "python", printed(self.snapshots.pop(0)))

    def install_typescript(self, folder, package, version):
        self.install_python(folder, package, version)
        return folder


def program(path, text):
    """A program that prints `text`, whatever it is asked."""
    (path.parent / "printed").write_text(text, encoding="utf-8")
    path.write_text(f'#!/bin/sh\ncat "{path.parent}/printed"\n', encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def sdks(desk):
    return desk.content().library.sdks


@pytest.fixture
def empty_path(monkeypatch, tmp_path):
    """A PATH with nothing on it but what a test puts there."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def test_the_newest_is_installed_first_and_the_described_version_next_to_it(sdks):
    new = replace(PYTHON, version="1.3.0")
    installer = PreparedInstaller(new, PYTHON)

    look = look_at_newest(sdks["python"], installer)

    assert installer.asked == [("exchange-python", None), ("exchange-python", "1.2.3")]
    assert (look.described.version, look.newest.version) == ("1.2.3", "1.3.0")
    assert look.newest.error_classes == new.error_classes
    assert look.newest.deprecated_models == new.deprecated_models


def test_nothing_more_is_installed_where_the_described_version_is_the_newest(sdks):
    installer = PreparedInstaller(PYTHON)
    look = look_at_newest(sdks["python"], installer)
    assert installer.asked == [("exchange-python", None)]
    assert look.described is look.newest


def test_typescript_is_looked_at_with_the_node_on_the_path(sdks, empty_path):
    new = replace(TYPESCRIPT, version="1.3.0")
    program(empty_path / "node", printed(new))
    (empty_path / "cat").symlink_to("/bin/cat")
    look = look_at_newest(sdks["typescript"], PreparedInstaller(new, TYPESCRIPT))
    assert look.newest.package == "exchange-typescript"


def test_the_folders_are_gone_afterwards(sdks):
    installer = PreparedInstaller(replace(PYTHON, version="1.3.0"), PYTHON)
    look_at_newest(sdks["python"], installer)
    assert [folder.exists() for folder in installer.folders] == [False, False]


def test_the_folders_are_gone_after_a_failure_too(sdks, monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    class Failing(PreparedInstaller):
        def install_python(self, folder, package, version):
            (folder / "half").write_text("of it")
            raise CouldNotLookError("no line")

    with pytest.raises(CouldNotLookError, match=r"^no line$"):
        look_at_newest(sdks["python"], Failing())
    assert list(tmp_path.iterdir()) == []


def test_a_package_that_cannot_be_looked_at_is_named(sdks):
    class Silent(PreparedInstaller):
        def install_python(self, folder, package, version):
            return program(folder / "python", "")

    with pytest.raises(
        CouldNotLookError, match=r"^exchange-python \(newest\): the probe printed no snapshot: "
    ):
        look_at_newest(sdks["python"], Silent())


def test_without_node_there_is_no_look(sdks, empty_path):
    with pytest.raises(CouldNotLookError, match=r"^exchange-typescript needs node, and it is not"):
        look_at_newest(sdks["typescript"], PreparedInstaller(TYPESCRIPT))


def test_without_npm_there_is_no_look(empty_path, tmp_path):
    with pytest.raises(CouldNotLookError, match=r"^@exchange/line@latest needs npm, and it is not"):
        RegistryInstaller().install_typescript(tmp_path, PACKAGE, None)


def test_the_reason_of_a_failed_installation_is_told_without_its_secrets(empty_path, tmp_path):
    secret = "sk-ant-api03-Ab1Cd2Ef3Gh4Ij5Kl6Mn7Op8Qr9St0Uv"
    npm = empty_path / "npm"
    npm.write_text(f"#!/bin/sh\necho 'fetching' >&2\necho 'refused: {secret}' >&2\nexit 7\n")
    npm.chmod(0o755)
    with pytest.raises(CouldNotLookError) as caught:
        RegistryInstaller().install_typescript(tmp_path, PACKAGE, "1.2.3")
    assert str(caught.value).startswith("@exchange/line@1.2.3 could not be installed: refused: ")
    assert secret not in str(caught.value)


NPM = """\
npm warn config a warning
npm error code E404
npm error 404 Not Found - GET http://127.0.0.1/line
npm error 404
npm error 404 '@exchange/line@*' is not in this registry.
npm error A complete log of this run can be found in: /home/caller/.npm/_logs/1.log
"""
PIP = """\
Looking in links: /nowhere
ERROR: Could not find a version for line

[notice] A new release of pip is available: 1.0 -> 2.0
ERROR: No matching distribution found for line
[notice] To update, run: pip install --upgrade pip
"""


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (
            NPM,
            "npm error code E404; npm error 404 Not Found - GET http://127.0.0.1/line; npm error 404",
        ),
        (
            PIP,
            "ERROR: Could not find a version for line; ERROR: No matching distribution found for line",
        ),
        ("fetching\nKilled\n", "Killed"),
        ("", "exit code 7"),
    ],
    ids=["npm", "pip", "another", "silent"],
)
def test_the_reason_is_what_pip_and_npm_mark_as_one(empty_path, tmp_path, said, reason):
    (empty_path / "said").write_text(said)
    (empty_path / "cat").symlink_to("/bin/cat")
    npm = empty_path / "npm"
    npm.write_text(f'#!/bin/sh\ncat "{empty_path}/said" >&2\nexit 7\n')
    npm.chmod(0o755)
    with pytest.raises(CouldNotLookError) as caught:
        RegistryInstaller().install_typescript(tmp_path, PACKAGE, "1.2.3")
    assert str(caught.value) == f"@exchange/line@1.2.3 could not be installed: {reason}"


def test_an_installation_that_hangs_is_given_up(empty_path, tmp_path, monkeypatch):
    monkeypatch.setattr(newest, "INSTALL_SECONDS", 0.1)
    npm = empty_path / "npm"
    npm.write_text("#!/bin/sh\nexec /bin/sleep 60\n")
    npm.chmod(0o755)
    with pytest.raises(CouldNotLookError, match=r"could not be installed: .* timed out"):
        RegistryInstaller().install_typescript(tmp_path, PACKAGE, None)


def test_pip_installs_the_newest_wheel_into_an_environment_of_its_own(tmp_path, monkeypatch):
    index = tmp_path / "index"
    index.mkdir()
    for version in ("1.2.3", "1.10.0", "1.9.0"):
        write_wheel(index, "exchange_line", version)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(index))
    folder = tmp_path / "new"

    interpreter = RegistryInstaller().install_python(folder, "exchange-line", None)

    code = "import exchange_line, sys; print(exchange_line.__version__, sys.prefix)"
    done = subprocess.run(
        [interpreter, "-I", "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["1.10.0", str(folder)]
    with pytest.raises(CouldNotLookError, match=r"^exchange-line==4 could not be installed: "):
        RegistryInstaller().install_python(folder, "exchange-line", "4")


@pytest.mark.parametrize(("version", "installed"), [(None, "1.10.0"), ("1.2.3", "1.2.3")])
def test_npm_installs_a_package_and_runs_nothing_of_it(tmp_path, monkeypatch, version, installed):
    if not shutil.which("npm"):
        (pytest.fail if os.environ.get("CI") else pytest.skip)("npm is not on the PATH")
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "cache"))
    with npm_registry(PACKAGE, ["1.2.3", "1.10.0"]) as address:
        monkeypatch.setenv("npm_config_registry", address)
        package = RegistryInstaller().install_typescript(tmp_path / "new", PACKAGE, version)

    manifest = json.loads((package / "package.json").read_text(encoding="utf-8"))
    assert (manifest["name"], manifest["version"]) == (PACKAGE, installed)
    assert [path.name for path in package.iterdir()] == ["package.json"]
