"""Each rule for front matter, broken by a guide that is good otherwise."""

from datetime import date

import pytest

from tests.content.toy import GUIDE, OTHER, STATUSES, GuidesFolder
from troubleshooter.content.front_matter_rules import FIELDS
from troubleshooter.content.vocabulary import PLACEHOLDERS
from troubleshooter.engine.signatures import parse_template

MESSAGE = 'text = "no dialling tone"'

BROKEN = {
    "unknown field": ('action = "fix-network"', 'action = "fix-network"\nmood = "bad"', "mood", "unknown field 'mood'"),
    "field of another type": ("status = [502]", 'status = ["502"]', "status", "status must be a list of whole numbers"),
    "a truth value is no number": ("status = [502]", "status = [true]", "status", "status must be a list of whole numbers"),
    "date in quotes": ("reviewed = 2026-11-20", 'reviewed = "2026-11-20"', "reviewed", "reviewed must be a date"),
    "date with a time": ("read = 2026-11-01", "read = 2026-11-01T10:00:00", "read", "read must be a date"),
    "empty title": ('title = "The line was cut"', 'title = " "', "title", "title must be a text"),
    "unknown table": ("[[source]]", '[[sauce]]\nhot = "yes"\n\n[[source]]', "[[sauce]]", "unknown table [[sauce]]"),
    "field missing in a message": ('source = "wrapper"\n', "", '[[message]]\ntext = "no', "field 'source' is missing"),
    "unknown field in a source": ('kind = "vendor"', 'kind = "vendor"\nmood = "bad"', "mood", "unknown field 'mood'"),
    "title too long": ('title = "The line was cut"', f'title = "{"x" * 71}"', "title", "title has 71 characters; at most 70"),
    "summary too long": ("Somebody cut the line between you and the exchange.", "x" * 160 + ".", "summary", "summary has 161 characters; at most 160"),
    "answer too long": ("Splice the line with `splice`", "x" * 280, "answer", "; at most 280"),
    "answer on two lines": ('answer = "Splice the line', 'answer = "Splice\\nthe line', "answer", "answer must stand on one line"),
    "title with white space around": ('title = "The line', 'title = " The line', "title", "title begins or ends with white space"),
    "supports too long": ("what the exchange says of cut lines", "x" * 161, "supports", "supports has 161 characters; at most 160"),
    "summary without full stop": ("and the exchange.", "and the exchange", "summary", "summary must end with a full stop"),
    "summary of two sentences": ("Somebody cut the line", "Bad luck! Somebody cut the line", "summary", "summary must be one sentence"),
    "markup in the title": ('title = "The line', 'title = "The `line`', "title", "title is plain text: no backticks"),
    "unknown surface": ('"python", "curl"', '"python", "telephone"', "surfaces", "surfaces: 'telephone' is not one of api, curl"),
    "unknown signal": ("signals = []", 'signals = ["hunch"]', "signals", "signals: 'hunch' is not one of overloaded"),
    "unknown action": ('action = "fix-network"', 'action = "pray"', "action", "action: 'pray' is not one of retry"),
    "unknown message source": ('source = "wrapper"', 'source = "rumour"', 'source = "rumour"', "source: 'rumour' is not one of api"),
    "unknown strength": ('strength = "shared"', 'strength = "weak"', 'strength = "weak"', "strength: 'weak' is not one of decisive, shared"),
    "unknown kind of source": ('kind = "vendor"', 'kind = "hearsay"', "kind", "kind: 'hearsay' is not one of vendor"),
    "value twice in a list": ("status = [502]", "status = [502, 502]", "status", "status holds 502 2 times"),
    "related twice": ('related = ["line-busy"]', 'related = ["line-busy", "line-busy"]', "related", "related holds 'line-busy' 2 times"),
    "unknown status": ("status = [502]", "status = [502, 418]", "status", "status 418 is not in reference/http_statuses.toml"),
    "unknown error type": ('error_types = ["line_error"]', 'error_types = ["line_error", "odd_error"]', "error_types", "'odd_error' is not in reference"),
    "exception without module": ('"exchange.LineError"', '"LineError"', "exceptions", "exception 'LineError' must be written with its module"),
    "related to itself": ('related = ["line-busy"]', 'related = ["line-cut"]', "related", "a guide is not related to itself"),
    "related to nothing": ('related = ["line-busy"]', 'related = ["line-gone"]', "related", "related guide 'line-gone' does not exist"),
    "reviewed in the future": ("reviewed = 2026-11-20", "reviewed = 2026-11-23", "reviewed", "reviewed lies in the future: 2026-11-23"),
    "source read in the future": ("read = 2026-11-01", "read = 2026-11-23", "read", "read lies in the future: 2026-11-23"),
    "source without encryption": ("https://example.org/lines", "http://example.org/lines", "url = ", "url must begin with https://"),
    "status of a message not the guide's": (MESSAGE, f"{MESSAGE}\nstatus = [503]", "status = [503]", "message: 503 is no status of this guide"),
    "unknown placeholder": (MESSAGE, 'text = "no dialling tone at {place} today"', "dialling", "message: '{place}' is no placeholder"),
    "single brace": (MESSAGE, 'text = "no dialling tone } today"', "dialling", "message: '}' is no placeholder"),
    "too few literal letters": (MESSAGE, 'text = "no line {n} 12345 it is"', "no line", "message: the longest run of literal text must have 8 letters"),
    "any at the start": (MESSAGE, 'text = "\'{any} no dialling tone"', "dialling", "message: {any} must not come first"),
    "any at the end": (MESSAGE, 'text = "no dialling tone {any}"', "dialling", "message: {any} must not come last"),
    "placeholders side by side": (MESSAGE, 'text = "no dialling tone {n} {name} today"', "dialling", "message: two placeholders need words between them"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "where", "message"), BROKEN.values(), ids=BROKEN.keys())
