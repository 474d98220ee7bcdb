"""From a request as it came in to one that may be answered: all rules, in their order.

First what the header and the fields say, then the model, then what depends on the model. In which
order the API itself looks is not documented; a request with one mistake gets that mistake's answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from tests.claude_server.exchange import Request, invalid_request
from tests.claude_server.messages import (
    attachments,
    limits,
    marks,
    sampling,
    structured,
    texts,
    thinking,
    tool_definitions,
    tool_pairs,
    turns,
)
from tests.claude_server.messages.betas import refuse_unknown_betas
from tests.claude_server.messages.body import read_body
from tests.claude_server.messages.models import find_model
from tests.claude_server.messages.request import MessagesRequest
from tests.claude_server.messages.request_shapes import parameters
from troubleshooter.engine.models import Model

Rule = Callable[[MessagesRequest], None]

RULES: tuple[Rule, ...] = (
    turns.refuse_no_messages,
    limits.refuse_too_many_messages,
    turns.refuse_unknown_instructions,
    turns.refuse_assistant_first,
    turns.refuse_blocks_of_another_role,
    turns.refuse_misplaced_instructions,
    turns.refuse_what_a_version_dropped,
    texts.refuse_marks_on_empty_text,
    texts.refuse_empty_messages,
    texts.refuse_blank_text,
    tool_definitions.refuse_repeated_names,
    tool_definitions.refuse_bad_schemas,
    tool_definitions.refuse_only_deferred_tools,
    tool_definitions.refuse_choice_without_tools,
    tool_definitions.refuse_choice_of_unknown_tool,
    tool_definitions.refuse_forced_choice,
    tool_pairs.refuse_calls_without_tools,
    tool_pairs.refuse_repeated_call_ids,
    tool_pairs.refuse_unpaired_calls,
    tool_pairs.refuse_open_server_calls,
    thinking.refuse_unsupported_mode,
    thinking.refuse_unsupported_effort,
    thinking.refuse_large_budget,
    thinking.refuse_altered_thinking,
    thinking.refuse_turn_without_thinking,
    sampling.refuse_sampling,
    sampling.refuse_two_at_once,
    sampling.refuse_sampling_while_thinking,
    turns.refuse_prefill,
    texts.refuse_trailing_whitespace,
    marks.refuse_two_lifetimes_on_one_block,
    marks.refuse_many_marks,
    marks.refuse_long_after_short,
    attachments.refuse_many_images,
    attachments.refuse_bad_images,
    attachments.refuse_large_sides,
    attachments.refuse_bad_pdfs,
    structured.refuse_output_format,
    structured.refuse_unsupported_schema,
    structured.refuse_citations,
    limits.refuse_blank_stop_sequences,
    limits.refuse_zero_tokens_for_an_answer,
    limits.refuse_too_many_output_tokens,
    limits.refuse_long_prompt,
    limits.refuse_full_window,
)


def parse(request: Request, catalogue: Mapping[str, Model], today: date) -> MessagesRequest:
    """Read a POST to /v1/messages or to /v1/messages/count_tokens.

    Raises APIError, with status 400 or 404, for everything that is wrong with it.
    """
    body = read_body(request.body)
    refuse_unknown_betas(request.betas)
    counting = request.path.rstrip("/").endswith("/count_tokens")
    for complaint in parameters(request.api_version, counting=counting).complaints(
        body, "", request.betas
    ):
        raise invalid_request(complaint)
    model = find_model(body["model"], catalogue, today)
    asked = MessagesRequest(body, model, request.api_version, request.betas, counting)
    for rule in RULES:
        rule(asked)
    return asked
