"""Rules about cache marks: how many, in which order, and where the automatic one comes to stand."""

from __future__ import annotations

from collections.abc import Iterator

from tests.claude_server.exchange import invalid_request
from tests.claude_server.messages.prompt import THINKING_TYPES, Piece, nested_blocks
from tests.claude_server.messages.request import MessagesRequest

_MOST = 4


def ttl_of(mark: dict[str, str]) -> str:
    return mark.get("ttl", "5m")


def nested_marks(piece: Piece) -> list[dict[str, str]]:
    """The marks on a block and on those inside a tool's result."""
    return [mark for _, mark in _marks(piece)]


def _marks(piece: Piece) -> Iterator[tuple[str, dict[str, str]]]:
    inside = [("", piece.block)] if piece.owner == "tools" else nested_blocks(piece.block)
    for path, block in inside:
        if mark := block.get("cache_control"):
            yield f"{piece.path}{path}", mark


def marks_of(asked: MessagesRequest) -> Iterator[tuple[str, str]]:
    """Path and lifetime of every mark that stands on a block."""
    for piece in asked.pieces:
        for path, mark in _marks(piece):
            yield path, ttl_of(mark)


def automatic_place(asked: MessagesRequest) -> int | None:
    """Where the mark of the whole request goes: the last block that can be cached. Documented."""
    if not asked.body.get("cache_control"):
        return None
    places = [place for place, piece in enumerate(asked.pieces) if _is_cacheable(piece)]
    return places[-1] if places else None


def _is_cacheable(piece: Piece) -> bool:
    kind = "tool" if piece.owner == "tools" else piece.block["type"]
    return kind not in THINKING_TYPES and not (kind == "text" and not piece.block["text"])


def refuse_many_marks(asked: MessagesRequest) -> None:
    found = len(list(marks_of(asked)))
    automatic = automatic_place(asked)
    if automatic is not None and not asked.pieces[automatic].block.get("cache_control"):
        found += 1
    if found > _MOST:
        # Reported by users; the limit, and that the automatic mark counts, is documented.
        raise invalid_request(
            f"A maximum of {_MOST} blocks with cache_control may be provided. Found {found}."
        )


def refuse_long_after_short(asked: MessagesRequest) -> None:
    short_before = False
    for path, ttl in marks_of(asked):
        if ttl == "1h" and short_before:
            # Reported by users.
            raise invalid_request(
                f"{path}.cache_control.ttl: a ttl='1h' cache_control block must not come after a"
                " ttl='5m' cache_control block."
            )
        short_before = short_before or ttl == "5m"


def refuse_two_lifetimes_on_one_block(asked: MessagesRequest) -> None:
    """A mark for the whole request beside another lifetime on the last block: documented."""
    place = automatic_place(asked)
    own = asked.pieces[place].block.get("cache_control") if place is not None else None
    if own and ttl_of(own) != ttl_of(asked.body["cache_control"]):
        # Unconfirmed wording.
        raise invalid_request(
            f"cache_control: the last block has a ttl of {ttl_of(own)!r}, which differs from"
            f" {ttl_of(asked.body['cache_control'])!r}"
        )
