from dataclasses import replace

from troubleshooter.content.planned import PLANNED_GUIDES
from troubleshooter.freshness.report import make_report


def planned(content):
    (note,) = [note for note in make_report(content, (), ()).notes if "to be written" in note.title]
    return note


def test_guides_to_be_written_are_those_of_the_backlog_without_a_page(desk):
    content = desk.content()
    slug = min(PLANNED_GUIDES)
    written = replace(content.library, guides={slug: content.library.guides["line-cut"]})

    before, after = planned(content), planned(replace(content, library=written))

    assert before.title == f"Guides still to be written: {len(PLANNED_GUIDES)}."
    assert before.lines == tuple(sorted(PLANNED_GUIDES))
    assert after.lines == before.lines[1:]
