from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.claude_server.messages.request import generation
from tests.claude_server.tests.messages.toy import (
    NEW,
    OLD,
    OLDEST,
    RESTRICTED,
    RETIRED,
    UNKNOWN,
    good,
    parse,
    refusal,
    told,
)


@pytest.mark.parametrize(
    "wanted",
    ["claude-opus-9.1", "Claude-Opus-9-1", "claude-opus-9-1 ", "", RETIRED.id, RESTRICTED.id],
)
def test_a_model_that_cannot_be_had_is_not_found(wanted):
    error = refusal(good() | {"model": wanted})
    assert (error.status, error.error_type) == (404, "not_found_error")
    assert error.message == f"model: {wanted}"


def test_a_retired_model_answers_until_its_last_day():
    body = good(RETIRED)
    assert parse(body, today=date(2026, 11, 21)).model is RETIRED
    assert refusal(body, today=date(2026, 11, 22)).status == 404


def test_a_deprecated_model_answers():
    assert parse(good(OLDEST)).model is OLDEST


def test_an_alias_means_its_model():
    assert parse(good() | {"model": "claude-haiku-4-5"}).model is OLD


def test_a_model_of_which_nothing_is_known_takes_everything():
    body = good(UNKNOWN, thinking={"type": "disabled"}, max_tokens=10**9)
    assert parse(body).model is UNKNOWN


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("claude-opus-4-5-20251101", (4, 5)),
        ("claude-opus-4-20250514", (4, 0)),
        ("claude-3-7-sonnet-20250219", (3, 7)),
        ("claude-instant-1.2", (1, 2)),
        ("claude-mythos-preview", (99, 0)),
    ],
)
def test_reads_the_generation_off_the_id(name, number):
    assert generation(replace(NEW, id=name)) == number


def test_refuses_names_of_betas_that_do_not_exist():
    assert told(good(), betas="pdfs-2024-09-25,nonsense,another") == (
        "Unexpected value(s) `another`, `nonsense` for the `anthropic-beta` header. Please consult"
        " our documentation at platform.claude.com/docs or try again without the header."
    )
