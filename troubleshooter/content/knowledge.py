"""Guides -> the tables that the engine works with."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from troubleshooter.content.guide import Guide
from troubleshooter.engine.knowledge import ErrorCode, Fix, Knowledge, MessageTemplate
from troubleshooter.engine.models import Model


def build_knowledge(
    guides: Iterable[Guide], codes: Iterable[ErrorCode], models: Iterable[Model]
) -> Knowledge:
    """What the engine must know of `guides`, in their order, and of the reference files."""
    guides = tuple(guides)
    return Knowledge(
        fixes=MappingProxyType({guide.slug: _fix(guide) for guide in guides}),
        templates=tuple(
            MessageTemplate(guide.slug, message.text, message.source, message.strength)
            for guide in guides
            for message in guide.messages
        ),
        error_codes=tuple(codes),
        models=tuple(models),
    )


def _fix(guide: Guide) -> Fix:
    return Fix(
        slug=guide.slug,
        title=guide.title,
        action=guide.action,
        status=frozenset(guide.status),
        error_types=frozenset(guide.error_types),
        exceptions=frozenset(guide.exceptions),
        signals=frozenset(guide.signals),
        surfaces=frozenset(guide.surfaces),
        related=guide.related,
    )
