"""The client that printed a text is told, the wrapper before the SDK inside it."""

from __future__ import annotations

import pytest

from troubleshooter.engine.signals import Surface
from troubleshooter.engine.surfaces import find_surface


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("litellm.BadRequestError: AnthropicException - x", Surface.LITELLM),
        (
            "TypeError: no\n at file:///app/node_modules/@anthropic-ai/sdk/core/error.mjs:55",
            Surface.TYPESCRIPT,
        ),
        (
            'Traceback (most recent call last):\n  File "a.py", line 1\nValueError: x',
            Surface.PYTHON,
        ),
        ("$ curl https://api.anthropic.com\nHTTP/2 401", Surface.CURL),
        ("There's an issue with the selected model (opus[1m]).", Surface.CLAUDE_CODE),
        ("APICallError [AI_APICallError]: x", Surface.VERCEL_AI_SDK),
    ],
)
def test_tells_the_client(text: str, surface: Surface) -> None:
    assert find_surface(text) is surface


def test_a_wrapper_comes_before_the_sdk_inside_it() -> None:
    text = 'File "site-packages/anthropic/_client.py", line 1\nlitellm.APIError: x'
    assert find_surface(text) is Surface.LITELLM


def test_says_nothing_of_a_bare_message() -> None:
    assert find_surface("invalid x-api-key") is None
