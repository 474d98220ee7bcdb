from __future__ import annotations

import pytest

from tests.claude_server import messages
from tests.claude_server.tests.messages.toy import (
    MIDDLE,
    NEW,
    OLD,
    PEOPLE,
    answered,
    assistant,
    cases,
    good,
    text,
    user,
)

SHORT = {"cache_control": {"type": "ephemeral"}}
LONG = {"cache_control": {"type": "ephemeral", "ttl": "1h"}}
MANUAL = "word" * 600


class Clock:
    seconds = 0.0

    def __call__(self):
        return self.seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def cache(clock):
    return messages.PromptCache(clock)


def asking(question, mark=SHORT, **changes):
    return good(system=[text(MANUAL, **mark)], messages=[user(question)], **changes)


def tokens(message):
    """Read from the cache, written to it, and all the rest."""
    usage = message["usage"]
    return (
        usage["cache_read_input_tokens"],
        usage["cache_creation_input_tokens"],
        usage["input_tokens"],
    )


def test_the_first_request_writes_and_the_next_reads(cache):
    assert tokens(answered(asking("a"), cache)) == (0, 600, 4)
    assert tokens(answered(asking("another"), cache)) == (600, 0, 5)


def test_the_parts_add_up_to_the_count(cache):
    body = asking("a")
    assert sum(tokens(answered(body, cache))) == sum(tokens(answered(body)))


def test_nothing_is_written_without_a_mark_or_without_a_cache(cache):
    assert tokens(answered(asking("a", mark={}), cache)) == (0, 0, 604)
    assert tokens(answered(asking("a"))) == (0, 0, 604)


def test_each_server_has_its_own(cache):
    answered(asking("a"), cache)
    assert tokens(answered(asking("a"), messages.PromptCache())) == (0, 600, 4)


def test_what_a_copy_is_used_for_leaves_the_first_alone(cache):
    answered(asking("a"), cache)
    copy = cache.copy()
    assert tokens(answered(asking("b"), copy))[0] == 600
    other = asking("a") | {"system": [text(MANUAL + "!", **SHORT)]}
    answered(other, copy)
    assert tokens(answered(other, cache))[0] == 0


@pytest.mark.parametrize(
    ("model", "written"), [(NEW, 600), (OLD, 0), (MIDDLE, 0)], ids=["512", "1024", "not known"]
)
def test_prompts_below_the_minimum_of_the_model_are_not_cached(cache, model, written):
    assert tokens(answered(asking("a") | {"model": model.id}, cache))[1] == written


@pytest.mark.parametrize(
    ("mark", "seconds", "read"),
    cases(
        ("short, in time", SHORT, 299, 600),
        ("short, too late", SHORT, 300, 0),
        ("long, in time", LONG, 3599, 600),
        ("long, too late", LONG, 3600, 0),
    ),
)
def test_an_entry_ends(cache, clock, mark, seconds, read):
    answered(asking("a", mark), cache)
    clock.seconds = seconds
    assert tokens(answered(asking("b", mark), cache))[0] == read


def test_reading_makes_an_entry_last(cache, clock):
    answered(asking("a"), cache)
    for clock.seconds in (200, 400, 600):
        assert tokens(answered(asking("b"), cache))[0] == 600


def test_says_how_long_what_was_written_lasts(cache):
    body = asking("a", LONG) | {"messages": [user(text("word" * 50, **SHORT))]}
    assert answered(body, cache)["usage"]["cache_creation"] == {
        "ephemeral_1h_input_tokens": 600,
        "ephemeral_5m_input_tokens": 53,
    }


@pytest.mark.parametrize(
    ("change", "read"),
    cases(
        ("another model", {"model": "claude-sonnet-5", "system": [text(MANUAL * 2, **SHORT)]}, 0),
        ("another tool", {"tools": [PEOPLE]}, 0),
        ("another system prompt", {"system": [text(MANUAL + "!", **SHORT)]}, 0),
        ("another effort", {"output_config": {"effort": "low"}}, 600),
    ),
)
def test_a_change_before_the_mark_is_another_prompt(cache, change, read):
    answered(asking("a"), cache)
    assert tokens(answered(asking("a") | change, cache))[0] == read


def test_settings_belong_to_what_is_cached_of_messages(cache):
    body = good(messages=[user(text(MANUAL, **SHORT))])
    answered(body, cache)
    assert tokens(answered(body | {"output_config": {"effort": "low"}}, cache))[0] == 0
    assert tokens(answered(body, cache))[0] == 603


def test_a_growing_conversation_reads_what_the_last_turn_wrote(cache):
    turns = [user(MANUAL)]
    answered(good(messages=turns, **SHORT), cache)
    turns += [assistant("word"), user("word")]
    assert tokens(answered(good(messages=turns, **SHORT), cache)) == (603, 8, 0)


@pytest.mark.parametrize(("blocks", "read"), [(19, 600), (20, 0)])
def test_looks_back_over_twenty_blocks(cache, blocks, read):
    first = good(messages=[user(text(MANUAL, **SHORT))])
    more = [text("word") for _ in range(blocks - 1)] + [text("end", **SHORT)]
    answered(first, cache)
    later = good(messages=[user(text(MANUAL), *more)])
    assert tokens(answered(later, cache))[0] == (603 if read else 0)


def test_an_automatic_mark_skips_what_cannot_be_cached(cache):
    body = good(OLD, messages=[user(MANUAL * 2), {"role": "assistant", "content": ""}], **SHORT)
    assert tokens(answered(body, cache)) == (0, 1203, 3)


def test_a_request_for_no_tokens_fills_the_cache(cache):
    answered(asking("a", max_tokens=0), cache)
    assert tokens(answered(asking("b"), cache))[0] == 600