def test_a_rule_names_the_line_and_nothing_else(folder, old, new, where, message):
    folder.replace(GUIDE, old, new)
    [problem] = folder.problems()
    # A table is found by its header where the field itself is missing.
    line = folder.line_of(GUIDE, where) if "\n" not in where else _line_before(folder, where)
    assert problem.startswith(f"{GUIDE}:{line}: ")
    assert message in problem


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_is_required(folder, name):
    lines = (folder.root / GUIDE).read_text().splitlines(keepends=True)
    folder.write(GUIDE, "".join(line for line in lines if not line.startswith(f"{name} = ")))
    [problem] = folder.problems()
    assert problem == f"{GUIDE}:2: field {name!r} is missing"


def test_a_guide_without_a_source_is_refused(folder):
    text = (folder.root / OTHER).read_text()
    start, end = text.index("[[source]]"), text.index("+++", 4)
    folder.write(OTHER, text[:start] + text[end:])
    assert folder.problems() == [f"{OTHER}:1: needs at least one [[source]]"]


def test_a_guide_that_nothing_leads_to_is_refused(folder):
    folder.replace(OTHER, 'signals = ["overloaded"]', "signals = []")
    [problem] = folder.problems()
    assert problem.startswith(f"{OTHER}:1: needs a [[message]] or a signal")


def test_a_question_needs_no_message(folder):
    folder.replace(OTHER, 'signals = ["overloaded"]', "signals = []")
    (folder.root / "questions").mkdir()
    (folder.root / OTHER).rename(folder.root / "questions/line-busy.md")
    assert folder.problems() == []


@pytest.mark.parametrize("name", ["Line-Wet", "line_wet", "line--wet", "-line", "línea"])
def test_a_slug_is_made_of_lower_case_words_and_hyphens(folder, name):
    folder.write(f"network/{name}.md", (folder.root / OTHER).read_text())
    [problem] = folder.problems()
    assert problem.startswith(f"network/{name}.md:1: the file name {name!r} must be lower-case")


def test_a_slug_is_taken_once_over_all_topics(folder):
    folder.write("server/line-busy.md", (folder.root / OTHER).read_text())
    assert folder.problems() == [
        f"{OTHER}:1: the slug 'line-busy' is taken by server/line-busy.md",
        f"server/line-busy.md:1: the slug 'line-busy' is taken by {OTHER}",
    ]


@pytest.mark.parametrize("topic", ["weather", "network/deep", "."])
def test_a_guide_stands_in_the_folder_of_a_topic(folder, topic):
    (folder.root / topic).mkdir(exist_ok=True)
    (folder.root / OTHER).rename(folder.root / topic / "line-busy.md")
    [problem] = folder.problems()
    assert f"the folder {topic!r} is no topic; topics: auth, billing" in problem


@pytest.mark.parametrize(
    "name",
    [
        "anthropic.BadRequestError",
        "@anthropic-ai/sdk.BadRequestError",
        "com.anthropic.errors.RateLimitException",
        "Anthropic::Errors::RateLimitError",
        r"Anthropic\\Core\\Exceptions\\RateLimitException",
    ],
)
def test_exceptions_of_every_language_have_a_module(folder, name):
    folder.replace(GUIDE, "exchange.LineError", name)
    assert folder.problems() == []


def test_a_doubled_brace_is_a_literal_one(folder):
    folder.replace(GUIDE, "no dialling tone", "{{'no': 'dialling tone'}}")
    assert folder.problems() == []


def test_dates_are_compared_with_the_day_that_is_given(folder):
    assert folder.problems(date(2026, 11, 20)) == []
    assert len(folder.problems(date(2026, 11, 19))) == 2


@pytest.mark.parametrize("name", PLACEHOLDERS)
def test_the_engine_knows_every_placeholder_that_guides_may_use(name):
    assert parse_template(f"a{{{name}}}b") == (["a", "b"], [name])


def test_every_status_and_type_a_guide_may_name_comes_from_the_reference(folder):
    folder.replace(STATUSES, 'error_types = ["line_error"]', 'error_types = ["rope_error"]')
    problems = folder.problems()
    assert f"{GUIDE}:6: 'line_error' is not in reference/http_statuses.toml" in problems


def _line_before(folder: GuidesFolder, words: str) -> int:
    return (folder.root / GUIDE).read_text().partition(words)[0].count("\n") + 1
