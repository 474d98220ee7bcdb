"""Each rule for samples, broken by a sample that is good otherwise."""

import pytest

from tests.content.toy import GUIDE, PYTHON_SAMPLE
from troubleshooter.content.vocabulary import GUIDES_ABOUT_OLDER_MODELS

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


@pytest.mark.parametrize(
    "model", ["claude-sonnet-5-5", "anthropic.claude-sonnet-5-5", "claude-code"]
)
def test_current_models_and_other_names_are_allowed(folder, model):
    folder.replace(PYTHON_SAMPLE, "claude-sonnet-5-5", model)
    assert folder.problems() == []


@pytest.mark.parametrize(
    "model", ["claude-sonnet-4-5", "claude-sonnet-4-5-20250929", "claude-2.1", "claude-mythos-5-2"]
)
def test_samples_of_a_guide_about_older_models_may_name_any_of_the_catalogue(folder, model):
    sample = _move_samples(folder, GUIDES_ABOUT_OLDER_MODELS[0])
    folder.replace(sample, "claude-sonnet-5-5", model)
    assert folder.problems() == []


def test_a_guide_about_older_models_invents_none(folder):
    sample = _move_samples(folder, GUIDES_ABOUT_OLDER_MODELS[0])
    folder.replace(sample, "claude-sonnet-5-5", "claude-sonnet-4-7")
    assert folder.problems() == [
        f"{sample}:3: 'claude-sonnet-4-7' is no current model: claude-sonnet-5-5"
    ]


@pytest.mark.parametrize("stem", ["mistake", "mistake_model"])
def test_a_mistake_may_name_any_model(folder, stem):
    folder.write(f"{FOLDER}/{stem}.py", '# This fails: no such model.\ncall("claude-sonnet-4-7")\n')
    folder.replace(GUIDE, '{{ sample "call.py" }}', f'{{{{ sample "{stem}.py" }}}}')
    folder.remove(PYTHON_SAMPLE)
    assert folder.problems() == []


def test_a_mistake_says_so_in_its_first_words(folder):
    folder.write(f"{FOLDER}/mistake.ts", '// Works.\ncall("claude-sonnet-5-5");\n')
    folder.replace(GUIDE, '{{ sample "call.py" }}', '{{ sample "mistake.ts" }}')
    folder.remove(PYTHON_SAMPLE)
    assert folder.problems() == [
        f"{FOLDER}/mistake.ts:1: a sample that shows a mistake begins with 'This fails'"
    ]


def test_what_only_begins_like_a_mistake_is_none(folder):
    folder.write(f"{FOLDER}/mistaken.py", 'call("claude-2.1")\n')
    folder.replace(GUIDE, '{{ sample "call.py" }}', '{{ sample "mistaken.py" }}')
    folder.remove(PYTHON_SAMPLE)
    [problem] = folder.problems()
    assert problem.startswith(f"{FOLDER}/mistaken.py:1: 'claude-2.1' is no current model")


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


def _move_samples(folder, slug):
    """Give the guide with its samples the slug `slug`; its Python sample."""
    old = folder.root / FOLDER
    old.rename(old.parent / slug)
    guide = folder.root / GUIDE
    guide.rename(guide.with_name(f"{slug}.md"))
    return f"samples/{slug}/call.py"
