"""The prompt cache of one server: what was written at which mark, and what a request reads of it.

The rules are documented: an entry is written at each mark and nowhere else; reading looks back over
twenty blocks from each mark; prompts below the model's minimum are not cached, without a word; an
entry lives for five minutes or an hour from its last use.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import accumulate

from tests.claude_server.messages.marks import automatic_place, nested_marks, ttl_of
from tests.claude_server.messages.prompt import canonical, chain
from tests.claude_server.messages.request import MessagesRequest
from tests.claude_server.messages.tokens import piece_tokens

_LOOK_BACK = 20
_SECONDS = {"5m": 300, "1h": 3_600}
_USUAL_MINIMUM = 1_024


@dataclass(frozen=True, slots=True)
class CacheUse:
    """Tokens of one prompt by where they came from. Those of `written` by lifetime."""

    fresh: int
    read: int = 0
    written: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Place:
    """A block of the prompt as the cache sees it; `tokens` are all up to its end."""

    key: bytes
    tokens: int
    ttl: str | None


class PromptCache:
    """Safe to use from several threads. The clock gives seconds, in any count that only grows."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._expiry: dict[bytes, float] = {}
        self._ttl: dict[bytes, str] = {}

    def copy(self) -> PromptCache:
        """Another with the same entries and clock: what it is used for leaves this one alone."""
        other = PromptCache(self._clock)
        with self._lock:
            other._expiry.update(self._expiry)
            other._ttl.update(self._ttl)
        return other

    def use(self, asked: MessagesRequest) -> CacheUse:
        """Read what is there, write what is marked."""
        places = _places(asked)
        total = places[-1].tokens if places else 0
        marked = [place for place, each in enumerate(places) if each.ttl]
        with self._lock:
            read = self._read(places, marked)
            written = self._write([places[place] for place in marked], read)
        return CacheUse(total - read - sum(written.values()), read, written)

    def _read(self, places: list[_Place], marked: list[int]) -> int:
        now = self._clock()
        for mark in reversed(marked):
            for place in range(mark, max(mark - _LOOK_BACK, -1), -1):
                found = places[place]
                if self._expiry.get(found.key, now) > now:
                    self._expiry[found.key] = now + _SECONDS[self._ttl[found.key]]
                    return found.tokens
        return 0

    def _write(self, marks: list[_Place], read: int) -> dict[str, int]:
        now = self._clock()
        written: dict[str, int] = {}
        done = read
        for mark in marks:
            assert mark.ttl is not None
            if mark.tokens > done:
                written[mark.ttl] = written.get(mark.ttl, 0) + mark.tokens - done
                done = mark.tokens
            self._expiry[mark.key] = now + _SECONDS[mark.ttl]
            self._ttl[mark.key] = mark.ttl
        return written


def _places(asked: MessagesRequest) -> list[_Place]:
    """The row of blocks with running totals; marks below the model's minimum are gone."""
    minimum = asked.model.cache_minimum or _USUAL_MINIMUM
    automatic = automatic_place(asked)
    totals = accumulate(piece_tokens(piece, asked) for piece in asked.pieces)
    settings = _settings(asked)
    digest = asked.model.id.encode()
    places = []
    for place, (piece, tokens) in enumerate(zip(asked.pieces, totals, strict=True)):
        in_messages = piece.owner not in ("tools", "system")
        digest = chain(digest, piece)
        ttls = [ttl_of(mark) for mark in nested_marks(piece)]
        if place == automatic and not ttls:
            ttls = [ttl_of(asked.body["cache_control"])]
        ttl = ttls[-1] if ttls and tokens >= minimum else None
        places.append(_Place(digest + settings * in_messages, tokens, ttl))
    return places


def _settings(asked: MessagesRequest) -> bytes:
    """A change of these invalidates what was cached of the messages: documented."""
    names = ("tool_choice", "thinking", "output_config", "speed")
    return canonical({name: asked.body.get(name) for name in names})
