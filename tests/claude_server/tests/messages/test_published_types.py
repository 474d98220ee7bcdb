"""The fields that the server knows against the types that the official SDK publishes."""

from __future__ import annotations

import typing

import pytest
from anthropic.types import (
    anthropic_beta_param,
    cache_control_ephemeral_param,
    content_block_param,
    diagnostics_param,
    document_block_param,
    image_block_param,
    image_transformations_param,
    message_count_tokens_params,
    message_create_params,
    metadata_param,
    output_config_param,
    system_message_param,
    text_block_param,
    thinking_config_param,
    tool_choice_param,
    tool_result_block_param,
    tool_union_param,
    user_message_param,
)
from anthropic.types.beta import (
    beta_content_block_param,
    beta_output_config_param,
    beta_system_message_param,
    beta_thinking_config_param,
    beta_tool_union_param,
)
from anthropic.types.beta import message_create_params as beta_create_params
from typing_extensions import get_type_hints, is_typeddict

from tests.claude_server.messages.betas import KNOWN_BETAS
from tests.claude_server.messages.block_shapes import BLOCK, TEXT_BLOCK
from tests.claude_server.messages.request_shapes import OLDER_VERSIONS, SAMPLING, parameters
from tests.claude_server.messages.shapes import OneOf, OrNull, Several, TextOr
from tests.claude_server.messages.tool_shapes import TOOL, TOOL_CHOICE
from tests.claude_server.tests.messages.toy import NEW_VERSION, OLD_VERSION

GONE = {"output_format"}
"""What older SDKs sent, and what is answered with advice of its own."""
HEADERS = {"user_profile_id", "workspace_id", "betas"}
"""Arguments of the SDK's methods that travel as headers."""
NO_BETAS, ALL_BETAS = frozenset(), KNOWN_BETAS
SHARED = {
    "role",  # three types of messages have one role each
    "type",  # two names of one kind stand in one type
}
"""Fields whose values differ between the types that the server keeps as one."""


def inner(shape):
    """The shape below what only says that it may be missing, a text or a list."""
    while isinstance(shape, OrNull | TextOr):
        shape = shape.other
    return inner(shape.item) if isinstance(shape, Several) else shape


def field(shape, *names):
    for name in names:
        shape = inner(shape.fields[name].shape)
    return shape


def kind(tagged, name):
    return tagged.kinds[name].shape


CREATE = parameters(NEW_VERSION, counting=False)
COUNT = parameters(NEW_VERSION, counting=True)
MESSAGE = field(CREATE, "messages")

UNIONS = {
    "blocks": (BLOCK, content_block_param.ContentBlockParam),
    "tools": (TOOL, tool_union_param.ToolUnionParam),
    "tool_choice": (TOOL_CHOICE, tool_choice_param.ToolChoiceParam),
    "thinking": (field(CREATE, "thinking"), thinking_config_param.ThinkingConfigParam),
    "image sources": (field(kind(BLOCK, "image"), "source"), image_block_param.Source),
    "document sources": (field(kind(BLOCK, "document"), "source"), document_block_param.Source),
    "results": (field(kind(BLOCK, "tool_result"), "content"), tool_result_block_param.Content),
}
BETA_UNIONS = {
    "blocks": (BLOCK, beta_content_block_param.BetaContentBlockParam),
    "tools": (TOOL, beta_tool_union_param.BetaToolUnionParam),
}
OBJECTS = {
    "text": (TEXT_BLOCK, text_block_param.TextBlockParam),
    "cache_control": (
        kind(field(CREATE, "cache_control"), "ephemeral"),
        cache_control_ephemeral_param.CacheControlEphemeralParam,
    ),
    "metadata": (field(CREATE, "metadata"), metadata_param.MetadataParam),
    "output_config": (field(CREATE, "output_config"), output_config_param.OutputConfigParam),
    "diagnostics": (field(CREATE, "diagnostics"), diagnostics_param.DiagnosticsParam),
    "image transformations": (
        field(kind(BLOCK, "image"), "transformations"),
        image_transformations_param.ImageTransformationsParam,
    ),
    "user message": (MESSAGE, user_message_param.UserMessageParam),
    "system message": (MESSAGE, system_message_param.SystemMessageParam),
    "create": (CREATE, message_create_params.MessageCreateParamsStreaming),
    "count": (COUNT, message_count_tokens_params.MessageCountTokensParams),
}
BETA_OBJECTS = {
    "output_config": (
        field(CREATE, "output_config"),
        beta_output_config_param.BetaOutputConfigParam,
    ),
    "system message": (MESSAGE, beta_system_message_param.BetaSystemMessageParam),
    "create": (CREATE, beta_create_params.MessageCreateParamsStreaming),
}


