"""`manage.py serve` becomes granian, with the flags that keep what visitors send out of its log."""

from __future__ import annotations

import os

import pytest
from django.core.management import CommandError, call_command

from troubleshooter.web.management.commands.serve import ACCESS_LOG_FORMAT, granian_arguments


def test_the_access_log_holds_no_query_and_no_header():
    assert "query" not in ACCESS_LOG_FORMAT
    assert "header" not in ACCESS_LOG_FORMAT
    assert f"--access-log-fmt={ACCESS_LOG_FORMAT}" in granian_arguments("127.0.0.1", 8000, 1)


def test_serve_says_the_address_and_becomes_the_server(monkeypatch, settings, capsys):
    settings.SECRET_KEY = "made-up"
    settings.ALLOWED_HOSTS = ["fixes.example"]
    replaced = []
    monkeypatch.setattr(os, "execv", lambda path, arguments: replaced.append(arguments))

    call_command("serve", "--host", "127.0.0.1", "--port", "8123", "--workers", "2")

    assert "http://127.0.0.1:8123/" in capsys.readouterr().out
    assert {"--port=8123", "--workers=2"} <= set(replaced[0])


def test_serve_refuses_without_settings(monkeypatch, settings):
    settings.SECRET_KEY = ""
    monkeypatch.setattr(os, "execv", lambda *_: pytest.fail("must not start"))

    with pytest.raises(CommandError, match="SECRET_KEY"):
        call_command("serve")
