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
        ("reply = client.messages.create(model=name)", "anthropic"),
        ("async with client.messages.stream(", "anthropic"),
        ("client.beta.messages.create(", "anthropic"),
        ("await client.messages.countTokens({", "anthropic"),
        ("client = AsyncAnthropic()", "anthropic"),
        ("const client = new Anthropic({ apiKey })", "anthropic"),
        ("await anthropic.messages.create({", "anthropic"),
        ("client.messages.create(body='Hi', to=number)", "twilio"),
        ("client.messages.create({\n  to: number,\n  from: own,", "twilio"),
        ("client.beta.threads.messages.create(thread_id=x)", "openai"),
        ("site-packages/groq/_base_client.py", "groq"),
        ("site-packages\\cohere\\base_client.py", "cohere"),
        ("dist-packages/together/abstract/api_requestor.py", "together"),
        ("site-packages/google/genai/errors.py", "google"),
        ("site-packages/mistralai/utils/retries.py", "mistral"),
        ("node_modules/openai/core.mjs:317:19", "openai"),
        ("node_modules/.pnpm/openai@4.77.0_zod@3.24.1/node_modules/openai/error.mjs", "openai"),
        ("node_modules/@google/genai/dist/index.mjs", "google"),
        ("node_modules/@ai-sdk/openai/dist/index.js", "openai"),
        ("site-packages/anthropic/_base_client.py", "anthropic"),
        ("node_modules/@ai-sdk/anthropic/dist/index.js", "anthropic"),
        ("Could not find a version that satisfies the requirement anthropic==9", "anthropic"),
        ("No matching distribution found for anthropic", "anthropic"),
        ("Could not find a version that satisfies the requirement torch", "pip"),
        ("404 Not Found - GET https://registry.example.org/@anthropic-ai%2fsdk", "anthropic"),
        ("Request had invalid authentication credentials.", "google"),
    ],
)
def test_names_whose_words_stand_in_a_text(text: str, vendor: str) -> None:
    anywhere = weigh_vendors(find_vendor_evidence(text))
    assert max(anywhere, key=lambda each: anywhere[each]) == vendor


def test_a_call_that_others_have_too_is_weaker_than_a_name() -> None:
    (call,) = find_vendor_evidence("reply = client.messages.create(model=name)")
    (name,) = find_vendor_evidence("from Claude")
    assert (call.weight, call.is_code, name.is_code) == (1, True, False)


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
