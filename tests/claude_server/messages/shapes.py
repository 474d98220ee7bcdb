"""The vocabulary in which the fields of a request are written down, and the complaints it makes.

The words are those of pydantic, in which the API prints what is wrong with a field: a path, a
colon, one sentence. "Extra inputs are not permitted" is documented, the rest is reported by users.
Only the first complaint reaches the caller, as with the API.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol


class Shape(Protocol):
    """What a value may look like. `betas` are the names in the anthropic-beta header."""

    def complaints(self, value: object, at: str, betas: frozenset[str]) -> Iterator[str]: ...


def below(at: str, name: str | int) -> str:
    """The path of a part: `messages` and 0 give `messages.0`."""
    return f"{at}.{name}" if at else str(name)


def listed(values: tuple[object, ...]) -> str:
    """'a', 'b' or 'c', as the API lists what it would take."""
    quoted = [f"'{each}'" if isinstance(each, str) else str(each) for each in values]
    return " or ".join(filter(None, [", ".join(quoted[:-1]), quoted[-1]]))


@dataclass(frozen=True, slots=True)
class Anything:
    """For parts that this server hands on without a look."""

    def complaints(self, value: object, at: str, betas: frozenset[str]) -> Iterator[str]:
        yield from ()


@dataclass(frozen=True, slots=True)
class Text:
    """A string. Lengths are characters."""

    pattern: str = ""
    longest: int | None = None

    def complaints(self, value: object, at: str, betas: frozenset[str]) -> Iterator[str]:
        if not isinstance(value, str):
            yield f"{at}: Input should be a valid string"
        elif self.longest is not None and len(value) > self.longest:
            yield f"{at}: String should have at most {self.longest} characters"
        elif self.pattern and not re.search(self.pattern.removesuffix("$") + r"\Z", value):
            yield f"{at}: String should match pattern '{self.pattern}'"


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number. `true` is none, and neither is a number in quotes."""

    least: int | None = None

    def complaints(self, value: object, at: str, betas: frozenset[str]) -> Iterator[str]:
        if isinstance(value, bool) or not isinstance(value, int):
            yield f"{at}: Input should be a valid integer"
        elif self.least is not None and value < self.least:
            yield f"{at}: Input should be greater than or equal to {self.least}"


@dataclass(frozen=True, slots=True)
class Number:
    """A number between two bounds, which belong to it."""

    least: float
    most: float

    def complaints(self, value: object, at: str, betas: frozenset[str]) -> Iterator[str]:
        if isinstance(value, bool) or not isinstance(value, int | float):
            yield f"{at}: Input should be a valid number"
        elif value < self.least:
            yield f"{at}: Input should be greater than or equal to {self.least:g}"
        elif value > self.most:
            yield f"{at}: Input should be less than or equal to {self.most:g}"


@dataclass(frozen=True, slots=True)
class Flag:
    def complaints(self, value: object, at: str, betas: frozenset[str]) -> Iterator[str]:
        if not isinstance(value, bool):
            yield f"{at}: Input should be a valid boolean"


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few texts; those of `more` only with one of the betas."""

    values: tuple[str, ...]
    more: tuple[str, ...] = ()
    betas: tuple[str, ...] = ()

    def complaints(self, value: object, at: str, betas: frozenset[str]) -> Iterator[str]:
        values = self.values if betas.isdisjoint(self.betas) else self.values + self.more
        if not isinstance(value, str) or value not in values:
            yield f"{at}: Input should be {listed(values)}"


@dataclass(frozen=True, slots=True)
class Free:
    """An object with any content."""

    def complaints(self, value: object, at: str, betas: frozenset[str]) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{at}: Input should be a valid dictionary"


@dataclass(frozen=True, slots=True)
class Several:
    item: Shape

    def complaints(self, value: object, at: str, betas: frozenset[str]) -> Iterator[str]:
        if not isinstance(value, list):
            yield f"{at}: Input should be a valid list"
            return
        for place, each in enumerate(value):
            yield from self.item.complaints(each, below(at, place), betas)


@dataclass(frozen=True, slots=True)
class TextOr:
    """A string or else another shape, whose complaint is the one that is printed."""

    other: Shape

    def complaints(self, value: object, at: str, betas: frozenset[str]) -> Iterator[str]:
        if not isinstance(value, str):
            yield from self.other.complaints(value, at, betas)


@dataclass(frozen=True, slots=True)
class OrNull:
    other: Shape

    def complaints(self, value: object, at: str, betas: frozenset[str]) -> Iterator[str]:
        if value is not None:
            yield from self.other.complaints(value, at, betas)


@dataclass(frozen=True, slots=True)
class Field:
    shape: Shape
    required: bool = False
    betas: tuple[str, ...] = ()
    """One of these must be in the header; without it the field counts as unknown."""

    def is_known(self, betas: frozenset[str]) -> bool:
        return not self.betas or not betas.isdisjoint(self.betas)


@dataclass(frozen=True, slots=True)
class Fields:
    """An object whose keys are all known, or, where it is `loose`, some of them."""

    fields: Mapping[str, Field] = field(hash=False)
    loose: bool = False

    def complaints(self, value: object, at: str, betas: frozenset[str]) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{at}: Input should be a valid dictionary"
            return
        known = {name: each for name, each in self.fields.items() if each.is_known(betas)}
        for name, each in known.items():
            if name in value:
                yield from each.shape.complaints(value[name], below(at, name), betas)
            elif each.required:
                yield f"{below(at, name)}: Field required"
        for name in value:
            if name not in known and not self.loose:
                yield f"{below(at, name)}: Extra inputs are not permitted"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of a tagged object."""

    shape: Fields
    betas: tuple[str, ...] = ()

    def is_known(self, betas: frozenset[str]) -> bool:
        return not self.betas or not betas.isdisjoint(self.betas)


@dataclass(frozen=True, slots=True)
class Tagged:
    """An object whose `type` says which fields it has. The type becomes a step of the path."""

    kinds: Mapping[str, Kind] = field(hash=False)
    default: str | None = None

    def complaints(self, value: object, at: str, betas: frozenset[str]) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{at}: Input should be a valid dictionary or object to extract fields from"
            return
        tag = value.get("type")
        tag = self.default if tag is None else tag
        if tag is None:
            yield f"{below(at, 'type')}: Field required"
            return
        known = {name: kind for name, kind in self.kinds.items() if kind.is_known(betas)}
        if not isinstance(tag, str) or tag not in known:
            expected = ", ".join(f"'{name}'" for name in sorted(known))
            yield (
                f"{at}: Input tag '{tag}' found using 'type' does not match"
                f" any of the expected tags: {expected}"
            )
            return
        yield from known[tag].shape.complaints(value, below(at, tag), betas)
