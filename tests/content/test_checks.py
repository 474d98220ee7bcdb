"""The run over all rules: what it collects, how it reports it."""

from datetime import date

from tests.content.toy import CODES, EXCEPTIONS, GUIDE, OTHER, PYTHON_SAMPLE, STATUSES
from troubleshooter.content.library import check_content
from troubleshooter.content.shelf import Problem


def test_good_guides_have_no_problem(folder):
    assert folder.problems() == []


def test_a_problem_prints_as_path_line_and_message(tmp_path):
    assert str(Problem(tmp_path / "a.md", 7, "is odd")) == f"{tmp_path}/a.md:7: is odd"


def test_all_problems_of_all_files_are_reported_at_once_and_sorted(folder):
    folder.replace(GUIDE, 'title = "The line was cut"', 'title = ""')
    folder.replace(GUIDE, "## Fix it", "## Mend it")
    folder.replace(OTHER, 'action = "wait"', 'action = "hope"')
    folder.write(PYTHON_SAMPLE, "def (:\n")
    folder.replace(STATUSES, "code = 503", "code = 502")

    problems = check_content(folder.root, date(2026, 11, 22))

    assert list(problems) == sorted(problems)
    assert {problem.path.relative_to(folder.root).as_posix() for problem in problems} == {
        GUIDE,
        OTHER,
        PYTHON_SAMPLE,
        STATUSES,
        CODES,
        EXCEPTIONS,
    }


def test_a_folder_without_guides_is_a_problem(tmp_path):
    messages = [problem.message for problem in check_content(tmp_path / "none", date.max)]
    assert messages == ["holds no guide", *5 * ["is missing"]]


def test_a_guide_that_cannot_be_read_still_counts_for_links_to_it(folder):
    folder.write(OTHER, "no fences\n")
    assert folder.problems() == [f"{OTHER}:1: must begin with a line +++"]


def test_words_that_decide_for_two_guides_are_refused_whatever_their_quotes_and_spaces(folder):
    folder.replace(
        OTHER,
        "[[source]]",
        '[[message]]\ntext = "The line to `{id}` was cut  after {n} seconds {{sic}}"\n'
        'source = "api"\nstrength = "decisive"\n\n[[source]]',
    )
    line = folder.line_of(GUIDE, "was cut after")
    other_line = folder.line_of(OTHER, "was cut  after")
    assert folder.problems() == [
        f"{GUIDE}:{line}: message: the same decisive words stand in {OTHER}:{other_line}"
    ]


def test_shared_words_may_stand_in_two_guides(folder):
    folder.replace(
        OTHER,
        "[[source]]",
        '[[message]]\ntext = "no dialling tone"\nsource = "api"\nstrength = "shared"\n\n[[source]]',
    )
    assert folder.problems() == []


def test_samples_of_no_guide_are_a_problem(folder):
    folder.write("samples/line-gone/call.py", "print()\n")
    assert folder.problems() == ["samples/line-gone:1: there is no guide 'line-gone'"]


def test_a_sample_that_no_guide_shows_is_a_problem(folder):
    folder.write("samples/line-cut/spare.py", "print()\n")
    assert folder.problems() == [
        "samples/line-cut/spare.py:1: the guide 'line-cut' does not show this sample"
    ]


def test_a_secret_in_a_guide_or_a_sample_is_a_problem(folder):
    key = "sk-ant-api03-" + "q7Zt" * 23 + "-AA"
    folder.replace(GUIDE, "It is the season.", f"It is the season of {key}.")
    folder.replace(PYTHON_SAMPLE, "import exchange", f'import exchange\nkey = "{key}"')
    line = folder.line_of(GUIDE, "season of")
    sample, guide = sorted(folder.problems(), reverse=True)
    assert guide.startswith(f"{GUIDE}:{line}: this looks like a secret")
    assert sample.startswith(f"{PYTHON_SAMPLE}:2: this looks like a secret")
    assert key not in guide + sample
