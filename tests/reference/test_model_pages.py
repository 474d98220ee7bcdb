"""What the pages of models say, from a model made for it."""

from __future__ import annotations

import ast
import json
import shlex
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from troubleshooter.content.reference import ModelEntry
from troubleshooter.engine.models import (
    Accepts,
    CloudIds,
    Effort,
    Model,
    ModelFamily,
    Price,
    Thinking,
)
from troubleshooter.reference.model_pages import build_model_page, write_python, write_shell
from troubleshooter.web.library import get_library

TODAY = date(2026, 11, 22)
ACCEPTS = Accepts(
    thinking=(Thinking.ADAPTIVE, Thinking.BETWEEN_TOOLS),
    thinking_default=Thinking.ADAPTIVE,
    sampling=False,
    prefill=True,
    forced_tool_choice=False,
    effort=(Effort.LOW, Effort.HIGH, Effort.MAX),
    effort_without_thinking=(Effort.LOW, Effort.HIGH),
)
MODEL = Model("claude-x", "Claude X", ModelFamily.OPUS, accepts=ACCEPTS)


def page(**changes):
    entry = ModelEntry(replace(MODEL, **changes), ("https://example.org/",), TODAY, "")
    return build_model_page(entry, get_library(), TODAY)


def facts(**changes):
    return {each.name: (each.value, each.unconfirmed) for each in page(**changes).facts}


def accepted(**changes):
    rows = page(accepts=replace(ACCEPTS, **changes)).accepts
    return {each.name: (each.accepted, each.note) for each in rows}


def test_what_nobody_wrote_down_is_left_out():
    bare = page(accepts=None)
    assert (bare.facts, bare.accepts, bare.clouds) == ((), (), ())
    assert bare.row.prices == ()
    assert bare.row.context_window == "not known"


def test_an_unconfirmed_field_is_shown_even_where_it_is_empty_and_says_so_once():
    told = facts(max_output=64_000, unconfirmed=("max_output", "cache_minimum", "released"))
    assert told == {
        "Released": ("not known", False),
        "Most output (max_tokens)": ("64,000 tokens", True),
        "Fewest tokens that are cached": ("not known", False),
    }


@pytest.mark.parametrize(
    ("retires", "name"),
    [
        (date(2026, 11, 23), "Retires on the Claude API"),
        (TODAY, "Retires on the Claude API"),
        (date(2026, 11, 21), "Retired on the Claude API"),
    ],
)
def test_a_retirement_is_told_as_past_once_it_is(retires, name):
    assert list(facts(retires=retires)) == [name]


@pytest.mark.parametrize(
    ("amount", "written"),
    [("5", "$5"), ("25.00", "$25"), ("0.5", "$0.50"), ("2.50", "$2.50"), ("0.005", "$0.005"), ("100", "$100")],
)  # fmt: skip
def test_prices_have_cents_only_where_they_need_them(amount, written):
    price = Price(Decimal(amount), Decimal(1))
    assert page(prices=(price,)).row.prices == (f"{written} / $1",)


def test_prices_that_depend_on_the_prompt_say_up_to_where():
    steps = (
        Price(Decimal("0.10"), Decimal("0.50"), Decimal("0.01"), up_to=100_000),
        Price(Decimal("0.50"), Decimal("2.50"), Decimal("0.05")),
    )
    assert facts(prices=steps, unconfirmed=("cache_read",)) == {
        "Price, in / out": (
            "$0.10 / $0.50 up to 100,000 prompt tokens; $0.50 / $2.50 above", False,
        ),
        "Price of cache reads": ("$0.01 up to 100,000 prompt tokens; $0.05 above", True),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("tokens", "short"),
    [(1_000_000, "1M"), (2_000_000, "2M"), (200_000, "200k"), (8192, "8,192"), (None, "not known")],
)
def test_tokens_are_abbreviated_as_people_say_them(tokens, short):
    assert page(context_window=tokens).row.context_window == short


def test_effort_and_thinking_limit_each_other():
    rows = accepted()
    assert rows["thinking: adaptive"] == (True, "where a request says nothing")
    assert rows["thinking: between_tools"] == (True, "with effort low or high only")
    assert rows["thinking: disabled"] == (False, "")
    assert rows["effort: high"] == (True, "")
    assert rows["effort: max"] == (True, "not with thinking between_tools")
    assert rows["effort: medium"] == (False, "")


def test_without_a_limit_effort_and_thinking_are_free():
    rows = accepted(effort_without_thinking=())
    assert rows["thinking: between_tools"] == (True, "")
    assert rows["effort: max"] == (True, "")


def test_every_field_of_acceptance_has_a_row():
    assert len(accepted()) == len(Thinking) + len(Effort) + 3


def test_what_is_not_confirmed_is_marked_by_field():
    rows = page(unconfirmed=("effort",)).accepts
    assert {each.name for each in rows if each.unconfirmed} == {
        f"effort: {each}" for each in Effort
    }


def test_a_refusal_names_its_guide_where_that_is_written():
    fixes = {each.name: each.fix.slug for each in page().accepts if each.fix}
    assert fixes["temperature, top_p, top_k"] == "sampling-parameters"


def test_clouds_are_named_and_gaps_left_out():
    clouds = page(
        clouds=CloudIds(bedrock="anthropic.claude-x", google_cloud="claude-x"),
        unconfirmed=("foundry", "bedrock"),
    ).clouds
    assert [(each.value, each.unconfirmed) for each in clouds] == [
        ("anthropic.claude-x", True),
        ("claude-x", False),
        ("not known", False),
    ]


@pytest.mark.parametrize(
    ("changes", "foreign"),
    [
        ({"clouds": CloudIds(bedrock="anthropic.claude-x", google_cloud="claude-x")}, True),
        ({"clouds": CloudIds(google_cloud="claude-x@20260101")}, True),
        ({"clouds": CloudIds(google_cloud="claude-x", foundry="claude-x")}, False),
        ({"clouds": CloudIds(foundry="claude-alias"), "aliases": ("claude-alias",)}, False),
        ({"unconfirmed": ("foundry",)}, False),
        ({"clouds": CloudIds(bedrock="anthropic.claude-x"), "retires": date(2026, 1, 1)}, False),
    ],
)
def test_ids_are_foreign_where_the_api_would_take_the_models_own(changes, foreign):
    assert page(**changes).has_foreign_ids is foreign


def test_the_conditions_of_sampling_are_those_of_the_row():
    rows = accepted(sampling=True, sampling_note="temperature alone")
    assert rows["temperature, top_p, top_k"] == (True, "temperature alone")


def test_a_promise_nobody_confirmed_is_told_as_such():
    day = date(2027, 1, 1)
    assert page(not_before=day).row.lifecycle == "not retired before 1 January 2027"
    told = page(not_before=day, unconfirmed=("not_before",)).row.lifecycle
    assert told == "not retired before 1 January 2027 (not confirmed)"


def test_the_example_in_python_is_a_program_that_names_the_model():
    (call,) = [
        node
        for node in ast.walk(ast.parse(write_python("claude-x")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "client.messages.create"
    ]
    sent = {keyword.arg: ast.literal_eval(keyword.value) for keyword in call.keywords}
    assert sent["model"] == "claude-x"
    assert set(sent) == {"model", "max_tokens", "messages"}


def test_the_example_for_the_shell_sends_json_that_names_the_model():
    words = shlex.split(write_shell("claude-x").replace("\\\n", " "))
    body = json.loads(words[words.index("-d") + 1])
    assert body["model"] == "claude-x"
    assert "anthropic-version: 2023-06-01" in words
