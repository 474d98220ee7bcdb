"""The closed vocabulary in words that readers see. Filters only; they know nothing of a paste."""

from __future__ import annotations

from django import template

from troubleshooter.engine.knowledge import RetryHelps
from troubleshooter.engine.signals import Action, MessageSource, Role, SignalKind, Surface

register = template.Library()

ACTIONS = {
    Action.RETRY: "Send it again",
    Action.WAIT: "Wait, then send it again",
    Action.FIX_REQUEST: "Change the request",
    Action.FIX_CODE: "Change your code",
    Action.FIX_ACCOUNT: "Change your account",
    Action.FIX_NETWORK: "Mend the network path",
    Action.UPGRADE: "Upgrade the client",
    Action.CONTACT_SUPPORT: "Contact support",
}

SURFACES = {
    Surface.API: "API",
    Surface.CURL: "curl",
    Surface.PYTHON: "Python SDK",
    Surface.TYPESCRIPT: "TypeScript SDK",
    Surface.GO: "Go SDK",
    Surface.JAVA: "Java SDK",
    Surface.CSHARP: "C# SDK",
    Surface.RUBY: "Ruby SDK",
    Surface.PHP: "PHP SDK",
    Surface.CLAUDE_CODE: "Claude Code",
    Surface.BEDROCK: "Amazon Bedrock",
    Surface.VERTEX: "Google Vertex AI",
    Surface.FOUNDRY: "Microsoft Foundry",
    Surface.LANGCHAIN: "LangChain",
    Surface.LITELLM: "LiteLLM",
    Surface.VERCEL_AI_SDK: "Vercel AI SDK",
}

MESSAGE_SOURCES = {
    MessageSource.API: "the API",
    MessageSource.SDK_PYTHON: "the Python SDK",
    MessageSource.SDK_TYPESCRIPT: "the TypeScript SDK",
    MessageSource.CLAUDE_CODE: "Claude Code",
    MessageSource.BEDROCK: "Amazon Bedrock",
    MessageSource.VERTEX: "Google Vertex AI",
    MessageSource.FOUNDRY: "Microsoft Foundry",
    MessageSource.WRAPPER: "a wrapper around an SDK",
}

RETRIES = {
    RetryHelps.NO: "No: the same request fails again until you change something.",
    RetryHelps.LATER: "Later: something else has to end first, then the same request can succeed.",
    RetryHelps.YES: "Yes: after a pause the same request can succeed.",
}

EVIDENCE = {
    SignalKind.ERROR_CODE: "the error code",
    SignalKind.MESSAGE: "the words of the message",
    SignalKind.NAMED: "how the error shows itself",
    SignalKind.ERROR_TYPE: "error.type",
    SignalKind.STATUS: "the HTTP status",
    SignalKind.EXCEPTION: "the exception",
}

ROLES = {
    Role.CAUSE: "The cause",
    Role.CONSEQUENCE: "A consequence of it",
    Role.SEPARATE: "A separate error",
}

SIGNALS = {
    "http_status": "HTTP status",
    "error_type": "error.type",
    "error_code": "error_code",
    "message": "Message",
    "exceptions": "Exception",
    "models": "Model",
    "surface": "Seen in",
    "sdk_version": "SDK version",
    "headers": "Headers",
    "request_ids": "Request ID",
}

TOPICS = {
    "auth": "Keys and access",
    "billing": "Billing and credits",
    "rate-limits": "Rate limits",
    "server": "The API's own failures",
    "network": "Network",
    "sdk": "SDKs",
    "models": "Models and addresses",
    "requests": "Requests",
    "streaming": "Streaming",
    "cloud": "Cloud platforms",
    "claude-code": "Claude Code",
    "questions": "Questions",
}

# Names that are not their identifier with capitals.
_VENDORS = {
    "openai": "OpenAI",
    "azure": "Microsoft Azure",
    "deepseek": "DeepSeek",
    "openrouter": "OpenRouter",
    "dashscope": "Alibaba DashScope",
    "xai": "xAI",
    "github": "GitHub",
    "pip": "pip",
    "opencode": "OpenCode",
}

_CONFIDENCES = ((0.9, "Almost certain"), (0.75, "Very likely"), (0.5, "Likely"))


@register.filter
def action_words(action: Action) -> str:
    return ACTIONS[action]


@register.filter
def surface_words(surface: Surface) -> str:
    return SURFACES[surface]


@register.filter
def message_source_words(source: MessageSource) -> str:
    return MESSAGE_SOURCES[source]


@register.filter
def retry_words(helps: RetryHelps) -> str:
    """Whether sending the same request again can succeed, as a sentence."""
    return RETRIES[helps]


@register.filter
def evidence_words(kind: SignalKind) -> str:
    return EVIDENCE[kind]


@register.filter
def role_words(role: Role) -> str:
    return ROLES[role]


@register.filter
def topic_words(topic: str) -> str:
    return TOPICS[topic]


@register.filter
def signal_name(name: str) -> str:
    """Name a field of `Signals`."""
    return SIGNALS[name]


@register.filter
def vendor_name(vendor: str | None) -> str:
    if vendor is None:
        return "another program"
    return _VENDORS.get(vendor, vendor.title())


@register.filter
def confidence_words(confidence: float) -> str:
    return next((words for least, words in _CONFIDENCES if confidence >= least), "Possible")


@register.filter
def masked_kind_words(kind: str) -> str:
    """Write a kind of secret as words: `anthropic-api-key` -> `Anthropic API key`."""
    return " ".join(_WORDS.get(word, word) for word in kind.split("-"))


_WORDS = {
    "anthropic": "Anthropic",
    "api": "API",
    "aws": "AWS",
    "bedrock": "Bedrock",
    "github": "GitHub",
    "google": "Google",
    "groq": "Groq",
    "huggingface": "Hugging Face",
    "id": "ID",
    "json": "JSON",
    "oauth": "OAuth",
    "openai": "OpenAI",
    "openrouter": "OpenRouter",
    "perplexity": "Perplexity",
    "slack": "Slack",
    "stripe": "Stripe",
    "url": "URL",
    "xai": "xAI",
}
