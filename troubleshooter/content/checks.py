"""Runs every rule over guides/ and collects all problems, each with its path and line.

The same run serves the command, pre-commit, `manage.py check`, the tests and the start of the site.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from troubleshooter.content import (
    body_rules,
    dialect,
    front_matter_rules,
    model_rules,
    reference_rules,
    sample_rules,
    shared_tables,
)
from troubleshooter.content.documents import TomlFile
from troubleshooter.content.field_rules import Finding
from troubleshooter.content.shelf import (
    CODES,
    EXCEPTIONS,
    MODELS,
    REFERENCE,
    SAMPLES,
    SDKS,
    STATUSES,
    Problem,
    Shelf,
)
from troubleshooter.engine.redaction import redact

GUIDE_RULES = (*front_matter_rules.RULES, *body_rules.RULES)


def find_problems(shelf: Shelf) -> tuple[Problem, ...]:
    """Everything that is wrong with what stands on the shelf, sorted by path and line."""
    return tuple(
        sorted(
            {
                *shelf.unreadable,
                *_shelf_problems(shelf),
                *_guide_problems(shelf),
                *_sample_problems(shelf),
                *_table_problems(shelf),
                *_reference_problems(shelf),
            }
        )
    )


def _shelf_problems(shelf: Shelf) -> Iterator[Problem]:
    if not shelf.slugs:
        yield Problem(shelf.root, 1, "holds no guide")
    for guide, (line, message) in front_matter_rules.repeated_messages(shelf):
        yield Problem(guide.path, line, message)
    for folder in shelf.samples:
        if folder not in shelf.slugs:
            yield Problem(shelf.root / SAMPLES / folder, 1, f"there is no guide {folder!r}")


def _guide_problems(shelf: Shelf) -> Iterator[Problem]:
    for guide in shelf.guides:
        for rule in GUIDE_RULES:
            yield from _at(guide.path, rule(guide, shelf))
        yield from _at(guide.path, _secrets(guide.text))
        shown = body_rules.shown_samples(guide)
        for sample in shelf.samples.get(guide.slug, ()):
            if sample.path.name not in shown:
                yield Problem(sample.path, 1, f"the guide {guide.slug!r} does not show this sample")


def _sample_problems(shelf: Shelf) -> Iterator[Problem]:
    for samples in shelf.samples.values():
        for sample in samples:
            for rule in sample_rules.RULES:
                yield from _at(sample.path, rule(sample, shelf))
            yield from _at(sample.path, _secrets(sample.code))


def _table_problems(shelf: Shelf) -> Iterator[Problem]:
    for table in shelf.tables.values():
        inlines = [(each.line + 1, each.token) for each in dialect.inline_tokens(table.tokens)]
        yield from _at(table.path, shared_tables.shape(table))
        yield from _at(table.path, shared_tables.use(table, shelf.guides))
        yield from _at(table.path, body_rules.dead_links(inlines, shelf))
        yield from _at(table.path, body_rules.refused_markup(inlines))
        yield from _at(table.path, _secrets(table.text))


def _reference_problems(shelf: Shelf) -> Iterator[Problem]:
    rules: tuple[tuple[str, TomlFile | None, Callable[[TomlFile, Shelf], Iterator[Finding]]], ...]
    rules = (
        (STATUSES, shelf.statuses, reference_rules.statuses),
        (CODES, shelf.codes, reference_rules.codes),
        (EXCEPTIONS, shelf.exceptions, reference_rules.exceptions),
        (SDKS, shelf.sdks, reference_rules.sdks),
        (MODELS, shelf.models, model_rules.models),
    )
    for name, file, rule in rules:
        if file:
            yield from _at(shelf.root / REFERENCE / name, rule(file, shelf))


def _secrets(text: str) -> Iterator[Finding]:
    """What we would mask in a stranger's paste has no place in our own pages."""
    for redaction in redact(text).redactions:
        line = text.count("\n", 0, redaction.start) + 1
        yield line, f"this looks like a secret ({redaction.kind}): write a placeholder"


def _at(path: Path, findings: Iterator[Finding]) -> Iterator[Problem]:
    return (Problem(path, line, message) for line, message in findings)
