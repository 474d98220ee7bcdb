"""Guides and pastes agree in both directions, and every paste finds its guide."""

import pytest

from tests.contracts.content import FOREIGN, PASTE_PATHS, PASTES, SLUGS, UNCLEAR, name
from troubleshooter.engine.diagnosis import diagnose
from troubleshooter.engine.redaction import redact
from troubleshooter.engine.signals import Verdict

LABELLED = [path for path in PASTE_PATHS if path.parent.name not in {FOREIGN, UNCLEAR}]


def pastes(label):
    return [path for path in PASTE_PATHS if path.parent.name == label]


@pytest.mark.parametrize("slug", SLUGS)
def test_a_guide_has_at_least_three_pastes(slug):
    assert len(pastes(slug)) >= 3


@pytest.mark.parametrize("folder", sorted(path for path in PASTES.iterdir()), ids=name)
def test_a_folder_of_pastes_belongs_to_a_guide(folder):
    assert folder.name in {*SLUGS, FOREIGN, UNCLEAR}


def test_there_are_foreign_and_unclear_pastes():
    assert pastes(FOREIGN)
    assert pastes(UNCLEAR)


@pytest.mark.parametrize("path", LABELLED, ids=name)
def test_a_paste_ranks_its_guide_first(path, library, today):
    diagnosis = _diagnose(path, library, today)
    assert diagnosis.verdict in {Verdict.MATCH, Verdict.AMBIGUOUS}
    assert diagnosis.matches[0].slug == path.parent.name


@pytest.mark.parametrize("path", pastes(FOREIGN), ids=name)
def test_a_foreign_error_gets_no_fix(path, library, today):
    assert _diagnose(path, library, today).verdict in {Verdict.NOT_CLAUDE, Verdict.UNKNOWN}


@pytest.mark.parametrize("path", pastes(UNCLEAR), ids=name)
def test_an_unclear_paste_gets_no_confident_fix(path, library, today):
    assert _diagnose(path, library, today).verdict is not Verdict.MATCH


def _diagnose(path, library, today):
    return diagnose(redact(path.read_text(encoding="utf-8")), library.knowledge, today)
