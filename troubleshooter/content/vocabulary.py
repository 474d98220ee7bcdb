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

GUIDES_ABOUT_OLDER_MODELS = ("sampling-parameters",)
"""Guides, by slug, about more than current models: their samples may name any that ever was."""

PUBLISHED_ADDRESSES = ("/", "/fix/", "/code/", "/exceptions/", "/models/", "/about/")
"""Pages a guide may link to, beside those of fixes, statuses, types, codes and models."""
