"""One table, shown by several guides."""

import pytest

from tests.content.toy import GUIDE, OTHER
from troubleshooter.content.library import load_library
from troubleshooter.content.shared_tables import bring_in

TABLE = "tables/which-line.md"
GOOD = (
    "Told apart by the tone:\n\n| Tone | Line |\n| --- | --- |\n| none | [cut](/fix/line-cut/) |\n"
)
LINE = '{{ table "which-line" }}'
PLACE = "## Check that it worked\n"


@pytest.fixture
def shared(folder):
    folder.write(TABLE, GOOD)
    for guide in (GUIDE, OTHER):
        folder.replace(guide, PLACE, f"{LINE}\n\n{PLACE}")
    return folder


def test_a_shared_table_stands_in_every_guide_that_asks_for_it(shared):
    assert shared.problems() == []
    for guide in load_library(shared.root).guides.values():
        fix = next(section.body for section in guide.sections if section.id == "fix")
        assert GOOD.strip() in fix
        assert "{{ table" not in fix


def test_keeps_the_indentation_of_a_step():
    assert bring_in(f"1. Look:\n\n   {LINE}\n", {"which-line": "| a |\n| --- |\n"}) == (
        "1. Look:\n\n   | a |\n   | --- |\n"
    )


def test_an_example_in_a_fence_stays():
    body = f"```text\n{LINE}\n```"
    assert bring_in(body, {}) == body


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("/fix/line-cut/", "/fix/line-gone/", "5: link to '/fix/line-gone/' leads nowhere"),
        ("none", "<b>none</b>", "raw HTML is refused: <b>"),
        ("Told apart", "# Title\n\nTold apart", "1: a shared table is a paragraph"),
    ],
)
def test_a_shared_table_keeps_the_rules(shared, old, new, message):
    shared.write(TABLE, GOOD.replace(old, new))
    assert any(message in problem for problem in shared.problems())


def test_a_table_of_one_guide_belongs_into_that_guide(shared):
    shared.replace(OTHER, f"{LINE}\n\n", "")
    assert shared.problems() == [
        f"{TABLE}:1: a shared table is shown by two guides or more; this one by: line-cut"
    ]


def test_a_table_must_exist_and_stands_once(shared):
    shared.replace(GUIDE, LINE, f'{LINE}\n\n{LINE}\n\n{{{{ table "no-such" }}}}')
    line = shared.line_of(GUIDE, LINE)
    assert f"{GUIDE}:{line + 2}: table 'which-line' is shown twice" in shared.problems()
    assert f"{GUIDE}:{line + 4}: there is no tables/no-such.md" in shared.problems()
