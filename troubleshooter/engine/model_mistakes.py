"""How a name differs from the id that it was meant to be, in words for readers.

Both were read by `model_names`; nothing here knows which models exist.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from troubleshooter.engine.model_names import Platform, TypedName


class ModelAdviceKind(StrEnum):
    """Why a name does not work, for programs."""

    RIGHT = "right"
    """It is an id that works today: something else is wrong."""
    RESTRICTED = "restricted"
    DEPRECATED = "deprecated"
    RETIRED = "retired"
    OTHER_PLATFORM = "other-platform"
    CLAUDE_CODE = "claude-code"
    WRONG_DATE = "wrong-date"
    MISSPELT = "misspelt"
    NEVER_EXISTED = "never-existed"
    INCOMPLETE = "incomplete"
    """It names no version, or not exactly one family."""
    OTHER_VENDOR = "other-vendor"
    NOT_AN_ID = "not-an-id"


@dataclass(frozen=True, slots=True)
class Mistake:
    kind: ModelAdviceKind
    text: str


_PLATFORMS = {
    Platform.GATEWAY: "What stands in front of the id belongs to a gateway, such as OpenRouter or"
    " LiteLLM; the Claude API takes the bare id.",
    Platform.BEDROCK: "It is an id of Amazon Bedrock; the Claude API takes the bare one.",
    Platform.GOOGLE_CLOUD: "It is an id of Google Cloud; the Claude API takes the bare one.",
}
_REVISION = "An ending such as -v2 belongs to ids of Amazon Bedrock."
_LONG_CONTEXT = (
    "[1m] is how Claude Code asks for the long context; the Claude API takes the id alone."
)
_EXTRAS = {
    "latest": "This model has no id that ends in -latest.",
    "thinking": "Thinking is a parameter of the request, no part of an id.",
}
_LONGEST_EXTRA = 20


def find_mistakes(name: TypedName, own: TypedName) -> Iterator[Mistake]:
    """Everything that `name` has another way than `own`, the id it was meant to be."""
    yield from find_foreign_forms(name)
    for text in _find_misspellings(name, own):
        yield Mistake(ModelAdviceKind.MISSPELT, text)
    if name.date != own.date:
        yield Mistake(ModelAdviceKind.WRONG_DATE, _compare_dates(name, own))


def find_foreign_forms(name: TypedName) -> Iterator[Mistake]:
    """What belongs to other places than an id of the Claude API, whatever was meant."""
    if name.platform:
        yield Mistake(ModelAdviceKind.OTHER_PLATFORM, _PLATFORMS[name.platform])
    elif name.has_revision:
        yield Mistake(ModelAdviceKind.OTHER_PLATFORM, _REVISION)
    if name.has_long_context:
        yield Mistake(ModelAdviceKind.CLAUDE_CODE, _LONG_CONTEXT)


def _find_misspellings(name: TypedName, own: TypedName) -> Iterator[str]:
    if name.is_surrounded:
        yield "A space, a line break or a quote stands around it."
    if name.has_spaces:
        yield "It is the name of the model, not its id."
    elif name.has_capitals:
        yield "Ids are lower case."
    if name.has_dots and not own.has_dots and not name.has_spaces:
        yield "Ids have a dash where the version has a dot."
    if own.families and name.version_first is not own.version_first:
        yield _describe_order(own)
    if not name.says_claude:
        yield "Ids begin with claude-."
    if name.is_misspelt:
        yield "A word in it is misspelt."
    for word in name.extra:
        if word not in own.extra:
            yield _EXTRAS.get(word) or f"No such id has “{word[:_LONGEST_EXTRA]}” in it."


def _describe_order(own: TypedName) -> str:
    if own.version_first:
        return "Before Claude 4, the version stands in front of the family."
    return "Since Claude 4, the family stands in front of the version."


def _compare_dates(name: TypedName, own: TypedName) -> str:
    if not own.date:
        return "The id of this model has no date."
    if not name.date:
        return "The id of this model ends in its date."
    return f"The date in the id of this model is {own.date}."
