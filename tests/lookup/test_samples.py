"""The pastes that the front page offers show what the site can do."""

from __future__ import annotations

from datetime import date

import pytest

from troubleshooter.engine.redaction import redact
from troubleshooter.engine.signals import Verdict
from troubleshooter.lookup.samples import SAMPLE_PASTES
from troubleshooter.web.library import get_diagnoser

SLUGS = ["invalid-api-key", "prompt-too-long", "rate-limit-input-tokens"]


@pytest.mark.parametrize("slug", SLUGS)
def test_each_sample_leads_to_its_fix(slug):
    sample = SAMPLE_PASTES[SLUGS.index(slug)]

    diagnosis = get_diagnoser().diagnose(redact(sample.text), date(2026, 11, 22))

    assert diagnosis.verdict is Verdict.MATCH
    assert diagnosis.matches[0].slug == slug


def test_every_sample_is_looked_at():
    assert len(SAMPLE_PASTES) == len(SLUGS)


def test_no_sample_holds_a_secret():
    assert not [sample.title for sample in SAMPLE_PASTES if redact(sample.text).redactions]
