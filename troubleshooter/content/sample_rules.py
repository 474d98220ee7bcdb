"""The rules for sample files, one generator each. People copy these: what they hold lives on."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from troubleshooter.content.documents import SampleFile
from troubleshooter.content.field_rules import Finding
from troubleshooter.content.vocabulary import CURRENT_MODELS, OLDER_MODELS, SAMPLE_LANGUAGES

LONGEST_SAMPLE = 30

_NAME = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)*\.[a-z]+")
_MODEL = re.compile(r"\bclaude-(?:opus|sonnet|haiku|fable|mythos|instant|\d)[\w.@:-]*")


def name(sample: SampleFile) -> Iterator[Finding]:
    if not _NAME.fullmatch(sample.path.name) or sample.path.suffix not in SAMPLE_LANGUAGES:
        endings = " ".join(SAMPLE_LANGUAGES)
        yield 1, f"a sample's name is lower-case and ends with one of {endings}"


def length(sample: SampleFile) -> Iterator[Finding]:
    lines = len(sample.code.splitlines())
    if lines > LONGEST_SAMPLE:
        yield LONGEST_SAMPLE + 1, f"a sample has at most {LONGEST_SAMPLE} lines, this one {lines}"
    if not sample.code.strip():
        yield 1, "the sample is empty"


def python(sample: SampleFile) -> Iterator[Finding]:
    if sample.path.suffix != ".py":
        return
    try:
        ast.parse(sample.code)
    except SyntaxError as error:
        yield error.lineno or 1, f"Python: {error.msg}"


def models(sample: SampleFile) -> Iterator[Finding]:
    allowed = (*CURRENT_MODELS, *OLDER_MODELS.get(sample.path.parent.name, ()))
    for number, line in enumerate(sample.code.splitlines(), 1):
        for model in named_models(line):
            if model not in allowed:
                yield number, f"{model!r} is no current model: {', '.join(allowed)}"


def named_models(code: str) -> list[str]:
    return _MODEL.findall(code)


RULES = (name, length, python, models)
