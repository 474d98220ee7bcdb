"""Each rule for samples, broken by a sample that is good otherwise."""

import pytest

from tests.content.toy import PYTHON_SAMPLE
from troubleshooter.content.vocabulary import CURRENT_MODELS

FOLDER = "samples/line-cut"


def test_a_sample_has_at_most_thirty_lines(folder):
    folder.write(PYTHON_SAMPLE, "print()\n" * 30)
    assert folder.problems() == []
    folder.write(PYTHON_SAMPLE, "print()\n" * 31)
    assert folder.problems() == [f"{PYTHON_SAMPLE}:31: a sample has at most 30 lines, this one 31"]


def test_a_sample_is_not_empty(folder):
    folder.write(PYTHON_SAMPLE, "\n")
    assert folder.problems() == [f"{PYTHON_SAMPLE}:1: the sample is empty"]


def test_python_samples_parse(folder):
    folder.write(PYTHON_SAMPLE, "import exchange\n\nexchange.call(\n")
    [problem] = folder.problems()
    assert problem.startswith(f"{PYTHON_SAMPLE}:3: Python: ")


@pytest.mark.parametrize("name", ["call.rb", "Call.py", "call me.sh", "call"])
def test_names_of_samples_are_plain_and_end_with_a_known_language(folder, name):
    folder.write(f"{FOLDER}/{name}", "line\n")
    problems = folder.problems()
    assert (
        f"{FOLDER}/{name}:1: a sample's name is lower-case and ends with one of .py .ts .sh"
        in problems
    )


@pytest.mark.parametrize(
    "model",
    [
        "claude-sonnet-4-5",
        "claude-3-5-sonnet-20241022",
        "claude-sonnet-5-5-20260928",
        "claude-opus-4-5@20251101",
        "claude-mythos-5-2",
        "claude-2.1",
    ],
)
@pytest.mark.parametrize("ending", ["py", "ts"])
def test_old_models_are_refused(folder, model, ending):
    folder.replace(f"{FOLDER}/call.{ending}", "claude-sonnet-5-5", model)
    [problem] = folder.problems()
    assert problem.startswith(f"{FOLDER}/call.{ending}:3: {model!r} is no current model: ")


@pytest.mark.parametrize("model", [*CURRENT_MODELS, "anthropic.claude-sonnet-5-5", "claude-code"])
def test_current_models_and_other_names_are_allowed(folder, model):
    folder.replace(PYTHON_SAMPLE, "claude-sonnet-5-5", model)
    assert folder.problems() == []


def test_a_sample_that_is_no_text_is_reported_with_its_line(folder):
    folder.write(PYTHON_SAMPLE, b"print()\nprint('\xff')\n")
    assert f"{PYTHON_SAMPLE}:2: is not valid UTF-8" in folder.problems()


def test_folders_inside_samples_are_refused(folder):
    folder.write(f"{FOLDER}/deep/call.py", "print()\n")
    assert folder.problems() == [f"{FOLDER}/deep:1: only files may stand here"]


@pytest.mark.parametrize("name", ["__pycache__/call.pyc", ".mypy_cache/x", ".DS_Store"])
def test_what_tools_leave_behind_is_no_sample(folder, name):
    folder.write(f"{FOLDER}/{name}", "x")
    folder.write(f"samples/{name}", "x")
    assert folder.problems() == []
