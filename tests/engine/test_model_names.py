"""Names are taken apart before anybody asks which models exist."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troubleshooter.engine.model_names import LONGEST, Platform, read_name
from troubleshooter.engine.models import ModelFamily

SONNET = (ModelFamily.SONNET,)


@pytest.mark.parametrize(
    ("typed", "families", "version", "date"),
    [
        ("claude-sonnet-5-5", SONNET, (5, 5), ""),
        ("claude-3-5-sonnet-20241022", SONNET, (3, 5), "20241022"),
        ("claude-sonnet-4-20250514", SONNET, (4,), "20250514"),
        ("claude-sonnet-4-0", SONNET, (4,), ""),
        ("claude-sonnet-45", SONNET, (4, 5), ""),
        ("sonnet4", SONNET, (4,), ""),
        ("claudesonnet4.5", SONNET, (4, 5), ""),
        ("claude-3-5-sonnet-20", SONNET, (3, 5), "20"),
        ("claude-sonnet-4-5-2025-09-29", SONNET, (4, 5), "20250929"),
        ("claude-v2:1", (), (2, 1), ""),
        ("claude-v1", (), (1,), ""),
        ("claude-instant-v1.2", (ModelFamily.INSTANT,), (1, 2), ""),
        ("claude-opus-sonnet", (ModelFamily.OPUS, ModelFamily.SONNET), (), ""),
    ],
)
def test_reads_family_version_and_date(typed, families, version, date):
    name = read_name(typed)
    assert (name.families, name.version, name.date) == (families, version, date)


@pytest.mark.parametrize(
    ("typed", "platform"),
    [
        ("claude-opus-5-5", None),
        ("claude-2.1", None),
        ("anthropic/claude-opus-5.5", Platform.GATEWAY),
        ("openrouter/anthropic/claude-opus-5.5:beta", Platform.GATEWAY),
        ("anthropic:claude-opus-5-5", Platform.GATEWAY),
        ("aws.claude-opus-4.8", Platform.GATEWAY),
        ("anthropic-claude-opus-4-8", Platform.GATEWAY),
        ("anthropic.claude-opus-5-5", Platform.BEDROCK),
        ("us.anthropic.claude-opus-4-8-v1", Platform.BEDROCK),
        ("us-gov.anthropic.claude-opus-4-8-v1:0", Platform.BEDROCK),
        ("apac.anthropic.claude-opus-4-8-v1:0", Platform.BEDROCK),
        ("global.anthropic.claude-opus-4-8-v1:0", Platform.BEDROCK),
        ("bedrock/us-east-1/anthropic.claude-opus-4-8-v1:0", Platform.BEDROCK),
        ("arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-2.1-v1:0", Platform.BEDROCK),
        ("claude-opus-4-5@20251101", Platform.GOOGLE_CLOUD),
        ("vertex_ai/claude-opus-4-5@20251101", Platform.GOOGLE_CLOUD),
        ("projects/p/locations/l/publishers/anthropic/models/claude-opus-5", Platform.GOOGLE_CLOUD),
    ],
)
def test_tells_whose_form_an_id_has(typed, platform):
    assert read_name(typed).platform is platform


@pytest.mark.parametrize(
    ("typed", "revised"),
    [
        ("claude-3-5-sonnet-v2", True),
        ("claude-3-5-sonnet-20241022-v2:0", True),
        ("claude-3-5-sonnet-v1:0:200k", True),
        ("claude-v2", False),
        ("claude-instant-v1", False),
    ],
)
def test_a_revision_is_no_version(typed, revised):
    assert read_name(typed).has_revision is revised


@pytest.mark.parametrize(
    ("typed", "vendor"),
    [
        ("gpt-4o", "OpenAI"),
        ("openai/gpt-5", "OpenAI"),
        ("o3-mini", "OpenAI"),
        ("gemini-2.5-pro", "Google"),
        ("meta-llama/Llama-3-70b", "Meta"),
        ("mixtral-8x7b", "Mistral"),
        ("deepseek-chat", "DeepSeek"),
        ("qwen3-coder", "Alibaba"),
        ("grok-4", "xAI"),
        ("command-r-plus", "Cohere"),
        ("moonshotai/kimi-k2", "Moonshot"),
        ("glm-4.6", "Zhipu"),
        ("minimaxai/minimax-m2.5", "MiniMax"),
        ("amazon.nova-pro-v1:0", "Amazon"),
        ("phi-4", "Microsoft"),
        ("nvidia/nemotron-4", "NVIDIA"),
        ("sonar-pro", "Perplexity"),
        ("claude-opus-5-5", None),
        ("gpt-claude-opus", None),
        ("opus", None),
        ("sonnet", None),
        ("my-model", None),
    ],
)
def test_tells_models_of_other_vendors(typed, vendor):
    assert read_name(typed).vendor == vendor


@pytest.mark.parametrize(
    "typed", ["sonnet", "opus", "Haiku", "fable", "opusplan", "best", "opus[1m]"]
)
def test_knows_the_names_that_claude_code_replaces(typed):
    assert read_name(typed).is_alias


@pytest.mark.parametrize(
    ("typed", "families"),
    [
        ("claude-sonet-5-5", SONNET),
        ("claude-sonnnet-5-5", SONNET),
        ("cluade-sonnet-5-5", SONNET),
        ("claud-sonnet-5-5", SONNET),
        ("claude-sonner-5-5", SONNET),
        ("claude-hiaku-5-5", (ModelFamily.HAIKU,)),
        ("claude-cable-5", (ModelFamily.FABLE,)),
        ("claude-plus-5", ()),
        ("claude-sonata-5", ()),
    ],
)
def test_one_slip_of_a_finger_is_forgiven(typed, families):
    name = read_name(typed)
    assert name.says_claude
    assert name.families == families
    assert name.is_misspelt is bool(families)


@pytest.mark.parametrize(
    ("typed", "version"),
    [
        ("claude-opus-20", "20"),
        ("claude-10-opus", "10"),
        ("claude-sonnet-45", "45"),
        ("claude-opus-5-1", "5.1"),
        ("claude-opus-4-0", "4.0"),
        ("claude-3.5-sonnet-20241022", "3.5"),
        ("claude-sonnet", ""),
    ],
)
def test_keeps_a_version_as_it_was_typed(typed, version):
    assert read_name(typed).typed_version == version


def test_what_surrounds_a_name_is_no_part_of_it():
    name = read_name(' "claude-sonnet-5-5",\n')
    assert name.text == "claude-sonnet-5-5"
    assert name.is_surrounded
    assert not read_name("(claude-sonnet-5-5).").is_surrounded


def test_words_that_no_id_has_are_kept_apart():
    assert read_name("claude-opus-5-5-latest").extra == ("latest",)
    assert read_name("claude-opus-4-5:thinking").extra == ("thinking",)
    assert read_name("claude-opus-5-200k").extra == ("200k",)


@given(st.text(max_size=400) | st.from_regex(r"[a-z.:/@\[\]-]{0,60}claude[-a-z0-9.:@/]{0,80}"))
def test_anything_can_be_read(typed):
    name = read_name(typed)
    assert len(name.text) <= LONGEST
    assert len(name.version) <= 2


@pytest.mark.parametrize(
    "part", ["claude-", "a", "1", "-v1", "[1m]", "anthropic.", "a.", "/", "@1"]
)
def test_a_name_of_a_megabyte_costs_no_more_than_a_long_one(part):
    typed = part * (1_000_000 // len(part))
    started = process_time()
    for _ in range(20):
        read_name(typed)
    assert process_time() - started < 1
