"""Sample lines in Markdown."""

from troubleshooter.content import dialect


def names(text):
    return [token.meta["names"] for token in dialect.parse(text) if token.type == dialect.SAMPLE]


def test_a_sample_line_ends_a_paragraph():
    assert names('Run:\n{{ sample "a.py" }}\nThen go.') == [("a.py",)]


def test_twins_become_one_block():
    assert names('{{ sample "a.py" }}\n\n\n{{ sample "a.ts" }}\n') == [("a.py", "a.ts")]


def test_other_samples_stay_apart():
    assert names('{{ sample "a.py" }}\n{{ sample "b.ts" }}\n') == [("a.py",), ("b.ts",)]


def test_text_between_keeps_twins_apart():
    assert names('{{ sample "a.py" }}\nor\n\n{{ sample "a.ts" }}\n') == [("a.py",), ("a.ts",)]


def test_samples_stand_in_the_step_they_are_indented_to():
    tokens = dialect.parse('1. Run:\n   {{ sample "a.py" }}\n\n   {{ sample "a.ts" }}\n2. Go.\n')
    [sample] = [token for token in tokens if token.type == dialect.SAMPLE]
    assert (sample.level, sample.map, sample.meta["names"]) == (2, [1, 4], ("a.py", "a.ts"))
    assert [token.type for token in tokens].count("list_item_open") == 2


def test_twins_of_two_steps_stay_apart():
    assert names('1. {{ sample "a.py" }}\n2. {{ sample "a.ts" }}\n') == [("a.py",), ("a.ts",)]


def test_sample_lines_in_code_are_code():
    assert names('```text\n{{ sample "a.py" }}\n```\n\n    {{ sample "a.py" }}\n') == []


def test_lines_of_running_text_are_those_it_stands_on():
    tokens = dialect.parse("one\n`two`\n\n| a |\n| - |\n| *b* |\n")
    lines = {inline.token.content: inline.line for inline in dialect.inline_tokens(tokens)}
    assert (lines["one"], lines["two"], lines["a"], lines["b"]) == (0, 1, 3, 5)


def test_a_stem_is_the_name_without_its_last_ending():
    assert dialect.stem("retry.v2.py") == "retry.v2"
