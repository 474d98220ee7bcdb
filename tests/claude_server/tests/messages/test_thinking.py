from __future__ import annotations

from base64 import b64decode, b64encode

import pytest

from tests.claude_server.messages.signatures import inspect, sign
from tests.claude_server.tests.messages.toy import (
    BETWEEN,
    BOTH,
    MIDDLE,
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
    told,
    user,
)

BUDGET = {"type": "enabled", "budget_tokens": 1024}
ADAPTIVE = {"type": "adaptive", "display": "summarized"}
DISABLED = {"type": "disabled"}
QUESTION = user("How many people are there in Oslo?")
INVALID = "messages.1.content.0: Invalid `signature` in `thinking` block"
MODIFIED = (
    "messages.1.content.0: `thinking` or `redacted_thinking` blocks in the latest assistant message"
    " cannot be modified. These blocks must remain as they were in the original response."
)
BOUND = (
    f"{INVALID}. The block is bound to a different conversation. Remove the block, or set"
    ' `thinking.block_binding.prefix_mismatch_behavior` to "drop_block".'
)


@pytest.mark.parametrize(
    ("model", "thinking", "message"),
    cases(
        (
            "budget on a new model",
            NEW,
            BUDGET,
            (
                '"thinking.type.enabled" is not supported for this model. Use'
                ' "thinking.type.adaptive" and "output_config.effort" to control thinking behavior.'
            ),
        ),
        (
            "off on a new model",
            NEW,
            DISABLED,
            (
                '"thinking.type.disabled" is not supported for this model. Use'
                ' "thinking.type.adaptive" and "output_config.effort" to control thinking behavior.'
            ),
        ),
        (
            "off where it can be adaptive or have a budget",
            BOTH,
            DISABLED,
            (
                '"thinking.type.disabled" is not supported for this model. Thinking defaults to'
                ' adaptive mode when not specified; use "thinking.type.enabled" with'
                ' "budget_tokens" for extended thinking.'
            ),
        ),
        (
            "off where it may stay between tools",
            BETWEEN,
            DISABLED,
            (
                'To turn thinking off on this model, send "thinking": {"type": "between_tools"}'
                ' instead of {"type": "disabled"}.'
            ),
        ),
        (
            "adaptive on an old model",
            OLD,
            ADAPTIVE,
            "adaptive thinking is not supported on this model",
        ),
        (
            "between tools elsewhere",
            NEW,
            {"type": "between_tools"},
            '"thinking.type.between_tools" is not supported for this model.',
        ),
    ),
)
def test_refuses_a_mode_that_the_model_lacks(model, thinking, message):
    assert told(good(model, max_tokens=2000, thinking=thinking)) == message


@pytest.mark.parametrize(
    ("model", "thinking"),
    [(NEW, ADAPTIVE), (OLD, BUDGET), (OLD, DISABLED), (MIDDLE, DISABLED), (BOTH, BUDGET)],
)
def test_takes_a_mode_that_the_model_has(model, thinking):
    assert parse(good(model, max_tokens=2000, thinking=thinking))


def test_the_budget_is_less_than_all_tokens():
    body = good(OLD, max_tokens=1024, thinking=BUDGET)
    assert told(body).startswith("`max_tokens` must be greater than `thinking.budget_tokens`. ")
    assert parse(body | {"max_tokens": 1025})
    assert parse(body | {"tools": [PEOPLE]}, betas="interleaved-thinking-2025-05-14")


@pytest.mark.parametrize(
    ("body", "message"),
    cases(
        (
            "old model",
            good(OLD, output_config={"effort": "low"}),
            "This model does not support the effort parameter.",
        ),
        (
            "level",
            good(MIDDLE, output_config={"effort": "max"}),
            "output_config.effort: Input should be one of low, medium, high",
        ),
        (
            "without thinking",
            good(BETWEEN, thinking={"type": "between_tools"}, output_config={"effort": "xhigh"}),
            (
                "output_config.effort 'xhigh' is not supported when thinking is disabled on this"
                " model. Use effort 'high' or below, or enable thinking."
            ),
        ),
    ),
)
def test_refuses_an_effort_that_the_model_lacks(body, message):
    assert told(body) == message


def test_takes_every_effort_while_thinking():
    assert parse(good(BETWEEN, output_config={"effort": "xhigh"}))


def called(model=NEW, **changes):
    """A conversation up to a call with the thinking before it, and the result added."""
    changes = {"thinking": ADAPTIVE} | changes
    body = good(model, max_tokens=3000, tools=[PEOPLE], messages=[QUESTION], **changes)
    thought, used = answered(body)["content"]
    return body | {"messages": [QUESTION, assistant(thought, used), user(result(used["id"]))]}


