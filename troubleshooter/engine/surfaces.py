"""Which client printed a text: told by words that only its output has."""

from __future__ import annotations

from troubleshooter.engine.scanning import PatternSet
from troubleshooter.engine.signals import Surface

# The most specific first: a wrapper's output holds that of the SDK inside it.
_SURFACES = (
    (Surface.LITELLM, r"litellm|LiteLLM|AnthropicException"),
    (Surface.LANGCHAIN, r"langchain|ChatAnthropic"),
    (Surface.VERCEL_AI_SDK, r"@ai-sdk|AI_\w+Error|ai-sdk"),
    (
        Surface.CLAUDE_CODE,
        r"claude-code|Claude Code|API Error[: (]|/login\b|bunfs|the selected model \(",
    ),
    (Surface.BEDROCK, r"[Bb]edrock|botocore"),
    (Surface.VERTEX, r"aiplatform|AnthropicVertex|req_vrtx|[Vv]ertex"),
    (Surface.FOUNDRY, r"AnthropicFoundry|services\.ai\.azure"),
    (
        Surface.TYPESCRIPT,
        r"@anthropic-ai/sdk|node_modules|\.[mc]?[jt]s:\d|Node\.js v|APIError\.generate",
    ),
    (Surface.PYTHON, r"Traceback \(most|site-packages|\.py\", line|anthropic\.\w*Error|\.py:\d"),
    (Surface.PYTHON, r"Error code: \d{3} -"),
    (Surface.CURL, r"\$ curl|(?m:^curl )|HTTP/[12][.\d]* \d{3}|% Total"),
    (Surface.GO, r"anthropic-sdk-go|goroutine |\.go:\d"),
    (Surface.JAVA, r"com\.anthropic|\.java:\d|springframework"),
    (Surface.RUBY, r"Anthropic::|\.rb:\d"),
    (Surface.PHP, r"Anthropic\\|\.php:\d"),
    (Surface.CSHARP, r"AnthropicApiException|\.cs:line"),
)
_SCAN = PatternSet(pattern for _, pattern in _SURFACES)


def find_surface(text: str) -> Surface | None:
    """The most specific client that shows in a text."""
    return next((_SURFACES[index][0] for index in _SCAN.find(text)), None)
