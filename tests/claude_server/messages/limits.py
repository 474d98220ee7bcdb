"""Rules about how much: the tokens of an answer, the tokens of a prompt, stop sequences."""

from __future__ import annotations

from tests.claude_server.exchange import invalid_request
from tests.claude_server.messages.request import MessagesRequest
from tests.claude_server.messages.tokens import count
from troubleshooter.engine.models import Thinking

_MOST_MESSAGES = 100_000
_FIRST_THAT_STOPS = (4, 5)
"""From this generation on an answer stops at the end of the window instead of being refused."""
_STOPS_BY_BETA = "model-context-window-exceeded-2025-08-26"


def refuse_too_many_output_tokens(asked: MessagesRequest) -> None:
    most = asked.model.max_output
    if most is not None and asked.max_tokens > most:
        # Reported by users.
        raise invalid_request(
            f"max_tokens: {asked.max_tokens} > {most}, which is the maximum allowed number of"
            f" output tokens for {asked.body['model']}"
        )


def refuse_zero_tokens_for_an_answer(asked: MessagesRequest) -> None:
    """`max_tokens: 0` fills the cache. What implies an answer is refused beside it: documented."""
    if asked.counting or asked.max_tokens:
        return
    beside = (
        ("stream: true", asked.stream),
        ("thinking.type: enabled", asked.thinking is Thinking.ENABLED),
        ("output_config.format", asked.schema is not None),
        (f"tool_choice.type: {asked.tool_choice}", asked.forces_a_tool),
    )
    for name, is_set in beside:
        if is_set:
            # Unconfirmed wording.
            raise invalid_request(f"max_tokens: 0 is not allowed with {name}")


def refuse_long_prompt(asked: MessagesRequest) -> None:
    """Input alone over the window: documented up to the colon, the figures are reported.

    count_tokens counts it all the same: https://github.com/stdapi-ai/stdapi.ai/issues/297
    """
    if asked.counting:
        return
    window = asked.model.context_window
    if window is not None and (tokens := count(asked)) > window:
        raise invalid_request(f"prompt is too long: {tokens} tokens > {window} maximum")


def refuse_full_window(asked: MessagesRequest) -> None:
    """Only models before 4.5 add `max_tokens` to the input; the wording is reported."""
    window = asked.model.context_window
    stops = asked.generation >= _FIRST_THAT_STOPS or _STOPS_BY_BETA in asked.betas
    if window is None or stops or asked.counting:
        return
    tokens = count(asked)
    if tokens + asked.max_tokens > window:
        raise invalid_request(
            f"input length and `max_tokens` exceed context limit: {tokens} + {asked.max_tokens}"
            f" > {window}, decrease input length or `max_tokens` and try again"
        )


def refuse_blank_stop_sequences(asked: MessagesRequest) -> None:
    if any(not each.strip() for each in asked.body.get("stop_sequences", [])):
        # Reported by users: https://github.com/BerriAI/litellm/issues/3286
        raise invalid_request("stop_sequences: each stop sequence must contain non-whitespace")


def refuse_too_many_messages(asked: MessagesRequest) -> None:
    """The limit stands in the SDK; the wording is unconfirmed."""
    if len(asked.messages) > _MOST_MESSAGES:
        raise invalid_request(f"messages: List should have at most {_MOST_MESSAGES} items")
