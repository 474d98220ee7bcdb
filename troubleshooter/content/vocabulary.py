"""The closed lists that guides choose from, beside those of `troubleshooter.engine.signals`.

Data only: the rules that hold guides to these lists are in the `*_rules` modules.
"""

from __future__ import annotations

TOPICS = (
    "auth",
    "billing",
    "rate-limits",
    "server",
    "network",
    "sdk",
    "models",
    "requests",
    "streaming",
    "cloud",
    "claude-code",
    "questions",
)
QUESTIONS = "questions"
"""The topic of what is asked, not thrown: its guides need no message."""

SECTIONS = {
    "means": "What it means",
    "why": "Why it happens",
    "fix": "Fix it",
    "check": "Check that it worked",
    "prevent": "Keep it from coming back",
}
"""The headings of a guide in their order, by the id of the section."""

PLACEHOLDERS = ("n", "id", "model", "name", "path", "date", "any")
"""What may stand in braces in a message; `troubleshooter.engine.signatures` gives them meaning."""

SAMPLE_LANGUAGES = {".py": "python", ".ts": "typescript", ".sh": "bash"}
"""Endings of sample files and the languages they are highlighted in."""

CURRENT_MODELS = (
    "claude-opus-5-5",
    "claude-sonnet-5-5",
    "claude-haiku-5-5",
    "claude-fable-5-2",
)
"""The only models a sample may call. Samples are what people copy: an old id lives on in them."""

OLDER_MODELS = {
    "sampling-parameters": (
        "claude-opus-4-6",
        "claude-sonnet-4-6",
        "claude-opus-4-5",
        "claude-sonnet-4-5",
        "claude-haiku-4-5",
    ),
}
"""Older models that samples of a guide name because the guide is about them, by its slug."""

PUBLISHED_ADDRESSES = ("/", "/fix/", "/about/")
"""Pages a guide may link to, beside those of fixes, statuses and error types."""
