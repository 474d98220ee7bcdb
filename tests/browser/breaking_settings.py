"""The project's settings with one address more, which breaks on what it is sent."""

from troubleshooter.settings import *  # noqa: F403 - the settings of a server under test

ROOT_URLCONF = "tests.browser.breaking_urls"
