"""A value that cannot be used stops the start, and says which and where; it is not repeated."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from troubleshooter.web import environment


@pytest.mark.parametrize("value", ["1", "true", "YES", " on "])
def test_a_switch_can_be_on(monkeypatch, value):
    monkeypatch.setenv("SWITCH", value)

    assert environment.env_bool("SWITCH", default=False) is True


@pytest.mark.parametrize("value", ["0", "false", "No", "off"])
def test_a_switch_can_be_off(monkeypatch, value):
    monkeypatch.setenv("SWITCH", value)

    assert environment.env_bool("SWITCH", default=True) is False


@pytest.mark.parametrize("default", [True, False])
def test_an_empty_switch_has_its_default(monkeypatch, default):
    monkeypatch.setenv("SWITCH", "")

    assert environment.env_bool("SWITCH", default=default) is default


def test_a_malformed_switch_is_named_and_its_value_is_not(monkeypatch):
    monkeypatch.setenv("SWITCH", "hunter2")

    with pytest.raises(
        ImproperlyConfigured, match=r"SWITCH must be 1 or 0.*docs/operations\.md"
    ) as caught:
        environment.env_bool("SWITCH", default=False)

    assert "hunter2" not in str(caught.value)


def test_a_list_has_commas_between(monkeypatch):
    monkeypatch.setenv("NAMES", "one.example, two.example ,,")

    assert environment.env_list("NAMES") == ["one.example", "two.example"]


def test_an_unset_list_is_empty(monkeypatch):
    monkeypatch.delenv("NAMES", raising=False)

    assert environment.env_list("NAMES") == []


def test_a_path_is_made_absolute(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FOLDER", "inner")

    assert environment.env_path("FOLDER", Path("/default")) == tmp_path / "inner"


def test_an_unset_path_has_its_default(monkeypatch):
    monkeypatch.delenv("FOLDER", raising=False)

    assert environment.env_path("FOLDER", Path("/default")) == Path("/default")


def test_an_address_needs_a_scheme(monkeypatch):
    monkeypatch.setenv("ADDRESS", "tracker.example")

    with pytest.raises(ImproperlyConfigured, match="ADDRESS must be an address"):
        environment.env_url("ADDRESS")


def test_an_address_may_be_missing(monkeypatch):
    monkeypatch.delenv("ADDRESS", raising=False)

    assert environment.env_url("ADDRESS") == ""


def test_a_secret_comes_from_its_variable_first(monkeypatch, tmp_path):
    (tmp_path / "secret").write_text("from the file")
    monkeypatch.setenv("SECRET", "from the variable")
    monkeypatch.setenv("SECRET_FILE", str(tmp_path / "secret"))

    assert environment.env_secret("SECRET") == "from the variable"


def test_a_secret_can_stand_in_a_file(monkeypatch, tmp_path):
    (tmp_path / "secret").write_text("from the file\n")
    monkeypatch.delenv("SECRET", raising=False)
    monkeypatch.setenv("SECRET_FILE", str(tmp_path / "secret"))

    assert environment.env_secret("SECRET") == "from the file"


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe"], ids=["missing", "empty", "binary"])
def test_a_secret_file_that_holds_no_secret_is_named(monkeypatch, tmp_path, content):
    path = tmp_path / "secret"
    if content is not None:
        path.write_bytes(content)
    monkeypatch.delenv("SECRET", raising=False)
    monkeypatch.setenv("SECRET_FILE", str(path))

    with pytest.raises(ImproperlyConfigured, match="SECRET_FILE must name"):
        environment.env_secret("SECRET")
