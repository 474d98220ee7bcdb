"""The next 400 days: states of models turn with the calendar, and no day breaks anything.

Nothing here is about the clock: the first day is fixed, on the real guides.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils.html import strip_tags

from tests.contracts.test_wrong_model_names import SEEN
from troubleshooter.content.rendering import render_guide, render_markdown_twin
from troubleshooter.engine.diagnosis import Diagnoser
from troubleshooter.engine.models import ModelState
from troubleshooter.engine.redaction import redact
from troubleshooter.reference.model_pages import build_model_page, list_models
from troubleshooter.web import clock
from troubleshooter.web.library import get_library

FIRST = date(2026, 11, 22)
DAYS = [FIRST + timedelta(days=number) for number in range(401)]
LIBRARY = get_library()
CATALOGUE = LIBRARY.knowledge.catalogue
MODELS = CATALOGUE.models
ORDER = list(ModelState)
ENDING = "claude-sonnet-4-5-20250929"


def list_turning_days():
    """The days on which a page says something else, and those around them."""
    dates = {
        day
        for model in MODELS
        for day in (model.released, model.deprecated, model.retires, model.not_before)
        if day
    }
    around = {day + timedelta(days=shift) for day in dates for shift in (-1, 0, 1)}
    return [day for day in DAYS if day in around or day in {DAYS[0], DAYS[-1]}]


def test_the_state_of_a_model_never_goes_back():
    for model in MODELS:
        places = [ORDER.index(model.state(day)) for day in DAYS]
        assert places == sorted(places), model.id


def test_no_day_suggests_a_model_that_cannot_be_called():
    for day in DAYS:
        for model in MODELS:
            for id_ in CATALOGUE.explain(model.id, day).suggestions:
                assert CATALOGUE.find(id_).is_offered(day), (day, model.id, id_)


def test_what_people_type_wrong_is_answered_on_every_day_that_turns_something():
    for day in list_turning_days():
        for typed, _, _ in SEEN:
            for id_ in CATALOGUE.explain(typed, day).suggestions:
                assert CATALOGUE.find(id_).is_offered(day), (day, typed, id_)


def test_whoever_ends_has_a_successor_on_every_day():
    for day in DAYS:
        for model in MODELS:
            if model.state(day) is not ModelState.ACTIVE:
                successor = CATALOGUE.find_successor(model, day)
                assert successor, (day, model.id)
                assert successor.state(day) is not ModelState.RETIRED


def test_every_page_has_data_on_every_day_that_turns_something():
    for day in list_turning_days():
        listed = list_models(LIBRARY, day)
        rows = [row for family in listed.families for row in family.rows]
        assert len(rows) + len(listed.retired) == len(MODELS)
        assert all(row.state is ModelState.RETIRED for row in listed.retired)
        for entry in LIBRARY.models.values():
            page = build_model_page(entry, LIBRARY, day)
            assert page.row.lifecycle
            assert bool(page.replacements) is (page.row.state is not ModelState.ACTIVE)


def test_the_days_that_turn_something_hold_the_known_retirement():
    assert {date(2026, 11, 29), date(2026, 11, 30), date(2026, 12, 1)} <= set(list_turning_days())


@pytest.fixture
def on(monkeypatch):
    return lambda day: monkeypatch.setattr(clock, "today", lambda: day)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 29), "▲ Deprecated retires on 30 November 2026, tomorrow; then Claude Sonnet 5.5"),
        (date(2026, 11, 30), "▲ Deprecated retires today, 30 November 2026; then Claude Sonnet 5.5"),
        (date(2026, 12, 1), "■ Retired on 30 November 2026, yesterday Claude Sonnet 5.5"),
    ],
)  # fmt: skip
def test_the_list_of_models_turns(client, on, day, said):
    on(day)
    text = client.get("/models/").text
    row = text.partition(f'<tr id="{ENDING}">')[2].partition("</tr>")[0].replace("<wbr>", "")
    assert said in " ".join(strip_tags(row.replace("<", " <")).split())


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 29), "Retires on 30 November 2026, tomorrow."),
        (date(2026, 11, 30), "Retires today, 30 November 2026."),
        (date(2026, 12, 1), "Retired on 30 November 2026, yesterday."),
    ],
)
def test_the_page_of_the_model_turns(client, on, day, said):
    on(day)
    text = client.get(f"/models/{ENDING}/").text
    assert said in text
    assert ("Requests to it fail with 404" in text) is (day > date(2026, 11, 30))


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (date(2026, 11, 29), "(retires 30 November 2026)"),
        (date(2026, 11, 30), "(retires 30 November 2026)"),
        (date(2026, 12, 1), "(retired 30 November 2026)"),
    ],
)
def test_guides_that_name_the_model_turn(client, on, monkeypatch, day, end):
    guide = replace(LIBRARY.guides["model-not-found"], answer=f"Do not send `{ENDING}` any more.")
    naming = replace(LIBRARY, guides={**LIBRARY.guides, guide.slug: guide})
    monkeypatch.setattr("troubleshooter.fixes.views.get_library", lambda: naming)
    on(day)
    page = client.get("/fix/model-not-found/").text
    twin = client.get("/fix/model-not-found.md").text
    marked = f'<a href="/models/{ENDING}/"><code>{ENDING}</code></a> <span class="model-end">{end}'
    assert marked in page
    assert f"`{ENDING}` {end}" in twin


@pytest.mark.parametrize(
    ("day", "kind", "said"),
    [
        (date(2026, 11, 29), "deprecated", "retires on 30 November 2026, tomorrow;"),
        (date(2026, 11, 30), "deprecated", "retires today, 30 November 2026;"),
        (date(2026, 12, 1), "retired", "was retired on 30 November 2026, yesterday:"),
    ],
)
def test_the_advice_on_a_paste_turns(day, kind, said):
    body = (
        '{"type":"error","error":{"type":"not_found_error","message":"model: claude-sonnet-4-5"}}'
    )
    diagnosis = Diagnoser(LIBRARY.knowledge).diagnose(redact(body), day)
    (advice,) = [each for each in diagnosis.errors[0].advice if each.kind == "model"]
    assert said in advice.text
    assert advice.values == {
        "model": "claude-sonnet-4-5",
        "kind": kind,
        "suggestions": "claude-sonnet-5-5",
    }


@pytest.mark.parametrize("day", [date(2026, 11, 30), date(2026, 12, 1), DAYS[-1]])
def test_every_guide_is_rendered_on_that_day(day):
    for guide in LIBRARY.guides.values():
        assert render_guide(guide, CATALOGUE, day).rendered_for == day
        assert render_markdown_twin(guide, CATALOGUE, day).startswith(f"# {guide.title}\n")
