"""Claude is told from its look-alikes."""

from __future__ import annotations

import pytest

from troubleshooter.engine.vendors import find_vendor_evidence, weigh_vendors


@pytest.mark.parametrize(
    ("text", "vendor"),
    [
        ("POST https://api.anthropic.com/v1/messages", "anthropic"),
        ("anthropic.BadRequestError: Error code: 400", "anthropic"),
        ("litellm.BadRequestError: AnthropicException - x", "anthropic"),
        ("'request_id': 'req_011CZues5A9AmUKeiVpWQvVF'", "anthropic"),
        ("node_modules/@anthropic-ai/sdk/core/error.mjs", "anthropic"),
        ('{"type":"error","error":{"type":"api_error"}}', "anthropic"),
        ("{'type': 'error', 'error': {'type': 'api_error'}}", "anthropic"),
        ("model=claude-sonnet-5-5", "anthropic"),
        ("openai.RateLimitError: Error code: 429", "openai"),
        ("You can find your API key at https://platform.openai.com/account/api-keys.", "openai"),
        ("google.api_core.exceptions.PermissionDenied: 403", "google"),
        ("https://api.mistral.ai/v1/chat/completions", "mistral"),
        ("StripeInvalidRequestError", "stripe"),
    ],
)
def test_names_whose_words_stand_in_a_text(text: str, vendor: str) -> None:
    anywhere = weigh_vendors(find_vendor_evidence(text))
    assert max(anywhere, key=lambda each: anywhere[each]) == vendor


def test_tells_what_stands_near_from_what_stands_anywhere() -> None:
    text = "openai.RateLimitError: x" + " " * 900 + "set ANTHROPIC_API_KEY"
    evidence = find_vendor_evidence(text)
    near, anywhere = weigh_vendors(evidence, 0, 100), weigh_vendors(evidence)
    assert "anthropic" not in near
    assert anywhere["anthropic"] >= 1
    assert near["openai"] == 3


def test_offsets_hold_where_lowering_changes_the_length() -> None:
    text = "İİİ api.anthropic.com"
    (first, *_) = find_vendor_evidence(text)
    assert text[first.start : first.end] == "api.anthropic.com"
