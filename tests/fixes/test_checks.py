"""`manage.py check` and the guides."""

import pytest
from django.core.checks import ERROR, registry
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from troubleshooter.fixes.checks import check_guides


def test_every_problem_of_the_guides_is_an_error_with_its_place(settings, tmp_path):
    (tmp_path / "auth").mkdir()
    (tmp_path / "auth" / "wrong.md").write_text("no fences\n")
    settings.GUIDES_DIR = tmp_path
    errors = check_guides(None)
    assert {error.level for error in errors} == {ERROR}
    assert {error.id for error in errors} == {"content.E001"}
    assert f"{tmp_path / 'auth' / 'wrong.md'}:1: must begin with a line +++" in [
        error.msg for error in errors
    ]


def test_the_check_is_part_of_every_check_run(settings, tmp_path):
    assert check_guides in registry.registry.get_checks()
    settings.GUIDES_DIR = tmp_path
    with pytest.raises(SystemCheckError, match="holds no guide"):
        call_command("check")
