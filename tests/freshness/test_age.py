from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.content.toy import CODES, GUIDE, MODELS, OTHER, PYTHON_SAMPLE, TODAY
from troubleshooter.content import sample_rules
from troubleshooter.engine.model_catalogue import ModelCatalogue
from troubleshooter.freshness import age
from troubleshooter.freshness.findings import Quote

REVIEWED = date(2026, 11, 20)
LAST_DAY = date(2026, 11, 30)
ENDING = "claude-sonnet-4-5"
ENDED = "claude-2.1"
MISTAKE = "samples/line-cut/mistake.py"


def look(find, desk, today=TODAY, *quotes):
    content = desk.content(today)
    more = (quotes,) if find is age.ending_models else ()
    return list(find(content.library, content.places, content.today, *more))


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
        ("Bury lines deeper.", f"Bury `{ENDING}` deeper.", True),
        ("| red | **cut** |", f"| red | `{ENDING}` |", True),
        ("Bury lines deeper.", f"Bury {ENDING} deeper.", False),
        ("It is the season.", f"It is.\n\n   ```bash\n   line {ENDING}\n   ```\n", False),
    ],
    ids=[
        "code to act on",
        "answer",
        "text of a cause",
        "text to act on",
        "table to act on",
        "no code",
        "code of a cause",
    ],
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


def test_a_successor_that_has_ended_is_passed_over_and_no_finding(desk):
    assert look(age.ending_models, desk, LAST_DAY + timedelta(1)) == []


def test_a_chain_of_successors_that_have_all_ended_is_told(desk, monkeypatch):
    monkeypatch.setattr(ModelCatalogue, "find_successor", lambda *_: None)
    line = desk.line(MODELS, 'successor = "claude-sonnet-4-5-20250929"')
    told = f"guides/{MODELS}:{line} (/models/claude-2.1/): sends readers to no model that has not ended"
    assert told in look(age.ending_models, desk)


@pytest.mark.parametrize(
    ("field", "text"),
    [("meaning", "Somebody else is calling."), ("remedy", "Call again when they have hung up.")],
)
def test_the_texts_of_a_code_count(own_desk, field, text):
    own_desk.folder.replace(CODES, text, f"Not with {ENDING}, which is out.")
    line = own_desk.line(CODES, f"{field} =")
    found = look(age.ending_models, own_desk)
    assert found[0].startswith(f"guides/{CODES}:{line} (/code/line_busy/): names {ENDING}, which")


def test_a_mention_is_found_below_its_heading(own_desk):
    own_desk.folder.replace(GUIDE, "It is the season.", f"It is the season of `{ENDING}`.")
    own_desk.folder.replace(GUIDE, "Bury lines deeper.", f"Bury `{ENDING}` deeper.")
    line = own_desk.line(GUIDE, f"Bury `{ENDING}`")
    assert look(age.ending_models, own_desk)[0].startswith(f"guides/{GUIDE}:{line}: names")


QUOTE = Quote("line-cut", ENDING, "a wrong form")


def test_an_id_that_the_text_quotes_on_purpose_is_no_finding(own_desk):
    own_desk.folder.replace(GUIDE, "Bury lines deeper.", f"Bury `{ENDING}` deeper.")
    assert len(look(age.ending_models, own_desk, TODAY)) == 2
    assert len(look(age.ending_models, own_desk, TODAY, QUOTE)) == 1


def test_what_readers_copy_is_no_quote(own_desk):
    own_desk.folder.replace(GUIDE, "line --show", f"line --show {ENDING}")
    assert len(look(age.ending_models, own_desk, TODAY, QUOTE)) == 2


@pytest.mark.parametrize(
    ("text", "quote", "is_stale"),
    [
        (f"Bury `{ENDING}` deeper.", QUOTE, False),
        (f"Bury `{ENDING}` deeper.", replace(QUOTE, slug="line-busy"), True),
        (f"Bury `{ENDING}` deeper.", replace(QUOTE, slug="line-gone"), True),
        ("Bury `claude-lines-9` deeper.", replace(QUOTE, model="claude-lines-9"), True),
        ("Bury lines deeper.", QUOTE, True),
    ],
    ids=["needed", "other guide", "no such guide", "no id", "not quoted"],
)
def test_a_quote_that_nothing_needs_is_stale_on_every_day(own_desk, text, quote, is_stale):
    own_desk.folder.replace(GUIDE, "Bury lines deeper.", text)
    stale = list(age.stale_quotes(own_desk.content().library, [quote]))
    assert len(stale) == is_stale
    assert all(f"{quote.slug} does not quote {quote.model}" in line for line in stale)
