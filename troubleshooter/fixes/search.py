"""Finding guides by words: for people who know what they are looking for and have no paste."""

from __future__ import annotations

from collections.abc import Iterable

from troubleshooter.content.guide import Guide

MAX_QUERY_LENGTH = 200

_TITLE, _SUMMARY, _ELSEWHERE = 0, 1, 2


def find_guides(guides: Iterable[Guide], query: str) -> tuple[Guide, ...]:
    """List the guides that hold every word of `query`; first those that hold them in the title."""
    words = query.casefold().split()
    ranked = [
        (rank, guide.title, guide) for guide in guides if (rank := _rank(guide, words)) is not None
    ]
    return tuple(guide for _, _, guide in sorted(ranked, key=lambda each: each[:2]))


def _rank(guide: Guide, words: Iterable[str]) -> int | None:
    title = f"{guide.title} {guide.slug}".casefold()
    summary = f"{title} {guide.summary} {guide.answer}".casefold()
    everything = " ".join(
        (
            summary,
            *(message.text.casefold() for message in guide.messages),
            *guide.error_types,
            *(name.casefold() for name in guide.exceptions),
            *map(str, guide.status),
        )
    )
    for rank, text in ((_TITLE, title), (_SUMMARY, summary), (_ELSEWHERE, everything)):
        if all(word in text for word in words):
            return rank
    return None
