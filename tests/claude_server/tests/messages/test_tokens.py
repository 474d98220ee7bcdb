from __future__ import annotations

import pytest

from tests.claude_server import messages
from tests.claude_server.tests.messages.pictures import document, image, pdf, png
from tests.claude_server.tests.messages.toy import (
    NEW,
    OLD,
    PEOPLE,
    answered,
    assistant,
    call,
    cases,
    good,
    parse,
    result,
    text,
    user,
    without,
)

ADDRESS = {"type": "image", "source": {"type": "url", "url": "https://example.com/a.png"}}


def tokens(*blocks, model=NEW):
    """Of one message, without what a message adds."""
    return messages.count(parse(good(model, messages=[user(*blocks)]))) - 3


@pytest.mark.parametrize(
    ("block", "expected"),
    cases(
        ("one letter", text("a"), 1),
        ("four letters", text("abcd"), 1),
        ("five letters", text("abcde"), 2),
        ("two bytes a letter", text("äöüß"), 2),
        ("image", image(png(200, 200)), 64),
        ("PDF", document(pdf(3)), 6_900),
    ),
)
def test_counts_a_block_by_its_size(block, expected):
    assert tokens(block) == expected


@pytest.mark.parametrize(
    ("block", "model", "expected"),
    cases(
        ("usual, fits", image(png(1092, 1092)), OLD, 1_521),
        ("usual, scaled down", image(png(1920, 1080)), OLD, 1_568),
        ("sharp, fits", image(png(1920, 1080)), NEW, 2_691),
        ("sharp, scaled down", image(png(3840, 2160)), NEW, 4_784),
        ("elsewhere, usual", ADDRESS, OLD, 1_568),
        ("elsewhere, sharp", ADDRESS, NEW, 4_784),
    ),
)
def test_newer_models_see_images_sharper(block, model, expected):
    assert tokens(block, model=model) == expected


def test_every_part_of_a_request_costs_tokens():
    parts = good(
        system="Be brief.", tools=[PEOPLE], messages=[user("a"), assistant("b"), user("c")]
    )
    counts = [
        messages.count(parse(each))
        for each in (parts, without(parts, "system"), without(parts, "tools"))
    ]
    assert counts[0] > max(counts[1:])


def test_calls_and_results_cost_what_they_hold():
    def of(back):
        history = [user("a"), assistant(call()), user(back)]
        return messages.count(parse(good(tools=[PEOPLE], messages=history)))

    assert of(result(content="word" * 10)) - of(result(content="word")) == 9
    assert of(result(content=[image(png(28, 28))])) == of(result(content="word"))


def test_a_cache_mark_costs_nothing():
    mark = {"cache_control": {"type": "ephemeral"}}
    plain, marked = good(tools=[PEOPLE]), good(tools=[PEOPLE | mark])
    assert messages.count(parse(plain)) == messages.count(parse(marked))


def test_a_count_and_the_usage_of_an_answer_agree():
    body = good(system="Be brief.", tools=[PEOPLE])
    counted = parse(without(body, "max_tokens"), path="/v1/messages/count_tokens")
    assert messages.count(counted) == answered(body)["usage"]["input_tokens"]
