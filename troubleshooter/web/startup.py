"""What must be true before the first request is answered.

Commands that serve nobody (`diagnose`, `check`) do without, so this is no part of settings.
"""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from troubleshooter.web.environment import improper
from troubleshooter.web.library import get_diagnoser


def require_serving_settings() -> None:
    """Insist on what only a server needs."""
    try:
        settings.SECRET_KEY  # noqa: B018 - Django refuses to hand out an empty one
    except ImproperlyConfigured as error:
        expected = "(or SECRET_KEY_FILE) must be set to serve the site"
        raise improper("SECRET_KEY", expected) from error
    if not settings.ALLOWED_HOSTS and not settings.DEBUG:
        raise improper("ALLOWED_HOSTS", "must list the host names of the site, with commas between")


def prepare_to_serve() -> None:
    """Load and compile all guides as well: a broken one stops the start."""
    require_serving_settings()
    get_diagnoser()
