"""The pages of models, on the day that it is."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
from django.utils.html import strip_tags
from django.views.debug import ExceptionReporter

from troubleshooter.content.planned import PLANNED_GUIDES
from troubleshooter.engine.models import ModelState
from troubleshooter.reference import model_views
from troubleshooter.reference.model_pages import FIX_SLUGS
from troubleshooter.web import clock
from troubleshooter.web.library import get_library

LIBRARY = get_library()
MODELS = LIBRARY.models
ALIASES = [(alias, id_) for id_, entry in MODELS.items() for alias in entry.model.aliases]
TODAY = date(2026, 11, 22)
KEY = "sk-ant-api03-" + "Zq7Wm3" * 16


@pytest.fixture
def on(monkeypatch):
    """Make it another day."""

    def turn(day):
        monkeypatch.setattr(clock, "today", lambda: day)

    turn(TODAY)
    return turn


def words(text):
    """The text of a page without its frame, tags, and places where ids may wrap."""
    main = text.partition('<main id="main"')[2].partition("</main>")[0].replace("<wbr>", "")
    return " ".join(strip_tags(main.replace("<", " <")).split())


def row(text, id_):
    return words(
        f'<main id="main"{text.partition(f"""<tr id="{id_}">""")[2].partition("</tr>")[0]}'
    )


def test_the_list_has_every_model_once(client, on):
    text = client.get("/models/").text
    assert re.findall(r'<tr id="([^"]+)">', text).count("claude-opus-5-5") == 1
    assert set(re.findall(r'<tr id="([^"]+)">', text)) == set(MODELS)


def test_the_list_goes_by_family_and_from_new_to_old(client, on):
    text = client.get("/models/").text.partition('id="retired"')[0]
    families = re.findall(r'<h2 id="family-([a-z]+)"', text)
    assert families == ["opus", "sonnet", "haiku", "fable", "mythos"]
    ids = re.findall(r'<tr id="([^"]+)">', text)
    for family in families:
        released = [
            MODELS[id_].model.released or date.min
            for id_ in ids
            if MODELS[id_].model.family == family
        ]
        assert released == sorted(released, reverse=True)


def test_retired_models_stand_apart_with_their_successors(client, on):
    text = client.get("/models/").text.partition('id="retired"')[2]
    retired = {
        id_ for id_, entry in MODELS.items() if entry.model.state(TODAY) is ModelState.RETIRED
    }
    assert set(re.findall(r'<tr id="([^"]+)">', text)) == retired
    assert row(text, "claude-3-opus-20240229").endswith(
        "■ Retired on 5 January 2026, 321 days ago Claude Opus 4.8"
    )


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2026, 9, 29), "● Active"),
        (date(2026, 11, 22), "▲ Deprecated retires on 30 November 2026, in 8 days; then"),
        (date(2026, 11, 29), "▲ Deprecated retires on 30 November 2026, tomorrow; then"),
        (date(2026, 11, 30), "▲ Deprecated retires today, 30 November 2026; then"),
        (date(2026, 12, 1), "■ Retired on 30 November 2026, yesterday Claude Sonnet 5.5"),
    ],
)
def test_a_state_is_told_in_words_and_by_its_shape(client, on, day, state):
    on(day)
    assert state in row(client.get("/models/").text, "claude-sonnet-4-5-20250929")


def test_limits_and_prices_stand_in_the_list(client, on):
    told = row(client.get("/models/").text, "claude-haiku-5-5")
    assert told.endswith("1M 128k $0.10 / $0.50 up to 100,000 prompt tokens $0.50 / $2.50 above")


def test_restricted_models_are_marked(client, on):
    text = client.get("/models/").text
    marked = {id_ for id_ in MODELS if "◆ Verified organisations only" in row(text, id_)}
    assert marked == {id_ for id_, entry in MODELS.items() if entry.model.restricted}


def test_who_has_another_id_is_sent_to_the_paste_box(client, on):
    assert (
        'An id that is not here?</strong> <a href="/">Paste the error</a>'
        in client.get("/models/").text
    )


@pytest.mark.parametrize("id_", MODELS)
def test_every_model_has_a_page_with_its_ids_and_sources(client, on, id_):
    response = client.get(f"/models/{id_}/")
    assert response.status_code == 200
    told = words(response.text)
    for each in MODELS[id_].model.ids:
        assert each in told
    for source in MODELS[id_].sources:
        assert f'href="{source}"' in response.text
    assert f'datetime="{MODELS[id_].read.isoformat()}"' in response.text


@pytest.mark.parametrize(("alias", "id_"), ALIASES)
def test_an_alias_leads_to_the_id_for_good(client, on, alias, id_):
    response = client.get(f"/models/{alias}/")
    assert (response.status_code, response["Location"]) == (301, f"/models/{id_}/")


def test_a_page_says_what_a_request_may_hold(client, on):
    text = client.get("/models/claude-haiku-5-5/").text
    told = words(text)
    assert "thinking: adaptive ✓ Yes where a request says nothing" in told
    assert "thinking: enabled ✕ No" in told
    assert "thinking: disabled ✓ Yes with effort low, medium or high only" in told
    assert "effort: max ✓ Yes not with thinking disabled" in told
    assert "temperature, top_p, top_k ✕ No the error and its fix" in told
    assert 'href="/fix/sampling-parameters/"' in text
    assert "tool_choice: any or tool ✓ Yes (not confirmed)" in told


def test_an_older_model_takes_sampling_parameters_with_conditions(client, on):
    text = client.get("/models/claude-opus-4-6/").text
    assert "temperature, top_p, top_k ✓ Yes temperature or top_p, not both;" in words(text)
    assert 'href="/fix/sampling-parameters/"' not in text


def test_a_page_has_the_ids_of_other_platforms(client, on):
    told = words(client.get("/models/claude-sonnet-4-5-20250929/").text)
    assert "anthropic.claude-sonnet-4-5-20250929-v1:0" in told
    assert "claude-sonnet-4-5@20250929" in told
    assert "one of these prefixes and a dot in front: global, us, eu, jp." in told


@pytest.mark.parametrize(
    ("id_", "warned"),
    [
        ("claude-sonnet-4-5-20250929", True),
        ("claude-opus-5-5", True),
        ("claude-opus-4-1-20250805", False),
    ],
)
def test_ids_of_other_platforms_are_told_apart_while_the_api_takes_one(client, on, id_, warned):
    told = words(client.get(f"/models/{id_}/").text)
    assert "Ids on other platforms" in told
    assert ("The Claude API takes only what stands at the top of this page." in told) is warned


def test_what_is_not_confirmed_is_marked(client, on):
    told = words(client.get("/models/claude-fable-5-2/").text)
    assert "Not retired before 9 November 2027 (not confirmed)." in told
    assert "Fewest tokens that are cached not known Price" in told
    assert "Price of cache reads $0.20 (not confirmed)" in told


@pytest.mark.parametrize(
    ("id_", "called"),
    [
        ("claude-opus-5-5", True),
        ("claude-sonnet-4-5-20250929", False),
        ("claude-2.1", False),
    ],
)
def test_only_a_model_with_a_future_is_called_in_the_example(client, on, id_, called):
    text = client.get(f"/models/{id_}/").text
    assert ('id="call"' in text) is called
    assert (f'model="{id_}"' in unescape(strip_tags(text))) is called


@pytest.mark.parametrize(
    ("day", "lifecycle", "replaced"),
    [
        (date(2026, 9, 29), "● Active", False),
        (date(2026, 11, 30), "▲ Deprecated Retires today, 30 November 2026. Use instead", True),
        (
            date(2026, 12, 1),
            "■ Retired Retired on 30 November 2026, yesterday. Requests to it",
            True,
        ),
    ],
)
def test_a_page_turns_with_the_calendar(client, on, day, lifecycle, replaced):
    on(day)
    text = client.get("/models/claude-sonnet-4-5-20250929/").text
    assert lifecycle in words(text)
    assert ("Use instead Claude Sonnet 5.5 claude-sonnet-5-5" in words(text)) is replaced


def test_notes_are_shown(client, on):
    text = client.get("/models/claude-mythos-preview/").text
    assert "the Python SDK warns of 30 June 2026" in text
    assert "Deprecated since 9 June 2026, no day of retirement confirmed." in text


@pytest.mark.parametrize(
    ("path", "why", "suggestions"),
    [
        ("claude-opus-5.5", "Ids have a dash where the version has a dot.", ["claude-opus-5-5"]),
        ("anthropic/claude-opus-5-5", "belongs to a gateway", ["claude-opus-5-5"]),
        ("claude-opus-5-5[1m]", "[1m] is how Claude Code asks", ["claude-opus-5-5"]),
        ("sonnet", "Only Claude Code knows this name", ["claude-sonnet-5-5"]),
        ("claude-haiku-5", "No Claude Haiku 5 is known.", ["claude-haiku-5-5", "claude-haiku-4-5-20251001"]),
        ("gpt-4o", "It is a model of OpenAI", []),
        ("x", "It is no id of a Claude model", []),
    ],
)  # fmt: skip
def test_an_unknown_id_is_explained(client, on, path, why, suggestions):
    response = client.get(f"/models/{path}/")
    assert response.status_code == 404
    told = words(response.text)
    assert path in told
    assert why in told
    main = response.text.partition("<main")[2].partition("</main>")[0]
    assert re.findall(r'href="/models/([^"]+)/"', main) == suggestions


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (
            date(2026, 11, 30),
            "claude-sonnet-4-5 is deprecated and retires today, 30 November 2026;",
        ),
        (date(2026, 12, 1), "claude-sonnet-4-5 was retired on 30 November 2026, yesterday:"),
    ],
)
def test_an_unknown_id_is_explained_for_the_day(client, on, day, said):
    on(day)
    assert said in words(client.get("/models/claude-sonnet-4.5/").text)


def test_the_page_of_an_unknown_id_is_kept_by_nobody(client, on):
    response = client.get("/models/claude-opus-5.5/")
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("path", [KEY, f"claude-{KEY}", f"x/{KEY}/claude-opus-5"])
def test_a_secret_in_an_address_is_not_repeated(client, on, path):
    response = client.get(f"/models/{path}/")
    assert response.status_code == 404
    assert "Zq7Wm3" not in response.text
    assert "Zq7Wm3" not in str(response.headers)


def test_a_report_of_a_break_leaves_the_name_out(monkeypatch, rf):
    def fail():
        raise RuntimeError

    monkeypatch.setattr(model_views, "get_library", fail)
    with pytest.raises(RuntimeError) as raised:
        model_views.model(rf.get("/"), KEY)
    report = ExceptionReporter(rf.get("/"), raised.type, raised.value, raised.tb)
    variables = {each["function"]: dict(each["vars"]) for each in report.get_traceback_frames()}
    assert "Zq7Wm3" not in variables["model"]["name"]


def test_an_unknown_id_is_no_markup_and_no_endless_line(client, on):
    response = client.get("/models/claude-<b>bold</b>%E2%80%AE" + "x" * 1000 + "/")
    assert "<b>" not in response.text
    assert "\u202e" not in response.text
    assert "x" * 130 not in response.text


def test_an_etag_changes_with_the_day(client, on):
    first = client.get("/models/")
    assert client.get("/models/", headers={"if-none-match": first["ETag"]}).status_code == 304
    on(date(2026, 11, 23))
    assert client.get("/models/", headers={"if-none-match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize(
    "path", ["/models/", "/models/claude-opus-5-5/", "/models/claude-haiku-4-5/"]
)
def test_pages_may_be_kept_until_the_day_ends(client, on, monkeypatch, path):
    monkeypatch.setattr(clock, "seconds_left_today", lambda: 7)
    assert client.get(path)["Cache-Control"] == "public, max-age=7"


@pytest.mark.parametrize("method", ["post", "put", "delete"])
@pytest.mark.parametrize("path", ["/models/", "/models/claude-opus-5-5/"])
def test_models_can_only_be_read(client, method, path):
    assert getattr(client, method)(path).status_code == 405


def test_every_guide_for_a_refusal_exists_or_is_planned():
    assert set(FIX_SLUGS.values()) <= PLANNED_GUIDES | set(LIBRARY.guides)
