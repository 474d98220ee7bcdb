"""A server without its settings, or with broken guides, does not start. Other commands do."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path
from wsgiref.util import setup_testing_defaults

import pytest
from django.core.exceptions import ImproperlyConfigured

from troubleshooter.content.library import ContentError
from troubleshooter.web import library, startup
from troubleshooter.web.library import get_diagnoser, get_library

ROOT = Path(__file__).parents[2]


@pytest.fixture
def serving_settings(settings):
    settings.SECRET_KEY = "made-up"
    settings.ALLOWED_HOSTS = ["fixes.example"]
    return settings


def test_a_server_starts_with_what_it_needs(serving_settings):
    startup.prepare_to_serve()

    assert get_library().guides


def test_a_server_needs_a_secret_key(serving_settings):
    serving_settings.SECRET_KEY = ""

    with pytest.raises(ImproperlyConfigured, match=r"SECRET_KEY_FILE.*docs/operations"):
        startup.prepare_to_serve()


def test_a_server_needs_the_names_of_its_hosts(serving_settings):
    serving_settings.ALLOWED_HOSTS = []

    with pytest.raises(ImproperlyConfigured, match="ALLOWED_HOSTS must list"):
        startup.prepare_to_serve()


def test_broken_guides_stop_the_start(serving_settings, monkeypatch, tmp_path):
    serving_settings.GUIDES_DIR = tmp_path
    monkeypatch.setattr(library, "get_library", get_library.__wrapped__)
    monkeypatch.setattr(startup, "get_diagnoser", get_diagnoser.__wrapped__)

    with pytest.raises(ContentError, match="holds no guide"):
        startup.prepare_to_serve()


def test_a_wsgi_server_can_serve_the_site(serving_settings, static_root):
    application = importlib.import_module("troubleshooter.wsgi").application
    environment = {"HTTP_HOST": "fixes.example", "wsgi.url_scheme": "https", "PATH_INFO": "/about/"}
    setup_testing_defaults(environment)
    started = []

    body = b"".join(application(environment, lambda status, headers: started.append(status)))

    assert started == ["200 OK"]
    assert b"About this site" in body


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"DEBUG": "perhaps"}, "DEBUG must be 1 or 0"),
        ({"REPORT_URL": "tracker"}, "REPORT_URL must be an address"),
    ],
)
def test_a_malformed_setting_stops_every_command(changes, message):
    done = run_manage("diffsettings", changes)

    assert done.returncode != 0
    assert message in done.stderr


def test_a_command_that_serves_nobody_needs_no_settings():
    assert run_manage("diffsettings", {}).returncode == 0


def run_manage(command, environment):
    return subprocess.run(
        [sys.executable, "manage.py", command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
