from __future__ import annotations

import pytest

from tests.claude_server.tests.messages.toy import (
    NEW,
    NEW_VERSION,
    OLD,
    OLD_VERSION,
    cases,
    good,
    parse,
    told,
)

BUDGET = {"type": "enabled", "budget_tokens": 1024}


@pytest.mark.parametrize("model", [NEW, OLD], ids=["new model", "old model"])
@pytest.mark.parametrize(("name", "value"), [("temperature", 1), ("top_p", 1), ("top_k", 5)])
def test_the_version_of_october_2026_knows_none_of_them(model, name, value):
    body = good(model, **{name: value})
    assert told(body, version=NEW_VERSION) == f"{name}: Extra inputs are not permitted"


@pytest.mark.parametrize(("name", "value"), [("temperature", 0.2), ("top_p", 0.9), ("top_k", 5)])
def test_new_models_refuse_what_is_not_the_default(name, value):
    body = good(NEW, **{name: value})
    assert told(body, version=OLD_VERSION) == f"`{name}` is deprecated for this model."
    assert parse(body | {"model": OLD.id}, version=OLD_VERSION)


@pytest.mark.parametrize("value", [1, 1.0, None])
def test_new_models_take_the_default_temperature(value):
    assert parse(good(NEW, temperature=value), version=OLD_VERSION)


def test_two_at_once_are_too_many():
    body = good(OLD, temperature=0.5, top_p=0.5)
    assert told(body, version=OLD_VERSION) == (
        "`temperature` and `top_p` cannot both be specified for this model. Please use only one."
    )


@pytest.mark.parametrize(
    ("sampling", "message"),
    cases(
        (
            "temperature",
            {"temperature": 0.5},
            "`temperature` may only be set to 1 when thinking is enabled.",
        ),
        ("top_k", {"top_k": 5}, "`top_k` must be unset when thinking is enabled."),
        (
            "top_p",
            {"top_p": 0.9},
            "`top_p` must be greater than or equal to 0.95 or unset when thinking is enabled.",
        ),
    ),
)
def test_thinking_leaves_little_to_choose(sampling, message):
    body = good(OLD, max_tokens=2000, thinking=BUDGET, **sampling)
    assert told(body, version=OLD_VERSION) == message
    assert parse(body | {"thinking": {"type": "disabled"}}, version=OLD_VERSION)


@pytest.mark.parametrize("sampling", [{"temperature": 1}, {"top_p": 0.95}])
def test_thinking_goes_with_what_changes_little(sampling):
    body = good(OLD, max_tokens=2000, thinking=BUDGET, **sampling)
    assert parse(body, version=OLD_VERSION)


@pytest.mark.parametrize(
    ("sampling", "message"),
    cases(
        (
            "temperature",
            {"temperature": 1.5},
            "temperature: Input should be less than or equal to 1",
        ),
        ("top_p", {"top_p": -0.5}, "top_p: Input should be greater than or equal to 0"),
        ("text", {"temperature": "0"}, "temperature: Input should be a valid number"),
        ("top_k", {"top_k": 0.5}, "top_k: Input should be a valid integer"),
    ),
)
def test_refuses_a_value_out_of_bounds(sampling, message):
    assert told(good(OLD, **sampling), version=OLD_VERSION) == message
