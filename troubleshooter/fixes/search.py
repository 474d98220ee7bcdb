"""Finding guides by words: for people who know what they are looking for and have no paste."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from troubleshooter.content.guide import Guide

MAX_QUERY_LENGTH = 200


def find_guides(guides: Iterable[Guide], query: str) -> tuple[Guide, ...]:
    """List the guides that hold every word of `query`.

    First those that hold them in the title, then by summary, by what the error prints, by text.
    """
    words = query.casefold().split()
    ranked = [
        (rank, guide.title, guide) for guide in guides if (rank := _rank(guide, words)) is not None
    ]
    return tuple(guide for _, _, guide in sorted(ranked, key=lambda each: each[:2]))


def _rank(guide: Guide, words: Iterable[str]) -> int | None:
    """How far one must read to have met all the words, counted in parts; None if never."""
    missing = set(words)
    for rank, part in enumerate(_list_parts(guide)):
        text = part.casefold()
        missing = {word for word in missing if word not in text}
        if not missing:
            return rank
    return None


def _list_parts(guide: Guide) -> Iterator[str]:
    """The texts of a guide, those that say most about it first."""
    yield f"{guide.title} {guide.slug}"
    yield guide.summary
    messages = (message.text for message in guide.messages)
    yield " ".join((*messages, *guide.error_types, *guide.exceptions, *map(str, guide.status)))
    yield " ".join((guide.answer, *(section.body for section in guide.sections)))