def altered(body, **changes):
    """The same, but for the thinking block."""
    question, (thought, used), back = body["messages"][0], blocks(body), body["messages"][2]
    return body | {"messages": [question, assistant(thought | changes, used), back]}


def blocks(body):
    return body["messages"][1]["content"]


@pytest.mark.parametrize(
    ("model", "thinking"), [(NEW, ADAPTIVE), (NEW, {"type": "adaptive"}), (OLD, BUDGET)]
)
def test_takes_its_own_thinking_back(model, thinking):
    body = called(model, thinking=thinking)
    assert parse(body)
    assert parse(body | {"messages": [*body["messages"], assistant("Many."), user("Thanks.")]})


def test_tells_when_the_latest_thinking_was_changed():
    assert told(altered(called(), thinking="I was never told so.")) == MODIFIED


def test_ignores_what_is_written_into_thinking_that_was_left_out():
    body = called(thinking={"type": "adaptive", "display": "omitted"})
    assert blocks(body)[0]["thinking"] == ""
    assert parse(altered(body, thinking="Notes of our own."))


def test_earlier_thinking_that_was_changed_has_a_wrong_signature():
    body = altered(called(), thinking="I was never told so.")
    body["messages"] += [assistant("Many."), user("Thanks.")]
    assert told(body) == INVALID


@pytest.mark.parametrize("signature", ["", "not base64!", "EqQBCgIYAhIM1gbcDa9GJwZA2b"])
def test_refuses_a_signature_that_it_never_gave(signature):
    assert told(altered(called(), signature=signature)) == INVALID


def test_refuses_a_signature_with_one_bit_turned():
    body = called()
    raw = bytearray(b64decode(blocks(body)[0]["signature"]))
    raw[10] ^= 1
    assert told(altered(body, signature=b64encode(bytes(raw)).decode())) == INVALID


@pytest.mark.parametrize(
    "change",
    cases(
        ("system", lambda body: body | {"system": "Be brief."}),
        ("tools", lambda body: body | {"tools": [PEOPLE | {"description": "Inhabitants"}]}),
        (
            "earlier message",
            lambda body: body | {"messages": [user("How many in Oslo?"), *body["messages"][1:]]},
        ),
    ),
)
def test_thinking_is_bound_to_what_stood_before_it(change):
    assert told(change(called())) == BOUND
    assert parse(change(called(MIDDLE, thinking={"type": "adaptive"})))


@pytest.mark.parametrize(
    "change",
    cases(
        (
            "blocks for a string",
            lambda body: (
                body | {"messages": [user(text(QUESTION["content"])), *body["messages"][1:]]}
            ),
        ),
        (
            "a cache mark",
            lambda body: body | {"tools": [PEOPLE | {"cache_control": {"type": "ephemeral"}}]},
        ),
    ),
)
def test_another_way_to_write_the_same_is_no_change(change):
    assert parse(change(called()))


def test_a_block_from_another_conversation_can_be_dropped():
    binding = {"type": "adaptive", "block_binding": {"prefix_mismatch_behavior": "drop_block"}}
    moved = called() | {"system": "Be brief.", "thinking": binding}
    header = "thinking-binding-controls-2026-08-01"
    assert parse(moved, betas=header)
    assert told(moved) == "thinking.adaptive.block_binding: Extra inputs are not permitted"


def test_with_a_budget_an_open_turn_begins_with_thinking():
    body = called(OLD, thinking=BUDGET)
    cut = body | {"messages": [QUESTION, assistant(call("a")), user(result("a"))]}
    assert told(cut) == (
        "messages.1.content.0.type: Expected `thinking` or `redacted_thinking`, but found"
        " `tool_use`. When `thinking` is enabled, a final `assistant` message must start with a"
        " thinking block (preceding the lastmost set of `tool_use` and `tool_result` blocks)."
    )
    assert parse(cut | {"messages": [*cut["messages"], assistant("Many."), user("Thanks.")]})
    assert parse(cut | {"thinking": DISABLED})


def test_with_a_budget_no_answer_is_begun_by_the_caller():
    body = good(OLD, max_tokens=2000, thinking=BUDGET, messages=[QUESTION, assistant("About")])
    assert told(body).startswith("messages.1.content.0.type: Expected `thinking`")


def test_refuses_redacted_thinking_of_somebody_else():
    body = good(
        messages=[QUESTION, assistant({"type": "redacted_thinking", "data": "x"}), user("a")]
    )
    assert told(body) == "messages.1.content.0: Invalid `data` in `redacted_thinking` block"


@pytest.mark.parametrize(
    ("thinking", "conversation", "finding"),
    [("a", b"x", "sound"), ("b", b"x", "modified"), ("a", b"y", "moved"), ("b", b"y", "modified")],
)
def test_a_signature_knows_its_thinking_and_its_conversation(thinking, conversation, finding):
    assert inspect(sign("a", b"x"), thinking, conversation) == finding
