"""From the catalogue on disk to the models: nothing is lost, nothing is made up."""

import tomllib
from dataclasses import fields
from datetime import date
from decimal import Decimal

import pytest

from tests.content.toy import MODELS as TOY_MODELS
from tests.content.toy import TEXTS
from tests.contracts.content import GUIDES
from troubleshooter.content.documents import parse_toml
from troubleshooter.content.model_tables import read_models
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

TEXT = (GUIDES / "reference" / "models.toml").read_text(encoding="utf-8")
ROWS = {row["id"]: row for row in tomllib.loads(TEXT)["model"]}
ENTRIES = {entry.model.id: entry for entry in read_models(parse_toml(TEXT))}


def test_a_row_that_says_everything():
    _, entry, _, _ = read_models(parse_toml(TEXTS[TOY_MODELS]))
    assert entry == ModelEntry(
        model=Model(
            id="claude-sonnet-5-5",
            name="Claude Sonnet 5.5",
            family=ModelFamily.SONNET,
            released=date(2026, 9, 28),
            not_before=date(2027, 9, 28),
            context_window=1_000_000,
            max_output=128_000,
            cache_minimum=512,
            prices=(
                Price(Decimal("0.10"), Decimal("0.50"), Decimal("0.01"), up_to=100_000),
                Price(Decimal("0.20"), Decimal(1), up_to=500_000),
                Price(Decimal("0.50"), Decimal("2.50")),
            ),
            accepts=Accepts(
                thinking=(Thinking.ADAPTIVE, Thinking.BETWEEN_TOOLS),
                thinking_default=Thinking.ADAPTIVE,
                sampling=False,
                prefill=False,
                forced_tool_choice=True,
                effort=(Effort.LOW, Effort.HIGH, Effort.MAX),
                effort_without_thinking=(Effort.LOW, Effort.HIGH),
            ),
            clouds=CloudIds(
                bedrock="anthropic.claude-sonnet-5-5",
                google_cloud="claude-sonnet-5-5",
                foundry="claude-sonnet-5-5",
            ),
        ),
        sources=("https://example.org/sonnet", "https://example.org/prices"),
        read=date(2026, 11, 2),
        note="",
    )


def test_a_row_of_a_model_that_retires():
    *_, entry, _ = read_models(parse_toml(TEXTS[TOY_MODELS]))
    model = entry.model
    assert model.ids == ("claude-sonnet-4-5-20250929", "claude-sonnet-4-5")
    assert (model.deprecated, model.retires) == (date(2026, 9, 30), date(2026, 11, 30))
    assert model.successor == "claude-sonnet-5-5"
    assert model.clouds.bedrock_legacy == "anthropic.claude-sonnet-4-5-20250929-v1:0"
    assert model.clouds.bedrock_prefixes == ("us", "eu")
    assert model.accepts is None


def test_a_row_of_a_model_that_not_everybody_may_call():
    entry, *_ = read_models(parse_toml(TEXTS[TOY_MODELS]))
    assert entry.model.restricted
    assert entry.model.accepts.effort == ()
    assert entry.model.unconfirmed[0] == "context_window"
    assert (entry.model.prices, entry.model.context_window) == ((), None)
    assert entry.note == "Ask the exchange."


def test_a_file_that_is_missing_holds_no_model():
    assert read_models(None) == ()


def test_models_stay_in_the_order_of_the_file():
    assert list(ENTRIES) == list(ROWS)


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS.keys())
def test_a_model_says_what_its_row_says(row):
    assert _as_written(ENTRIES[row["id"]]) == row


def _as_written(entry):
    """The row that `entry` was read from: every field that says something."""
    values = {"sources": entry.sources, "read": entry.read, "note": entry.note}
    for part in (entry.model, entry.model.clouds, *filter(None, [entry.model.accepts])):
        values |= {field.name: getattr(part, field.name) for field in fields(part)}
    values["prices"] = [_price(price) for price in entry.model.prices]
    del values["accepts"], values["clouds"]
    said = {name: _plain(value) for name, value in values.items() if value not in _NOTHING}
    if entry.model.accepts:
        # "No" and "no level at all" say something here, and only here.
        for name in ("sampling", "prefill", "forced_tool_choice", "effort"):
            said[name] = _plain(values[name])
    return said


_NOTHING = (None, "", (), [], False)


def _price(price):
    values = {field.name: getattr(price, field.name) for field in fields(price)}
    return {
        name: str(value) if isinstance(value, Decimal) else value
        for name, value in values.items()
        if value is not None
    }


def _plain(value):
    return list(value) if isinstance(value, tuple) else value
