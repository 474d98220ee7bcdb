"""The prompt caches of organisations, by which a refused request leaves no trace."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from tests.claude_server.accounts import Organization
from tests.claude_server.messages import PromptCache


class Caches:
    """One per organisation; whether workspaces share one is unconfirmed."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._seconds = lambda: clock().timestamp()
        self._caches: dict[str, PromptCache] = {}

    @contextmanager
    def trying(self, organization: Organization) -> Iterator[PromptCache]:
        """A cache to answer with, kept unless an exception is raised.

        Else the second try of a request that is over a limit would read what its first one wrote.
        """
        kept = self._caches.get(organization.id)
        cache = kept.copy() if kept else PromptCache(self._seconds)
        yield cache
        self._caches[organization.id] = cache
