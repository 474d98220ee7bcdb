"""`manage.py check` reports every problem of the guides; `apps.py` imports this to register it."""

from __future__ import annotations

from collections.abc import Sequence

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from troubleshooter.content.library import check_content
from troubleshooter.web import clock


@register("content")
def check_guides(app_configs: Sequence[AppConfig] | None, **kwargs: object) -> list[CheckMessage]:
    """One error for each problem, in the order of paths and lines."""
    return [
        Error(str(problem), hint="docs/writing-a-guide.md has the rules.", id="content.E001")
        for problem in check_content(settings.GUIDES_DIR, clock.today())
    ]
