"""The guides, for commands: mistakes in them are told as such, not as a traceback."""

from __future__ import annotations

from django.core.management.base import CommandError

from troubleshooter.content.library import ContentError, Library
from troubleshooter.web.library import get_library


def load_guides() -> Library:
    """Return the Library. Raise CommandError with every problem of the guides if there is any."""
    try:
        return get_library()
    except ContentError as error:
        count = len(error.problems)
        raise CommandError(
            f"{count} {'problem' if count == 1 else 'problems'} in the guides:\n{error}"
        ) from error