def members(union):
    """The typed dictionaries of a union, by each value that their `type` may have."""
    return {
        tag: each
        for each in typing.get_args(union)
        if is_typeddict(each)
        for tag in literals(get_type_hints(each)["type"])
    }


def literals(hint):
    """The texts that a hint allows; none where it allows any."""
    if typing.get_origin(hint) is typing.Literal:
        return {value for value in typing.get_args(hint) if isinstance(value, str)}
    return {text for part in typing.get_args(hint) for text in literals(part)}


def names(shape, betas=NO_BETAS):
    return {name for name, each in shape.fields.items() if each.is_known(betas)} - GONE


def published(typed_dictionary):
    return get_type_hints(typed_dictionary).keys() - HEADERS


def required(typed_dictionary):
    hints = get_type_hints(typed_dictionary, include_extras=True)
    return {name for name, hint in hints.items() if "Required[" in repr(hint)[:40]}


@pytest.mark.parametrize("name", UNIONS)
def test_knows_every_published_kind_and_no_other(name):
    shape, union = UNIONS[name]
    assert {tag for tag, each in shape.kinds.items() if not each.betas} == members(union).keys()


@pytest.mark.parametrize("name", BETA_UNIONS)
def test_knows_every_kind_of_the_betas_and_no_other(name):
    shape, union = BETA_UNIONS[name]
    assert shape.kinds.keys() == members(union).keys()


@pytest.mark.parametrize("name", UNIONS)
def test_knows_the_published_fields_of_every_kind(name):
    shape, union = UNIONS[name]
    for tag, typed_dictionary in members(union).items():
        fields = kind(shape, tag)
        assert names(fields) == published(typed_dictionary), tag
        assert {each for each, its in fields.fields.items() if its.required} == required(
            typed_dictionary
        ), tag


@pytest.mark.parametrize("name", OBJECTS)
def test_knows_the_published_fields(name):
    shape, typed_dictionary = OBJECTS[name]
    assert names(shape) == published(typed_dictionary)


@pytest.mark.parametrize("name", BETA_OBJECTS)
def test_knows_the_fields_of_the_betas(name):
    shape, typed_dictionary = BETA_OBJECTS[name]
    assert names(shape, ALL_BETAS) == published(typed_dictionary)


def test_knows_the_fields_of_thinking_in_the_betas():
    union = beta_thinking_config_param.BetaThinkingConfigParam
    for tag, typed_dictionary in members(union).items():
        fields = kind(field(CREATE, "thinking"), tag)
        assert names(fields, ALL_BETAS) == published(typed_dictionary), tag


def test_knows_the_published_values():
    """Wherever the server lists the values of a field, the SDK lists the same."""
    compared = 0
    dictionaries = [
        *OBJECTS.values(),
        *(
            (kind(shape, tag), each)
            for shape, union in UNIONS.values()
            for tag, each in members(union).items()
        ),
    ]
    for shape, typed_dictionary in dictionaries:
        hints = get_type_hints(typed_dictionary)
        for name, each in shape.fields.items():
            values = inner(each.shape)
            if isinstance(values, OneOf) and name in hints and name not in SHARED:
                assert literals(hints[name]) == set(values.values), (typed_dictionary, name)
                compared += 1
    assert compared > 30


def test_only_older_versions_know_the_sampling_parameters():
    for version in OLDER_VERSIONS:
        assert names(parameters(version, counting=False)) - names(CREATE) == set(SAMPLING)
    assert not names(parameters(OLD_VERSION, counting=True)) - names(COUNT) - set(SAMPLING)


def test_knows_every_published_beta_and_no_other():
    assert literals(anthropic_beta_param.AnthropicBetaParam) == KNOWN_BETAS
