from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.content.toy import CODES, GUIDE, MODELS, OTHER, PYTHON_SAMPLE, TODAY
from troubleshooter.content import sample_rules
from troubleshooter.content.planned import PLANNED_GUIDES
from troubleshooter.freshness import age

REVIEWED = date(2026, 11, 20)
LAST_DAY = date(2026, 11, 30)
ENDING = "claude-sonnet-4-5"
ENDED = "claude-2.1"
MISTAKE = "samples/line-cut/mistake.py"


def look(find, desk, today=TODAY):
    content = desk.content(today)
    return list(find(content.library, content.places, content.today))


@pytest.mark.parametrize(("days", "count"), [(0, 0), (89, 0), (90, 2), (400, 2)])
def test_a_page_is_due_when_nobody_reviewed_it_for_90_days(desk, days, count):
    assert len(look(age.unreviewed_guides, desk, REVIEWED + timedelta(days))) == count


def test_the_oldest_review_comes_first(own_desk):
    own_desk.folder.replace(OTHER, "reviewed = 2026-11-20", "reviewed = 2026-11-19")
    assert look(age.unreviewed_guides, own_desk, date(2027, 3, 1)) == [
        (
            f"guides/{OTHER}:{own_desk.line(OTHER, 'reviewed =')} (/fix/line-busy/): reviewed"
            " 2026-11-19, 102 days ago"
        ),
        (
            f"guides/{GUIDE}:{own_desk.line(GUIDE, 'reviewed =')} (/fix/line-cut/): reviewed"
            " 2026-11-20, 101 days ago"
        ),
    ]


def test_a_source_is_due_when_nobody_read_it_for_180_days(desk):
    assert look(age.unread_sources, desk, date(2026, 11, 1) + timedelta(179)) == []
    assert look(age.unread_sources, desk, date(2026, 11, 1) + timedelta(180)) != []


def test_a_source_is_told_once_with_all_that_rests_on_it(own_desk):
    own_desk.folder.replace(GUIDE, "https://example.org/lines", "https://example.org/busy")
    own_desk.folder.replace(OTHER, "read = 2026-11-02", "read = 2026-10-31")
    guide, other = own_desk.line(GUIDE, "read ="), own_desk.line(OTHER, "read =")

    found = look(age.unread_sources, own_desk, date(2026, 11, 1) + timedelta(180))

    assert found[0] == (
        "https://example.org/busy: read 2026-10-31, 181 days ago;"
        f" guides/{OTHER}:{other}, guides/{GUIDE}:{guide}, guides/{CODES}"
    )


@pytest.mark.parametrize(
    "url", ["502", "busy", "classes", "python", "go", "sonnet", "prices", "lines", "ends"]
)
def test_every_kind_of_source_is_looked_at(desk, url):
    found = look(age.unread_sources, desk, date(2028, 1, 1))
    assert [line for line in found if line.startswith(f"https://example.org/{url}:")] != []


@pytest.fixture
def older_desk(own_desk, monkeypatch):
    """Where samples of the guide may name older models: nothing else could come to an end."""
    monkeypatch.setattr(sample_rules, "GUIDES_ABOUT_OLDER_MODELS", ("line-cut",))
    return own_desk


def put_into_sample(desk, model):
    desk.folder.replace(PYTHON_SAMPLE, "claude-sonnet-5-5", model)


def only_samples(lines):
    return [line for line in lines if line.startswith("guides/samples/")]


