"""A small catalogue for tests of what a wrong model id was meant to be."""

from __future__ import annotations

from datetime import date

from troubleshooter.engine.model_catalogue import ModelCatalogue
from troubleshooter.engine.models import Model, ModelFamily

TODAY = date(2026, 11, 22)

MODELS = (
    Model("claude-fable-5-2", "Claude Fable 5.2", ModelFamily.FABLE, released=date(2026, 11, 9)),
    Model("claude-mythos-5-2", "Claude Mythos 5.2", ModelFamily.MYTHOS,
          released=date(2026, 11, 9), restricted=True),
    Model("claude-haiku-5-5", "Claude Haiku 5.5", ModelFamily.HAIKU, released=date(2026, 10, 7)),
    Model("claude-sonnet-5-5", "Claude Sonnet 5.5", ModelFamily.SONNET,
          released=date(2026, 9, 28), not_before=date(2027, 9, 28)),
    Model("claude-opus-5-5", "Claude Opus 5.5", ModelFamily.OPUS, released=date(2026, 9, 22)),
    Model("claude-opus-5", "Claude Opus 5", ModelFamily.OPUS, released=date(2026, 7, 24)),
    Model("claude-opus-4-8", "Claude Opus 4.8", ModelFamily.OPUS, released=date(2026, 5, 28)),
    Model("claude-sonnet-4-6", "Claude Sonnet 4.6", ModelFamily.SONNET, released=date(2026, 2, 17)),
    Model("claude-haiku-4-5-20251001", "Claude Haiku 4.5", ModelFamily.HAIKU,
          aliases=("claude-haiku-4-5",), released=date(2025, 10, 15), not_before=date(2026, 10, 15)),
    Model("claude-sonnet-4-5-20250929", "Claude Sonnet 4.5", ModelFamily.SONNET,
          aliases=("claude-sonnet-4-5",), released=date(2025, 9, 29),
          deprecated=date(2026, 9, 30), retires=date(2026, 11, 30), successor="claude-sonnet-5-5"),
    Model("claude-mythos-preview", "Claude Mythos Preview", ModelFamily.MYTHOS,
          deprecated=date(2026, 6, 9), restricted=True, successor="claude-mythos-5-2"),
    Model("claude-opus-4-20250514", "Claude Opus 4", ModelFamily.OPUS, aliases=("claude-opus-4-0",),
          deprecated=date(2026, 4, 14), retires=date(2026, 6, 15), successor="claude-opus-4-8"),
    Model("claude-3-7-sonnet-20250219", "Claude Sonnet 3.7", ModelFamily.SONNET,
          aliases=("claude-3-7-sonnet-latest",), deprecated=date(2025, 10, 28),
          retires=date(2026, 2, 19), successor="claude-sonnet-4-5-20250929"),
    Model("claude-3-5-sonnet-20241022", "Claude Sonnet 3.5", ModelFamily.SONNET,
          aliases=("claude-3-5-sonnet-latest",), deprecated=date(2025, 8, 13),
          retires=date(2025, 10, 28), successor="claude-sonnet-5-5"),
    Model("claude-3-5-sonnet-20240620", "Claude Sonnet 3.5", ModelFamily.SONNET,
          deprecated=date(2025, 8, 13), retires=date(2025, 10, 28), successor="claude-sonnet-5-5"),
    Model("claude-2.1", "Claude 2.1", ModelFamily.CLAUDE, deprecated=date(2025, 1, 21),
          retires=date(2025, 7, 21), successor="claude-opus-4-8"),
    Model("claude-instant-1.2", "Claude Instant 1.2", ModelFamily.INSTANT,
          aliases=("claude-instant-1",), deprecated=date(2024, 9, 4), retires=date(2024, 11, 6),
          successor="claude-haiku-4-5-20251001"),
)  # fmt: skip

CATALOGUE = ModelCatalogue(MODELS)
