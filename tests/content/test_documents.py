"""Taking files apart, with the lines where things were written."""

import pytest

from tests.content.toy import GUIDE, OTHER, TEXTS
from troubleshooter.content.documents import UnreadableError, parse_guide, parse_toml

UNREADABLE = {
    "no fence": ("title = 1\n", 1, "must begin with a line +++"),
    "empty": ("", 1, "must begin with a line +++"),
    "one fence": ("+++\ntitle = 1\n\n## What\n", 4, "has no second line +++"),
    "indented fence": (" +++\n+++\n", 1, "must begin with a line +++"),
    "syntax": ('+++\ntitle = "a"\nsummary = b\n+++\n', 3, "TOML: "),
    "open text": ('+++\n\ntitle = "a\n+++\n', 3, "TOML: "),
    "field twice": ("+++\na = 1\na = 2\n+++\n", 3, "TOML: "),
}


@pytest.mark.parametrize(("text", "line", "message"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_cannot_be_read_tells_the_line(folder, text, line, message):
    folder.write(OTHER, text)
    [problem] = folder.problems()
    assert problem.startswith(f"{OTHER}:{line}: {message}")


def test_a_guide_that_is_no_utf8_is_reported_with_its_line(folder):
    line = folder.line_of(OTHER, "tone is short")
    folder.write(OTHER, TEXTS[OTHER].encode().replace(b"short", b"\xe9"))
    assert folder.problems() == [f"{OTHER}:{line}: is not valid UTF-8"]


def test_windows_line_ends_change_nothing(folder):
    folder.write(GUIDE, TEXTS[GUIDE].replace("\n", "\r\n"))
    assert folder.problems() == []


def test_lines_of_keys_are_those_of_the_file():
    toml = parse_toml(
        'a = 1\n\n[[b]]\nc = """\nx = 1\n"""\nx = 2\n[[b]]\nd = [\n  "e = 1",\n]\ne = 3\n', 10
    )
    first, second = toml.tables("b")
    assert (toml.root.line_of("a"), toml.root.line_of("b")) == (10, 12)
    assert (first.line, first.line_of("c")) == (12, 13)
    assert (second.line, second.line_of("d"), second.line_of("e")) == (17, 18, 21)
    assert second.line_of("missing") == 17


def test_values_of_another_type_read_as_empty():
    table = parse_toml('a = 1\nb = "x"\nc = [1, "y", true]\nd = 2026-11-22T10:00:00\n').root
    assert (table.text("a"), table.number("b"), table.day("d")) == ("", None, None)
    assert (table.texts("c"), table.numbers("c"), table.texts("b")) == (("y",), (1,), ())


def test_sections_keep_their_text_and_their_lines(tmp_path):
    guide = parse_guide(
        tmp_path / "a.md", "auth", "+++\n+++\n\nHello.\n\n## One\n\n# no\n\n## Two\nx\n"
    )
    assert (guide.introduction, guide.introduction_line) == ("Hello.", 4)
    assert [(section.title, section.heading_line, section.line) for section in guide.sections] == [
        ("One", 6, 7),
        ("no", 8, 9),
        ("Two", 10, 11),
    ]
    assert guide.sections[2].body == "x"


def test_an_error_at_the_end_of_a_document_has_its_last_line():
    with pytest.raises(UnreadableError) as caught:
        parse_toml('a = 1\nb = """\nc', 5)
    assert caught.value.line == 7


def test_characters_that_only_some_programs_break_lines_at_move_no_line(folder):
    folder.replace(GUIDE, "It is the season.", "It is\u2028the\x0cseason.")
    folder.replace(GUIDE, "## Fix it", "## Mend it")
    line = (folder.root / GUIDE).read_text().split("## Mend")[0].count("\n") + 1
    assert f"{GUIDE}:{line}: unknown heading 'Mend it'" in folder.problems()