@pytest.mark.parametrize(
    ("today", "end"),
    [
        (LAST_DAY - timedelta(30), "retires on 2026-11-30 (in 30 days)"),
        (LAST_DAY - timedelta(1), "retires on 2026-11-30 (tomorrow)"),
        (LAST_DAY, "retires on 2026-11-30 (today)"),
        (LAST_DAY + timedelta(1), "retired on 2026-11-30"),
        (LAST_DAY + timedelta(400), "retired on 2026-11-30"),
    ],
    ids=str,
)
def test_a_sample_with_a_model_that_ends_is_told_from_30_days_before(older_desk, today, end):
    put_into_sample(older_desk, ENDING)
    line = older_desk.line(PYTHON_SAMPLE, ENDING)
    assert only_samples(look(age.ending_models, older_desk, today)) == [
        (
            f"guides/{PYTHON_SAMPLE}:{line}: names {ENDING}, which {end}; its successor is"
            " claude-sonnet-5-5"
        )
    ]


def test_a_sample_with_a_model_that_lives_for_longer_is_not_told(older_desk):
    put_into_sample(older_desk, ENDING)
    assert only_samples(look(age.ending_models, older_desk, LAST_DAY - timedelta(31))) == []


@pytest.mark.parametrize(
    "name", [f"us.anthropic.{ENDING}", f"{ENDING}@20250929", f"{ENDING}-20990101", f"x/{ENDING}"]
)
def test_ids_of_others_that_hold_one_are_not_told(own_desk, name):
    own_desk.folder.replace(GUIDE, "line --show", f"line --show {name}")
    assert [each for each in look(age.ending_models, own_desk) if GUIDE in each] == []


@pytest.mark.parametrize(
    ("model", "today", "count"),
    [(ENDED, TODAY, 0), (ENDING, TODAY, 1), (ENDING, LAST_DAY + timedelta(1), 0)],
)
def test_a_sample_that_shows_a_mistake_may_name_a_model_only_once_it_has_ended(
    own_desk, model, today, count
):
    own_desk.folder.write(MISTAKE, f'"""This fails."""\ncall("{model}")\n')
    own_desk.folder.replace(
        GUIDE,
        '{{ sample "call.py" }}',
        '{{ sample "mistake.py" }}\n\n   Or:\n\n   {{ sample "call.py" }}',
    )
    found = only_samples(look(age.ending_models, own_desk, today))
    assert [line.startswith(f"guides/{MISTAKE}:2: names {model}") for line in found] == [
        True
    ] * count


@pytest.mark.parametrize(
    ("old", "new", "is_told"),
    [
        ("line --show", f"line --show {ENDING}", True),
        ("Splice the line", f"Call `{ENDING}`: splice the line", True),
        ("It is the season.", f"It is the season of `{ENDING}`.", False),
        ("Bury lines deeper.", f"Bury `{ENDING}` deeper.", False),
        ("It is the season.", f"It is.\n\n   ```bash\n   line {ENDING}\n   ```\n", False),
    ],
    ids=["code to act on", "answer", "text of a cause", "text to act on", "code of a cause"],
)
def test_a_page_counts_where_readers_act_on_it(own_desk, old, new, is_told):
    own_desk.folder.replace(GUIDE, old, new)
    line = own_desk.line(GUIDE, ENDING)
    found = [each for each in look(age.ending_models, own_desk) if f"guides/{GUIDE}" in each]
    assert [each.startswith(f"guides/{GUIDE}:{line}: names {ENDING}") for each in found] == (
        [True] * is_told
    )


def test_a_successor_that_ends_is_told(desk):
    line = desk.line(MODELS, 'successor = "claude-sonnet-4-5-20250929"')
    assert look(age.ending_models, desk) == [
        (
            f"guides/{MODELS}:{line} (/models/claude-2.1/): sends readers to"
            " claude-sonnet-4-5-20250929, which retires on 2026-11-30 (in 8 days); its successor is"
            " claude-sonnet-5-5"
        )
    ]
    assert look(age.ending_models, desk, LAST_DAY - timedelta(31)) == []


def test_planned_guides_are_those_without_a_page(desk):
    library = desk.content().library
    assert age.planned_guides(library) == PLANNED_GUIDES
    written = {"bad-gateway": library.guides["line-cut"]}
    assert "bad-gateway" not in age.planned_guides(replace(library, guides=written))
