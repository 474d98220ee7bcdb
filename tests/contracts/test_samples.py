"""Samples hold up as programs, and stand where readers take them for what they are.

That they run, and what comes of it, is tested in tests/samples.
"""

import subprocess
import sys

import pytest

from tests.contracts.content import ROOT, SAMPLES, SLUGS
from tests.samples.plan import read_plan
from troubleshooter.content import dialect

RUNS = read_plan()
MISTAKES = sorted({run.path for run in RUNS if run.is_mistake})


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


@pytest.mark.parametrize("slug", SLUGS)
def test_mistakes_are_shown_with_the_causes_and_nowhere_else(slug, library):
    shown = {section.id: _samples(section) for section in library.guides[slug].sections}

    assert [name for name in shown.pop("why") if not dialect.shows_mistake(name)] == []
    assert [name for names in shown.values() for name in names if dialect.shows_mistake(name)] == []


@pytest.mark.parametrize("path", MISTAKES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_beside_a_mistake_stands_code_in_its_language_that_works(path):
    """Works: there is a run in which nothing fails. The runs themselves prove it."""
    assert [
        run.path.name
        for run in RUNS
        if run.is_clean and run.path.parent == path.parent and run.path.suffix == path.suffix
    ]


@pytest.mark.parametrize("slug", SLUGS)
def test_a_guide_with_samples_has_code_that_meets_its_error(slug):
    """A mistake, or a sample whose output under that error is pasted back."""
    runs = [run for run in RUNS if run.slug == slug]

    assert not runs or any(run.pasted for run in runs)


def _samples(section):
    return [
        name
        for token in dialect.parse_blocks(section.body)
        if token.type == dialect.SAMPLE
        for name in token.meta["names"]
    ]
