"""`manage.py freshness`: what has become stale, by the calendar or by newer SDKs.

Ends with 0, with 1 where `--fail` is given and something is to be mended, and with 3 where an SDK
could not be looked at, whatever else was found.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from troubleshooter.content.library import ContentError, Library
from troubleshooter.freshness.comparison import Content
from troubleshooter.freshness.exemptions import EXEMPTIONS, QUOTES
from troubleshooter.freshness.findings import Exemption, Quote
from troubleshooter.freshness.newest import (
    CouldNotLookError,
    Installer,
    RegistryInstaller,
    look_at_newest,
)
from troubleshooter.freshness.places import Places
from troubleshooter.freshness.report import make_report, render
from troubleshooter.web import clock
from troubleshooter.web.library import get_library

FOUND = 1
COULD_NOT_LOOK = 3


class Command(BaseCommand):
    help = "Report stale reviews, sources and models, and with --online what newer SDKs changed."
    requires_system_checks = ()

    installer: Installer = RegistryInstaller()
    """Where `--online` has SDKs from."""

    exemptions: tuple[Exemption, ...] = EXEMPTIONS
    quotes: tuple[Quote, ...] = QUOTES

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--today", type=_day, metavar="YYYY-MM-DD", help="report as on that day (UTC)"
        )
        parser.add_argument(
            "--online",
            action="store_true",
            help="install the newest SDKs into temporary folders and compare them",
        )
        parser.add_argument(
            "--fail", action="store_true", help="end with 1 where something is to be mended"
        )

    def handle(
        self, *args: Any, today: date | None, online: bool, fail: bool, **options: Any
    ) -> None:
        library = _load_library()
        content = Content(
            library,
            Places(settings.GUIDES_DIR),
            today or clock.today(),
            self.exemptions,
            self.quotes,
        )
        looks, failures = [], []
        for sdk in library.sdks.values() if online else ():
            try:
                looks.append(look_at_newest(sdk, self.installer))
            except CouldNotLookError as error:
                failures.append(str(error))
        report = make_report(content, looks, failures)
        self.stdout.write("\n".join(render(report, in_full=options["verbosity"] > 1)))
        if report.failures:
            sys.exit(COULD_NOT_LOOK)
        if report.count and fail:
            sys.exit(FOUND)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"{text!r} is no day such as 2026-11-22") from error


def _load_library() -> Library:
    try:
        return get_library()
    except ContentError as error:
        raise CommandError(f"The guides have mistakes:\n{error}") from error
