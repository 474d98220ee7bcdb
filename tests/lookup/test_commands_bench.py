"""`manage.py bench` measures what it says it measures. How long that takes is nobody's promise here."""

from __future__ import annotations

import io
import re

import pytest
from django.core.management import call_command

from tests.content.toy import GuidesFolder
from tests.engine.toy import KNOWLEDGE
from troubleshooter.lookup.forms import MAX_PASTE_BYTES
from troubleshooter.lookup.management.commands import bench
from troubleshooter.lookup.samples import SAMPLE_PASTES
from troubleshooter.web.library import get_library

HOSTILE = bench._hostile_pastes(KNOWLEDGE)


@pytest.fixture(autouse=True)
def toy_guides(tmp_path, settings):
    settings.GUIDES_DIR = GuidesFolder(tmp_path / "guides").root
    get_library.cache_clear()
    yield
    get_library.cache_clear()


def test_a_figure_is_printed_for_every_paste(monkeypatch):
    monkeypatch.setattr(bench, "USUAL_ROUNDS", 1)
    monkeypatch.setattr(bench, "MAX_PASTE_BYTES", 512)
    stdout = io.StringIO()

    call_command("bench", stdout=stdout)

    lines = stdout.getvalue().splitlines()
    assert all(re.fullmatch(r" *\d+\.\d\d ms  (usual|hostile), .+", line) for line in lines)
    assert len(lines) == len(bench._usual_pastes()) + len(HOSTILE)


@pytest.mark.parametrize("sample", SAMPLE_PASTES, ids=lambda sample: sample.title)
def test_a_usual_paste_is_an_error_at_the_end_of_two_kilobytes_of_log(sample):
    text = bench._usual_pastes()[sample.title]

    assert 0.9 * bench.USUAL_BYTES < len(text) <= bench.USUAL_BYTES + 1
    assert text.endswith(f"\n{sample.text}")


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_paste_is_as_long_as_a_paste_may_be(title):
    assert len(HOSTILE[title].encode()) == MAX_PASTE_BYTES


def test_the_heads_of_all_messages_are_among_the_hostile_pastes():
    heads = HOSTILE["heads of all message templates"]

    assert heads.count("prompt is too long: ") > 1000
    assert heads.count("temperature: range: ") > 1000
