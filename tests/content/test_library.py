"""From files to the Library."""

from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from tests.content.toy import GUIDE, OTHER
from troubleshooter.content.guide import Message, Source, SourceKind
from troubleshooter.content.library import ContentError, load_library
from troubleshooter.engine.knowledge import ErrorCode, MessageTemplate
from troubleshooter.engine.signals import Action, MessageSource, NamedSignal, Strength, Surface


def test_a_guide_holds_what_its_file_says(folder):
    guide = load_library(folder.root).guides["line-cut"]
    assert (guide.topic, guide.title) == ("network", "The line was cut")
    assert (guide.status, guide.error_types) == ((502,), ("line_error",))
    assert (guide.exceptions, guide.related) == (("exchange.LineError",), ("line-busy",))
    assert guide.surfaces == (Surface.PYTHON, Surface.CURL)
    assert guide.action is Action.FIX_NETWORK
    assert guide.reviewed == date(2026, 11, 20)
    assert guide.path == folder.root / GUIDE
    assert guide.messages[1] == Message("no dialling tone", MessageSource.WRAPPER, Strength.SHARED)
    assert guide.sources == (
        Source(
            "https://example.org/lines",
            SourceKind.VENDOR,
            date(2026, 11, 1),
            "what the exchange says of cut lines",
        ),
    )


def test_sections_have_ids_and_their_markdown(folder):
    guide = load_library(folder.root).guides["line-busy"]
    assert [section.id for section in guide.sections] == ["means", "why", "fix", "check", "prevent"]
    assert guide.sections[2].title == "Fix it"
    assert guide.sections[2].body == "1. Wait."


def test_samples_come_with_their_guide(folder):
    guides = load_library(folder.root).guides
    assert list(guides["line-cut"].samples) == ["call.py", "call.ts"]
    assert guides["line-cut"].samples["call.py"].code.startswith("import exchange\n")
    assert guides["line-busy"].samples == {}


def test_statuses_are_sorted_and_complete(folder):
    statuses = load_library(folder.root).statuses
    assert list(statuses) == [502, 503]
    assert statuses[502].error_types == ("line_error",)
    assert (statuses[502].name, statuses[502].retry) == ("Bad Gateway", "Yes, later.")
    assert (statuses[502].source, statuses[502].read) == (
        "https://example.org/502",
        date(2026, 11, 1),
    )


def test_the_knowledge_of_the_engine_comes_from_the_guides(folder):
    knowledge = load_library(folder.root).knowledge
    fix = knowledge.fixes["line-cut"]
    assert (fix.status, fix.error_types) == (frozenset({502}), frozenset({"line_error"}))
    assert (fix.title, fix.related) == ("The line was cut", ("line-busy",))
    assert fix.exceptions == frozenset({"exchange.LineError"})
    assert fix.surfaces == frozenset({Surface.PYTHON, Surface.CURL})
    assert knowledge.fixes["line-busy"].signals == frozenset({NamedSignal.OVERLOADED})
    assert knowledge.fixes["line-busy"].action is Action.WAIT
    assert knowledge.templates[1] == MessageTemplate(
        "line-cut", "no dialling tone", MessageSource.WRAPPER, Strength.SHARED
    )
    assert knowledge.error_codes == (ErrorCode(503, "line_busy", "line-busy"),)


def test_nothing_loads_while_anything_is_wrong(folder):
    folder.replace(GUIDE, 'title = "The line was cut"', 'title = ""')
    folder.replace(OTHER, 'action = "wait"', 'action = "hope"')
    with pytest.raises(ContentError) as caught:
        load_library(folder.root)
    assert len(caught.value.problems) == 2
    assert str(caught.value).splitlines() == [str(problem) for problem in caught.value.problems]
    assert f"{folder.root / OTHER}:10: action: 'hope'" in str(caught.value)


def test_a_server_whose_clock_is_behind_still_starts(folder):
    folder.replace(GUIDE, "reviewed = 2026-11-20", "reviewed = 2999-01-01")
    assert load_library(folder.root).guides["line-cut"].reviewed.year == 2999


def test_a_library_cannot_be_changed(folder):
    library = load_library(folder.root)
    with pytest.raises(TypeError):
        library.guides["line-cut"] = None
    with pytest.raises(TypeError):
        library.guides["line-cut"].samples["call.py"] = None
    with pytest.raises(FrozenInstanceError):
        library.guides["line-cut"].title = "Spliced"
