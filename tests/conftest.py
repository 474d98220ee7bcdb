"""Pages as visitors get them: over HTTPS, with collected static files. And what browser tests need.

Without a browser those are skipped, but with CI set nothing runs at all.
"""

from __future__ import annotations

import os
import shutil

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client, override_settings

NO_CHROMIUM = "The browser tests need chromium, and it is not on the PATH: apt-get install chromium"


def pytest_configure():
    # Tests override it, and Django hands out no empty one to restore.
    settings.SECRET_KEY = "made up for tests"


def pytest_collection_modifyitems(items):
    browser_tests = [item for item in items if item.get_closest_marker("browser")]
    if not browser_tests or shutil.which("chromium"):
        return
    if os.environ.get("CI"):
        raise pytest.UsageError(NO_CHROMIUM)
    for item in browser_tests:
        item.add_marker(pytest.mark.skip(reason=NO_CHROMIUM))


class HTTPSClient(Client):
    """Asks as a browser does: plain HTTP would be redirected."""

    def request(self, **environment):
        return super().request(**environment | {"wsgi.url_scheme": "https"})


@pytest.fixture(scope="session")
def static_root(tmp_path_factory):
    """Collect the static files as production does; pages need their hashed names."""
    folder = tmp_path_factory.mktemp("static")
    with override_settings(STATIC_ROOT=folder):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield folder


@pytest.fixture
def client(static_root):
    return HTTPSClient()
