"""Each rule for reference files, broken by a file that is good otherwise."""

import pytest

from tests.content.toy import CODES, EXCEPTIONS, GUIDE, PLANNED, SDKS, STATUSES
from troubleshooter.content.planned import PLANNED_GUIDES
from troubleshooter.content.reference_rules import MOST_FIXES

LONG = "x" * 240

BROKEN = {
    "unknown field": (STATUSES, 'name = "Bad Gateway"', 'name = "Bad Gateway"\nmood = 1', "mood", "unknown field 'mood'"),
    "missing field": (STATUSES, "read = 2026-11-01\n\n", "\n", "[[status]]", "field 'read' is missing"),
    "status that is no error": (STATUSES, "code = 503", "code = 302", "code = 302", "302 is no HTTP status of an error"),
    "meaning without full stop": (STATUSES, "got no answer.", "got no answer", "meaning", "meaning must end with a full stop"),
    "meaning with Markdown": (STATUSES, "got no answer.", "got no `answer`.", "meaning", "meaning is plain text: no backticks"),
    "meaning too long": (STATUSES, "The exchange got", "x" * 280, "meaning", "; at most 280"),
    "retry without full stop": (STATUSES, "Yes, later.", "Yes, later", "retry", "retry must end with a full stop"),
    "source without encryption": (STATUSES, "https://example.org/502", "example.org", "source", "source must begin with https://"),
    "read in the future": (STATUSES, "read = 2026-11-01", "read = 2026-12-01", "read", "read lies in the future"),
    "type twice": (STATUSES, '["line_error"]', '["line_error", "line_error"]', "error_types", "error_types holds 'line_error' 2 times"),
    "another table": (STATUSES, "[[status]]", "[[sauce]]\nhot = true\n\n[[status]]", "[[sauce]]", "'sauce' is unknown; only [[status]] may stand here"),
    "field outside a table": (CODES, "[[code]]", 'mood = "bad"\n[[code]]', "mood", "'mood' is unknown; only [[code]] may stand here"),
    "code of an unknown status": (CODES, "status = 503", "status = 504", "status", "status 504 is not in http_statuses.toml"),
    "code of no guide": (CODES, "line-busy", "line-gone", "slug", "guide 'line-gone' neither exists nor is it planned"),
    "code with capitals": (CODES, "line_busy", "Line-Busy", "code =", "code must be words in lower case with underscores between"),
    "code without a meaning": (CODES, 'meaning = "Somebody else is calling."\n', "", "[[code]]", "field 'meaning' is missing"),
    "code's meaning too long": (CODES, "Somebody else is calling", LONG[:200], "meaning", "meaning has 201 characters; at most 200"),
    "code's meaning without full stop": (CODES, "is calling.", "is calling", "meaning", "meaning must end with a full stop"),
    "remedy too long": (CODES, "Call again when they have hung up", LONG, "remedy", "remedy has 241 characters; at most 240"),
    "remedy without full stop": (CODES, "hung up.", "hung up", "remedy", "remedy must end with a full stop"),
    "remedy with Markdown": (CODES, "Call again", "`Call` again", "remedy", "remedy is plain text: no backticks"),
    "retry that is no answer": (CODES, '"later"', '"perhaps"', "retry", "retry: 'perhaps' is not one of no, later, yes"),
    "exception that is no class": (CODES, "LineBusyError", "line_busy", "exception", "exception must be the name of a class"),
    "module of another package": (CODES, '"anthropic.types.line"', '"anthropics.types"', "python", "python must be anthropic or a module of it"),
    "module of another npm package": (CODES, "@anthropic-ai/sdk/", "@anthropic-ai/sdkit/", "typescript", "typescript must be @anthropic-ai/sdk or a module of it"),
    "details that repeat the code": (CODES, '["caller"]', '["error_code"]', "details", "details names the fields beside error_code"),
    "details twice": (CODES, '["caller"]', '["caller", "caller"]', "details", "details holds 'caller' 2 times"),
    "code read in the future": (CODES, "read = 2026-11-01", "read = 2026-12-01", "read", "read lies in the future"),
    "code's source without encryption": (CODES, "https://example.org/busy", "example.org", "source =", "source must begin with https://"),
    "id with underscores": (EXCEPTIONS, '"value-error"', '"value_error"', 'id = "value_error"', "id must be words in lower case with hyphens between"),
    "parent below": (EXCEPTIONS, 'parent = "line-error"', 'parent = "busy-error"', 'parent = "busy-error"', "parent 'busy-error' does not stand above"),
    "exception of an unknown status": (EXCEPTIONS, "[502]", "[502, 599]", "[502, 599]", "status 599 is not in http_statuses.toml"),
    "status with two exceptions": (EXCEPTIONS, "[503]", "[502, 503]", "[502, 503]", "status 502 has an exception already"),
    "status without exception": (EXCEPTIONS, "[503]", "[]", "[[exception]]", "status 503 of http_statuses.toml has no exception"),
    "exception with no such guide": (EXCEPTIONS, f'"{PLANNED}"', '"bad-luck"', "bad-luck", "guide 'bad-luck' neither exists nor is it planned"),
    "fix twice": (EXCEPTIONS, f'"{PLANNED}"', '"line-busy"', '["line-busy", "line-busy"]', "fixes holds 'line-busy' 2 times"),
    "exception without a class": (EXCEPTIONS, '[[exception]]\nid = "line-error"', '[[exception]]\nid = "no-error"\nmeaning = "None."\nstatuses = []\nfixes = []\nsource = "https://example.org"\nread = 2026-11-01\n\n[[exception]]\nid = "line-error"', "[[exception]]", "names neither a Python class nor one of TypeScript"),
    "class that is no class": (EXCEPTIONS, '"ValueError"', '"value error"', '"value error"', "python: 'value error' is not the name of a class"),
    "old name that is no class": (EXCEPTIONS, '"NumberError"', '"number"', '["number"]', "old_names: 'number' is not the name of a class"),
    "class without a module": (EXCEPTIONS, 'python_module = "anthropic"\npython_text', "python_text", 'python = "BusyError"', "python_module is missing"),
    "module of a built-in": (EXCEPTIONS, "built_in = true", 'built_in = true\npython_module = "anthropic.types"', "anthropic.types", "python_module stands for no class that is imported"),
    "class in a strange module": (EXCEPTIONS, "@anthropic-ai/sdk/line", "sdk/line", "sdk/line", "typescript_module must be @anthropic-ai/sdk or a module of it"),
    "built_in as text": (EXCEPTIONS, "built_in = true", 'built_in = "true"', "built_in", "built_in must be true or false"),
    "exception's meaning without full stop": (EXCEPTIONS, "The base of all.", "The base of all", "meaning", "meaning must end with a full stop"),
    "no such SDK": (SDKS, 'id = "python"', 'id = "cobol"', 'id = "cobol"', "id: 'cobol' is not one of python, typescript"),
    "SDK missing": (SDKS, 'id = "typescript"', 'id = "python"', "[[sdk]]", "[[sdk]] with id 'typescript' is missing"),
    "other SDK missing": (SDKS, 'id = "php"', 'id = "ruby"', "[[sdk]]", "[[other]] with id 'php' is missing"),
    "version cut short": (SDKS, '"1.2.3"', '"1.2"', "version", "version must be a version such as 2.12.0"),
    "released in the future": (SDKS, "released = 2026-10-31", "released = 2026-12-01", "released", "released lies in the future"),
    "longest wait handled otherwise": (SDKS, '"ignored"', '"doubled"', "beyond_retry_after", "beyond_retry_after: 'doubled' is not one of capped, ignored"),
    "retried status unknown": (SDKS, "[502]", "[501]", "retried_statuses", "status 501 is not in http_statuses.toml"),
    "retried status said twice": (SDKS, "retried_from = 503", "retried_from = 500", "retried_statuses", "retried_statuses are those below retried_from"),
    "negative number": (SDKS, "max_retries = 2", "max_retries = -1", "max_retries", "max_retries must not be negative"),
    "delays that shrink": (SDKS, "longest_delay_ms = 8000", "longest_delay_ms = 80", "longest_delay_ms", "longest_delay_ms is below initial_delay_ms"),
    "header with capitals": (SDKS, '["line-id"', '["Line-Id"', 'headers = ["Line-Id', "headers: write 'Line-Id' in lower case"),
    "header of retries that is not read": (SDKS, 'retry_header = "line-again"', 'retry_header = "line-anew"', "retry_header", "retry_header: 'line-anew' is not among headers"),
    "header of waits that is not read": (SDKS, '["line-wait"]', '["line-pause"]', "wait_headers", "wait_headers: 'line-pause' is not among headers"),
    "variable without meaning": (SDKS, ', meaning = "Where the exchange is."', "", "LINE_URL", "variables must be a list of { name = ..., meaning = ... }"),
    "variable in lower case": (SDKS, '"LINE_URL"', '"line_url"', "line_url", "variables: 'line_url' is no environment variable"),
    "variable that is a credential": (SDKS, '"LINE_URL"', '"LINE_KEY"', "variables = [{", "variables: LINE_KEY stands here twice"),
    "variable without full stop": (SDKS, "Where the exchange is.", "Where the exchange is", "variables = [{", "variables: LINE_URL: end with a full stop"),
    "handling too long": (SDKS, "Look at the number", LONG[:200], "handling", "handling has 201 characters; at most 200"),
    "handling without full stop": (SDKS, "Look at the number.", "Look at the number", "handling", "handling must end with a full stop"),
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


def test_a_code_and_its_class_stand_once(folder):
    """Whatever its status: a code has one address."""
    text = (folder.root / CODES).read_text()
    folder.write(CODES, text + "\n" + text.replace("status = 503", "status = 502"))
    assert folder.problems() == [
        f"{CODES}:17: line_busy stands here twice",
        f"{CODES}:22: LineBusyError stands here twice",
    ]


@pytest.mark.parametrize(
    ("name", "other", "twice"),
    [
        (EXCEPTIONS, 'id = "value-error"', 'id = "busy-error"'),
        (EXCEPTIONS, 'python = "BusyError"', 'python = "StatusError"'),
        (SDKS, 'id = "typescript"', 'id = "python"'),
    ],
)
def test_a_name_stands_once(folder, name, other, twice):
    line = folder.line_of(name, other)
    folder.replace(name, other, twice)
    value = twice.split('"')[1]
    assert f"{name}:{line}: {value} stands here twice" in folder.problems()


def test_a_code_may_point_to_a_guide_that_is_still_to_be_written(folder):
    folder.replace(CODES, 'slug = "line-busy"', f'slug = "{PLANNED}"')
    assert folder.problems() == []


def test_a_guide_that_is_written_is_planned_no_more(folder):
    text = (folder.root / GUIDE).read_text()
    start = text.index("[[message]]")
    end = text.index("[[source]]")
    fix = text[:start] + text[end:].replace('{{ sample "call.py" }}', "")
    folder.write(f"network/{PLANNED}.md", fix.replace('{{ sample "call.ts" }}', "Wait."))
    assert (
        f"{CODES}:1: guide {PLANNED!r} exists: take it out of PLANNED_GUIDES in planned.py"
        in folder.problems()
    )


def test_an_exception_offers_few_fixes(folder):
    planned = sorted(PLANNED_GUIDES)[: MOST_FIXES + 1]
    listed = ", ".join(f'"{slug}"' for slug in planned)
    folder.replace(EXCEPTIONS, '["line-busy"]', f"[{listed}]")
    line = folder.line_of(EXCEPTIONS, planned[-1])
    assert folder.problems() == [f"{EXCEPTIONS}:{line}: fixes holds more than {MOST_FIXES}"]


def test_old_names_are_those_of_a_python_class(folder):
    folder.replace(EXCEPTIONS, 'python = "StatusError"\npython_module = "anthropic"\n', "")
    line = folder.line_of(EXCEPTIONS, "old_names")
    message = f"{EXCEPTIONS}:{line}: old_names are other names of a Python class"
    assert message in folder.problems()


@pytest.mark.parametrize(
    ("name", "table"), [(STATUSES, "status"), (CODES, "code"), (EXCEPTIONS, "exception")]
)
def test_an_empty_file_is_a_problem(folder, name, table):
    folder.write(name, "")
    assert f"{name}:1: holds no [[{table}]]" in folder.problems()


@pytest.mark.parametrize("name", [STATUSES, CODES, EXCEPTIONS, SDKS])
def test_a_missing_file_is_a_problem(folder, name):
    folder.remove(name)
    assert f"{name}:1: is missing" in folder.problems()


def test_a_syntax_error_is_reported_with_its_line(folder):
    folder.replace(CODES, "status = 503", "status 503")
    [problem] = folder.problems()
    assert problem.startswith(f"{CODES}:2: TOML: ")
