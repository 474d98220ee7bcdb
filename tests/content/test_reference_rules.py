"""Each rule for reference files, broken by a file that is good otherwise."""

import pytest

from tests.content.toy import CODES, STATUSES

BROKEN = {
    "unknown field": (STATUSES, 'name = "Bad Gateway"', 'name = "Bad Gateway"\nmood = 1', "mood", "unknown field 'mood'"),
    "missing field": (STATUSES, "read = 2026-11-01\n\n", "\n", "[[status]]", "field 'read' is missing"),
    "status that is no error": (STATUSES, "code = 503", "code = 302", "code = 302", "302 is no HTTP status of an error"),
    "meaning without full stop": (STATUSES, "got no answer.", "got no answer", "meaning", "meaning must end with a full stop"),
    "meaning too long": (STATUSES, "The exchange got", "x" * 280, "meaning", "; at most 280"),
    "retry without full stop": (STATUSES, "Yes, later.", "Yes, later", "retry", "retry must end with a full stop"),
    "source without encryption": (STATUSES, "https://example.org/502", "example.org", "source", "source must begin with https://"),
    "read in the future": (STATUSES, "read = 2026-11-01", "read = 2026-12-01", "read", "read lies in the future"),
    "type twice": (STATUSES, '["line_error"]', '["line_error", "line_error"]', "error_types", "error_types holds 'line_error' 2 times"),
    "another table": (STATUSES, "[[status]]", "[[sauce]]\nhot = true\n\n[[status]]", "[[sauce]]", "'sauce' is unknown; only [[status]] may stand here"),
    "field outside a table": (CODES, "[[code]]", 'mood = "bad"\n[[code]]', "mood", "'mood' is unknown; only [[code]] may stand here"),
    "code of an unknown status": (CODES, "status = 503", "status = 504", "status", "status 504 is not in http_statuses.toml"),
    "code of no guide": (CODES, "line-busy", "line-gone", "slug", "guide 'line-gone' does not exist"),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN.values(), ids=BROKEN.keys())
def test_a_rule_names_the_line(folder, case):
    name, old, new, where, message = case
    folder.replace(name, old, new)
    [problem] = [problem for problem in folder.problems() if message in problem]
    assert problem.startswith(f"{name}:{folder.line_of(name, where)}: ")


def test_a_status_stands_once(folder):
    folder.replace(STATUSES, "code = 503", "code = 502")
    assert f"{STATUSES}:11: 502 stands here twice" in folder.problems()


def test_a_code_stands_once_for_each_status(folder):
    folder.write(CODES, 2 * (folder.root / CODES).read_text())
    assert folder.problems() == [f"{CODES}:7: 503 line_busy stands here twice"]


def test_an_empty_file_is_a_problem(folder):
    folder.write(CODES, "")
    assert folder.problems() == [f"{CODES}:1: holds no [[code]]"]


@pytest.mark.parametrize("name", [STATUSES, CODES])
def test_a_missing_file_is_a_problem(folder, name):
    folder.remove(name)
    assert f"{name}:1: is missing" in folder.problems()


def test_a_syntax_error_is_reported_with_its_line(folder):
    folder.replace(CODES, "status = 503", "status 503")
    [problem] = folder.problems()
    assert problem.startswith(f"{CODES}:2: TOML: ")


def test_a_code_may_stand_under_two_statuses(folder):
    folder.replace(
        CODES,
        "[[code]]",
        '[[code]]\nstatus = 502\ncode = "line_busy"\nslug = "line-cut"\n\n[[code]]',
    )
    assert folder.problems() == []
