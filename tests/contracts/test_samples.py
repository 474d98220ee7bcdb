"""Samples hold up as programs."""

import subprocess
import sys

from tests.contracts.content import ROOT, SAMPLES


def test_python_samples_are_well_typed(tmp_path):
    """One run over all: the types of the SDK are what takes its time.

    Samples of two guides may share a name, which mypy takes for one module twice; so each is copied
    under a name that holds its guide.
    """
    for path in sorted(SAMPLES.glob("*/*.py")):
        copy = tmp_path / f"{path.parent.name}__{path.name}".replace("-", "_")
        copy.write_bytes(path.read_bytes())
    done = subprocess.run(
        [
            *(sys.executable, "-m", "mypy", "--strict", "--config-file="),
            *("--cache-dir", str(ROOT / ".mypy_cache" / "samples"), "."),
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
