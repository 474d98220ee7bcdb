"""The likeliest cause of each guide, cut out of its Markdown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from troubleshooter.web.causes import Cause, first_cause
from troubleshooter.web.library import get_library

WHY = """
1. **The key is
   cut off.** It happens when copying.

   *How to tell:* it has fewer than `108` characters.

   - *How to tell:* not this one.
2. **The key is revoked.** It happens.

   *How to tell:* the Console says so.
"""


def with_causes(body):
    guide = next(iter(get_library().guides.values()))
    sections = [
        replace(section, body=body) if section.id == "why" else section
        for section in guide.sections
    ]
    return replace(guide, sections=tuple(sections))


def test_the_first_cause_has_its_name_and_how_to_tell():
    assert first_cause(with_causes(WHY)) == Cause(
        name="The key is\ncut off", how_to_tell="it has fewer than `108` characters."
    )


def test_how_to_tell_may_follow_in_the_same_paragraph():
    body = "1. **Too fast.** Slow down.\n   *How to tell:* count them.\n"

    assert first_cause(with_causes(body)).how_to_tell == "count them."


@pytest.mark.parametrize("guide", get_library().guides.values(), ids=lambda guide: guide.slug)
def test_every_guide_has_a_first_cause(guide):
    cause = first_cause(guide)

    assert cause.name
    assert cause.how_to_tell
