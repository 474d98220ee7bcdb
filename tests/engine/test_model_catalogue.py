"""What a wrong model id was meant to be, and what to use on the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.toy_models import CATALOGUE, MODELS, TODAY
from troubleshooter.engine.model_catalogue import SUGGESTIONS, ModelAdvice, ModelCatalogue
from troubleshooter.engine.model_mistakes import ModelAdviceKind as Kind
from troubleshooter.engine.models import Model, ModelFamily, ModelState

IDS = [id_ for model in MODELS for id_ in model.ids]
DAYS = st.dates(date(2023, 1, 1), date(2030, 1, 1))
PARTS = st.sampled_from(
    ["claude", "-", ".", "opus", "sonnet", "haiku", "mythos", "instant", "v2", ":0", "5", "4", "3",
     "20250929", "@", "/", "anthropic", "us.", "[1m]", "latest", "thinking", " ", "gpt", "é", "\n"]
)  # fmt: skip


def explain(typed: str, today: date = TODAY) -> ModelAdvice:
    return CATALOGUE.explain(typed, today)


@pytest.mark.parametrize(
    ("typed", "kind", "suggestions"),
    [
        ("claude-opus-5-5", Kind.RIGHT, ()),
        ("claude-haiku-4-5", Kind.RIGHT, ()),
        ("claude-mythos-5-2", Kind.RESTRICTED, ()),
        ("claude-mythos-5.2", Kind.MISSPELT, ("claude-mythos-5-2",)),
        ("claude-mythos", Kind.INCOMPLETE, ("claude-mythos-5-2",)),
        ("claude-sonnet-4-5", Kind.DEPRECATED, ("claude-sonnet-5-5",)),
        ("claude-sonnet-4.5-20250929", Kind.DEPRECATED, ("claude-sonnet-5-5",)),
        ("claude-4-5-sonnet-20250929", Kind.DEPRECATED, ("claude-sonnet-5-5",)),
        ("claude-mythos-preview", Kind.DEPRECATED, ("claude-mythos-5-2",)),
        ("claude-3-5-sonnet-20241022", Kind.RETIRED, ("claude-sonnet-5-5",)),
        ("claude-3-5-sonnet-latest", Kind.RETIRED, ("claude-sonnet-5-5",)),
        ("claude-3.5-sonnet", Kind.RETIRED, ("claude-sonnet-5-5",)),
        ("claude-3-5-sonnet-v2", Kind.RETIRED, ("claude-sonnet-5-5",)),
        ("claude-sonnet-3-7", Kind.RETIRED, ("claude-sonnet-5-5",)),
        ("claude-opus-4", Kind.RETIRED, ("claude-opus-5-5", "claude-opus-4-8")),
        ("claude-2", Kind.INCOMPLETE, ("claude-opus-5-5", "claude-sonnet-5-5", "claude-haiku-5-5")),
        ("claude-v2:1", Kind.RETIRED, ("claude-opus-4-8",)),
        ("claude-instant", Kind.RETIRED, ("claude-haiku-4-5-20251001",)),
        ("claude-sonnet-5.5", Kind.MISSPELT, ("claude-sonnet-5-5",)),
        ("claude-5.5-sonnet", Kind.MISSPELT, ("claude-sonnet-5-5",)),
        ("Claude Sonnet 5.5", Kind.MISSPELT, ("claude-sonnet-5-5",)),
        ("CLAUDE-OPUS-5-5", Kind.MISSPELT, ("claude-opus-5-5",)),
        ("claude-opus-5-5 ", Kind.MISSPELT, ("claude-opus-5-5",)),
        ("claude_opus_5_5", Kind.MISSPELT, ("claude-opus-5-5",)),
        ("cluade-opus-5-5", Kind.MISSPELT, ("claude-opus-5-5",)),
        ("opus-5-5", Kind.MISSPELT, ("claude-opus-5-5",)),
        ("claude-haiku-4.5", Kind.MISSPELT, ("claude-haiku-4-5",)),
        ("claude-sonnet-4-6-latest", Kind.MISSPELT, ("claude-sonnet-4-6",)),
        ("claude-sonnet-4-6-thinking", Kind.MISSPELT, ("claude-sonnet-4-6",)),
        ("claude-opus-5-5-20260922", Kind.WRONG_DATE, ("claude-opus-5-5",)),
        ("claude-haiku-4-5-20251022", Kind.WRONG_DATE, ("claude-haiku-4-5-20251001",)),
        ("anthropic/claude-sonnet-5.5", Kind.OTHER_PLATFORM, ("claude-sonnet-5-5",)),
        ("eu.anthropic.claude-sonnet-4-6", Kind.OTHER_PLATFORM, ("claude-sonnet-4-6",)),
        ("claude-haiku-4-5@20251001", Kind.OTHER_PLATFORM, ("claude-haiku-4-5-20251001",)),
        ("arn:aws:bedrock:us-east-1:1:application-inference-profile/x", Kind.OTHER_PLATFORM, ()),
        ("opus", Kind.CLAUDE_CODE, ("claude-opus-5-5",)),
        ("opusplan", Kind.CLAUDE_CODE, ("claude-opus-5-5", "claude-sonnet-5-5")),
        ("claude-opus-5-5[1m]", Kind.CLAUDE_CODE, ("claude-opus-5-5",)),
        ("claude-haiku-5", Kind.NEVER_EXISTED, ("claude-haiku-5-5", "claude-haiku-4-5-20251001")),
        ("claude-opus-5-1", Kind.NEVER_EXISTED, ("claude-opus-5-5", "claude-opus-5")),
        ("claude-opus-9", Kind.NEVER_EXISTED, ("claude-opus-5-5",)),
        ("claude-3-5-opus", Kind.NEVER_EXISTED, ("claude-opus-5-5",)),
        ("claude-sonnet", Kind.INCOMPLETE, ("claude-sonnet-5-5",)),
        ("claude-5-5", Kind.INCOMPLETE, ("claude-opus-5-5", "claude-sonnet-5-5", "claude-haiku-5-5")),
        ("claude-opus-haiku-5-5", Kind.INCOMPLETE, ("claude-opus-5-5", "claude-haiku-5-5")),
        ("gpt-4o", Kind.OTHER_VENDOR, ()),
        ("--list", Kind.NOT_AN_ID, ()),
        ("", Kind.NOT_AN_ID, ()),
    ],
)  # fmt: skip
def test_a_name_is_explained_and_replaced(typed, kind, suggestions):
    advice = explain(typed)
    assert (advice.kind, advice.suggestions) == (kind, suggestions)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("claude-sonnet-5.5", "Ids have a dash where the version has a dot."),
        ("claude-sonnet-3-7", "Before Claude 4, the version stands in front of the family."),
        ("claude-5-5-sonnet", "Since Claude 4, the family stands in front of the version."),
        ("claude-3-5-sonnet", "The id of this model ends in its date."),
        ("claude-opus-5-5-20260922", "The id of this model has no date."),
        ("claude-haiku-4-5-20251022", "The date in the id of this model is 20251001."),
        ("claude-sonnet-4-6-latest", "This model has no id that ends in -latest."),
        ("claude-sonnet-4-6-tuned", "No such id has “tuned” in it."),
        ("claude-3-5-sonnet-v2", "belongs to ids of Amazon Bedrock"),
        ("us.anthropic.claude-opus-4-8-v1", "It is an id of Amazon Bedrock"),
        ("claude-haiku-4-5@20251001", "It is an id of Google Cloud"),
        ("anthropic/claude-opus-5-5", "belongs to a gateway"),
        ("claude-opus-5-5[1m]", "[1m] is how Claude Code asks for the long context"),
        ("opus", "Only Claude Code knows this name"),
        ("opus-5-5", "Ids begin with claude-."),
        ("claude-sonet-5-5", "A word in it is misspelt."),
        ("claude-opus-5-5\n", "A space, a line break or a quote stands around it."),
        ("CLAUDE-OPUS-5-5", "Ids are lower case."),
        ("claude_opus_5_5", "No id is written exactly so."),
        ("claude-opus-5-1", "No Claude Opus 5.1 is known."),
        ("claude-opus-20", "No Claude Opus 20 is known."),
        ("claude-10-opus", "No Claude Opus 10 is known."),
        ("Claude Instant 1.2", " claude-instant-1.2 was retired on 6 November 2024"),
        ("anthropic.claude-instant-v1:2", " claude-instant-1.2 was retired on 6 November 2024"),
        ("claude-sonnet", "It names no version of Claude Sonnet."),
        ("gpt-4o", "It is a model of OpenAI"),
        ("claude-mythos-5.2", "Only organisations that Anthropic has verified"),
        ("claude-opus-5-5", "either this key may not use the model, or the base URL leads"),
        ("claude-2.1", "claude-2.1 was retired on 21 July 2025, 489 days ago"),
        ("claude-sonnet-4-5", "retires on 30 November 2026, in 8 days; organisations that did not"),
        ("eu.anthropic.claude-2.1", "On the Claude API, claude-2.1 was retired on 21 July 2025"),
    ],
)
def test_the_reason_is_told(typed, words):
    assert words in explain(typed).why


def test_every_mistake_of_a_name_is_told():
    assert explain("anthropic/claude-5.5-sonnet-20260928").why == (
        "What stands in front of the id belongs to a gateway, such as OpenRouter or LiteLLM; the"
        " Claude API takes the bare id. Ids have a dash where the version has a dot. Since Claude"
        " 4, the family stands in front of the version. The id of this model has no date."
    )


def test_a_long_name_is_not_repeated_whole():
    assert len(explain("claude-opus-5-5-" + "x" * 5000).why) < 100


@pytest.mark.parametrize(
    ("suggestions", "sentence"),
    [
        ((), ""),
        (("a",), "Use a."),
        (("a", "b"), "Use a or b."),
        (("a", "b", "c"), "Use a, b or c."),
    ],
)
def test_suggestions_make_a_sentence(suggestions, sentence):
    assert ModelAdvice(Kind.MISSPELT, "", suggestions).use == sentence


def test_the_same_name_is_judged_by_the_day():
    day = date(2026, 11, 30)
    assert explain("claude-sonnet-4-5", date(2026, 9, 29)).kind is Kind.RIGHT
    assert explain("claude-sonnet-4-5", day).kind is Kind.DEPRECATED
    assert explain("claude-sonnet-4-5", day + timedelta(days=1)).kind is Kind.RETIRED


def test_aliases_find_the_model_and_nothing_else_does():
    assert CATALOGUE.find("claude-haiku-4-5") is CATALOGUE.find("claude-haiku-4-5-20251001")
    assert CATALOGUE.find("Claude-Haiku-4-5") is None
    assert CATALOGUE.find("") is None


def test_a_chain_of_successors_is_followed_to_one_that_is_not_retired():
    model = CATALOGUE.find("claude-3-7-sonnet-20250219")
    assert CATALOGUE.find_successor(model, date(2026, 11, 30)).id == "claude-sonnet-4-5-20250929"
    assert CATALOGUE.find_successor(model, date(2026, 12, 1)).id == "claude-sonnet-5-5"


def test_a_circle_of_successors_ends():
    gone = date(2020, 1, 1)
    circle = ModelCatalogue(
        Model(f"claude-{each}", each, ModelFamily.OPUS, deprecated=gone, retires=gone,
              successor=f"claude-{other}")
        for each, other in (("a", "b"), ("b", "a"))
    )  # fmt: skip
    model = circle.find("claude-a")
    assert circle.find_successor(model, TODAY) is None
    assert circle.explain("claude-a", TODAY).suggestions == ()


def test_a_model_without_successor_has_none():
    assert CATALOGUE.find_successor(CATALOGUE.find("claude-opus-5-5"), TODAY) is None


def test_the_newest_of_a_family_is_one_for_everybody():
    open_to_all = replace(
        CATALOGUE.find("claude-mythos-5-2"), id="claude-mythos-5", restricted=False
    )
    catalogue = ModelCatalogue((*MODELS, open_to_all))
    assert CATALOGUE.find_newest(ModelFamily.MYTHOS, TODAY).id == "claude-mythos-5-2"
    assert catalogue.find_newest(ModelFamily.MYTHOS, TODAY).id == "claude-mythos-5"


def test_a_model_that_is_not_out_yet_is_not_suggested():
    assert explain("claude-opus-5.5", date(2026, 9, 21)).suggestions == ()
    assert explain("claude-opus", date(2026, 9, 21)).suggestions == ("claude-opus-5",)


def test_an_empty_catalogue_suggests_nothing():
    for typed in ("claude-opus-5-5", "opus", "claude", "claude-instant", ""):
        assert ModelCatalogue().explain(typed, TODAY).suggestions == ()


def test_catalogues_of_the_same_models_are_equal():
    assert ModelCatalogue(MODELS) == CATALOGUE
    assert hash(ModelCatalogue(MODELS)) == hash(CATALOGUE)
    assert ModelCatalogue(MODELS[:-1]) != CATALOGUE
    assert CATALOGUE != MODELS


@given(st.one_of(st.text(max_size=400), st.lists(PARTS, max_size=30).map("".join)), DAYS)
def test_whatever_is_typed_only_callable_models_are_suggested(typed, today):
    advice = explain(typed, today)
    assert advice.why
    assert len(advice.suggestions) <= SUGGESTIONS
    assert len(set(advice.suggestions)) == len(advice.suggestions)
    for id_ in advice.suggestions:
        model = CATALOGUE.find(id_)
        assert model.state(today) is ModelState.ACTIVE
        assert model.released is None or model.released <= today


@pytest.mark.parametrize("id_", IDS)
@given(today=DAYS)
def test_every_id_is_known_as_what_it_is_on_the_day(id_, today):
    state = CATALOGUE.find(id_).state(today)
    kinds = {
        ModelState.ACTIVE: {Kind.RIGHT, Kind.RESTRICTED},
        ModelState.DEPRECATED: {Kind.DEPRECATED},
        ModelState.RETIRED: {Kind.RETIRED},
    }
    assert explain(id_, today).kind in kinds[state]


@pytest.mark.parametrize("part", ["claude-sonnet-", "5-", "anthropic/", "us.", "sonet", "v1:0-"])
def test_a_hostile_name_costs_little(part):
    started = process_time()
    for _ in range(50):
        explain(part * 100_000)
    assert process_time() - started < 1
