"""The rules for sample files, one generator each. People copy these: what they hold lives on."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from troubleshooter.content import dialect
from troubleshooter.content.documents import SampleFile
from troubleshooter.content.field_rules import Finding
from troubleshooter.content.model_rules import current_models, known_models
from troubleshooter.content.shelf import Shelf
from troubleshooter.content.vocabulary import GUIDES_ABOUT_OLDER_MODELS, SAMPLE_LANGUAGES

LONGEST_SAMPLE = 30
MISTAKE_BEGINS = "This fails"
"""The first words of a sample that shows a mistake, in its comment or docstring."""

_NAME = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)*\.[a-z]+")
_MODEL = re.compile(r"\bclaude-(?:opus|sonnet|haiku|fable|mythos|instant|\d)[\w.@:-]*")


def name(sample: SampleFile, shelf: Shelf) -> Iterator[Finding]:
    if not _NAME.fullmatch(sample.path.name) or sample.path.suffix not in SAMPLE_LANGUAGES:
        endings = " ".join(SAMPLE_LANGUAGES)
        yield 1, f"a sample's name is lower-case and ends with one of {endings}"


def length(sample: SampleFile, shelf: Shelf) -> Iterator[Finding]:
    lines = len(sample.code.splitlines())
    if lines > LONGEST_SAMPLE:
        yield LONGEST_SAMPLE + 1, f"a sample has at most {LONGEST_SAMPLE} lines, this one {lines}"
    if not sample.code.strip():
        yield 1, "the sample is empty"


def python(sample: SampleFile, shelf: Shelf) -> Iterator[Finding]:
    if sample.path.suffix != ".py":
        return
    try:
        ast.parse(sample.code)
    except SyntaxError as error:
        yield error.lineno or 1, f"Python: {error.msg}"


def models(sample: SampleFile, shelf: Shelf) -> Iterator[Finding]:
    """A sample calls the newest model of a family: what people copy, they keep.

    A sample that shows a mistake is free: its model may be the mistake.
    """
    if not shelf.models or dialect.shows_mistake(sample.path.name):
        return
    about_older = sample.path.parent.name in GUIDES_ABOUT_OLDER_MODELS
    allowed = known_models(shelf.models) if about_older else current_models(shelf.models)
    for number, line in enumerate(sample.code.splitlines(), 1):
        for model in named_models(line):
            if model not in allowed:
                current = ", ".join(current_models(shelf.models))
                yield number, f"{model!r} is no current model: {current}"


def mistakes(sample: SampleFile, shelf: Shelf) -> Iterator[Finding]:
    """Whoever opens the file must see it, too: a page's caption does not travel with a copy."""
    first = sample.code.partition("\n")[0].lstrip('#/" ')
    if dialect.shows_mistake(sample.path.name) and not first.startswith(MISTAKE_BEGINS):
        yield 1, f"a sample that shows a mistake begins with {MISTAKE_BEGINS!r}"


def named_models(code: str) -> list[str]:
    return _MODEL.findall(code)


RULES = (name, length, python, models, mistakes)
