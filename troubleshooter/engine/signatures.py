"""All message templates -> one literal scan, then verification in bounded time.

The longest literal of every template goes into one RE2 set, which reads the folded text once. Each
literal found is then looked up, and the rest of its template is verified inside a window of 2 kB
around it with plain searches: no counted repetition, nothing that a hostile text could blow up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from troubleshooter.engine.knowledge import MessageTemplate
from troubleshooter.engine.normalisation import NormalisedText, fold
from troubleshooter.engine.scanning import PatternSet, escape
from troubleshooter.engine.signals import Strength

WINDOW = 2048
"""How far from its longest literal the rest of a message may reach, in folded characters."""
PREFIX = 24
"""Folded characters that a message needs before it may be cut off, as loggers and clients do."""
OCCURRENCES = 12
"""How often one literal is verified in one text; a log that repeats it more adds nothing new."""

_GAP_LENGTH = 6
"""A placeholder that was filled counts like a word of this length."""

_CONTRADICTED = 0.5
"""What is left of a template when other words stand where its own should."""

# How a text shows that it breaks off: "..." or one character for it, "(truncated...)", or its end.
_CUT_OFF = re.compile(rb"\.{2,}|\?|\(truncated|\[truncated|\(cut|$")

_PLACEHOLDER = re.compile(r"\{\{|\}\}|\{(n|id|model|name|path|date|any)\}")
_LETTERS = b"abcdefghijklmnopqrstuvwxyz"
_DIGITS = b"0123456789"
# What may stand for a placeholder in folded text, and how long it may be.
_ALLOWED: dict[str, tuple[bytes | None, int]] = {
    "n": (_DIGITS + b".,_", 24),
    "id": (_LETTERS + _DIGITS + b"_-.:*?,", 400),
    "model": (_LETTERS + _DIGITS + b"_-.:/@[]+", 200),
    "name": (_LETTERS + _DIGITS + b"_-.:/@[]<>$()", 200),
    "path": (_LETTERS + _DIGITS + b"_-.:/@[]<>$()~%+,?", 500),
    "date": (_LETTERS + _DIGITS + b"-:,.+/", 60),
    "any": (None, WINDOW),
}


@dataclass(frozen=True, slots=True)
class Hit:
    """A template found in a text; offsets are those of `NormalisedText.text`."""

    template: MessageTemplate
    start: int
    end: int
    coverage: float
    """Share of the template that was found, 0 to 1; placeholders count like short words."""
    contradicted: bool = False
    """Whether other words stand where the template's own should: then it is another message."""


@dataclass(frozen=True, slots=True)
class _Signature:
    template: MessageTemplate
    literals: tuple[bytes, ...]
    gaps: tuple[str, ...]
    """`gaps[i]` is the placeholder between `literals[i]` and `literals[i + 1]`."""
    anchor: int

    @property
    def length(self) -> int:
        return sum(map(len, self.literals)) + _GAP_LENGTH * len(self.gaps)


def parse_template(text: str) -> tuple[list[str], list[str]]:
    """The literals of a template and the placeholders between them, one fewer than literals.

    >>> parse_template("model: {model}")
    (['model: ', ''], ['model'])
    """
    literals = [""]
    gaps: list[str] = []
    position = 0
    for found in _PLACEHOLDER.finditer(text):
        literals[-1] += text[position : found.start()]
        position = found.end()
        if found[1]:
            gaps.append(found[1])
            literals.append("")
        else:
            literals[-1] += found[0][0]
    literals[-1] += text[position:]
    return literals, gaps


class Signatures:
    """Every template of a Knowledge, compiled once."""

    def __init__(self, templates: Sequence[MessageTemplate]) -> None:
        self._signatures = tuple(map(_compile, templates))
        self._scan = PatternSet(
            escape(signature.literals[signature.anchor]) for signature in self._signatures
        )
        self._openings = tuple(_openings(self._signatures))
        self._opening_scan = PatternSet(escape(head) for head, _ in self._openings)

    def find(self, text: NormalisedText) -> list[Hit]:
        """Every message of the knowledge that stands in `text`, in the order of the text."""
        hits = [
            hit
            for index in self._scan.find(text.folded)
            for hit in _verify(self._signatures[index], text)
        ]
        found = {hit.template for hit in hits}
        for index in self._opening_scan.find(text.folded):
            head, signature = self._openings[index]
            if signature.template not in found:
                hits += _verify_opening(head, signature, text)
        return sorted(hits, key=lambda hit: (hit.start, -hit.end))


def _openings(signatures: Sequence[_Signature]) -> Iterator[tuple[bytes, _Signature]]:
    """The first words of decisive messages, where no other fix has a message that starts so."""
    for signature in signatures:
        head = signature.literals[0][:PREFIX]
        if len(head) < PREFIX or signature.template.strength is not Strength.DECISIVE:
            continue
        if all(
            other.template.slug == signature.template.slug
            or not any(head in literal for literal in other.literals)
            for other in signatures
        ):
            yield head, signature


def _verify_opening(head: bytes, signature: _Signature, text: NormalisedText) -> Iterator[Hit]:
    """A message that breaks off: "You have reached your specified API us..."."""
    literal = signature.literals[0]
    start = -1
    for _ in range(OCCURRENCES):
        start = text.folded.find(head, start + 1)
        if start < 0:
            return
        end = start + len(head)
        last = min(start + len(literal), len(text.folded))
        while end < last and text.folded[end] == literal[end - start]:
            end += 1
        if _CUT_OFF.match(text.folded, end) and end < start + len(literal):
            coverage = (end - start) / max(signature.length, 1)
            yield Hit(signature.template, *text.unfold(start, end), coverage)


def _compile(template: MessageTemplate) -> _Signature:
    literals, gaps = parse_template(template.text)
    folded = tuple(fold(literal) for literal in literals)
    anchor = max(range(len(folded)), key=lambda index: len(folded[index]))
    return _Signature(template, folded, tuple(gaps), anchor)


def _verify(signature: _Signature, text: NormalisedText) -> Iterator[Hit]:
    anchor = signature.literals[signature.anchor]
    position = -1
    for _ in range(OCCURRENCES):
        position = text.folded.find(anchor, position + 1)
        if position < 0:
            return
        hit = _verify_at(signature, text, position)
        if hit:
            yield hit


def _verify_at(signature: _Signature, text: NormalisedText, position: int) -> Hit | None:
    """Verify the rest of the template outwards from its anchor; what was cut off may be missing."""
    folded = text.folded
    literals, gaps = signature.literals, signature.gaps
    anchor = literals[signature.anchor]
    start, end = position, position + len(anchor)
    found = len(anchor)
    contradicted = False
    for index in range(signature.anchor, len(gaps)):
        reached = _follow(folded, end, gaps[index], literals[index + 1])
        if reached is None:
            contradicted = _goes_on_otherwise(folded, end, gaps[index], literals[index + 1])
            break
        end = reached
        found += len(literals[index + 1]) + _GAP_LENGTH
    for index in range(signature.anchor, 0, -1):
        reached = _precede(folded, start, gaps[index - 1], literals[index - 1])
        if reached is None:
            break
        start = reached
        found += len(literals[index - 1]) + _GAP_LENGTH
    clean_start, clean_end = text.unfold(start, end)
    if not _stands_alone(text.text, clean_start, clean_end, anchor):
        return None
    coverage = found / max(signature.length, 1) * (_CONTRADICTED if contradicted else 1)
    return Hit(signature.template, clean_start, clean_end, coverage, contradicted)


def _goes_on_otherwise(folded: bytes, end: int, gap: str, literal: bytes) -> bool:
    """Whether a placeholder was filled and other words than the template's follow it.

    "... of 8,000 output tokens" is not "... of {n} input tokens". Where the text was cut off,
    nothing speaks against the template.
    """
    allowed, longest = _ALLOWED[gap]
    if allowed is None:
        return False
    value = folded[end : end + longest + len(literal)]
    after = value.lstrip(allowed)
    cut_off = len(after) < len(literal) or after.startswith((b"...", b"?", b"}", b"]", b")"))
    return not cut_off and after != value


def _follow(folded: bytes, end: int, gap: str, literal: bytes) -> int | None:
    """Where the next literal ends, if what stands between is what the placeholder allows."""
    allowed, longest = _ALLOWED[gap]
    if not literal:
        return _run_end(folded, end, allowed, longest)
    at = folded.find(literal, end, end + longest + len(literal))
    if at < 0 or not _is_allowed(folded[end:at], allowed):
        return None
    return at + len(literal)


def _precede(folded: bytes, start: int, gap: str, literal: bytes) -> int | None:
    allowed, longest = _ALLOWED[gap]
    if not literal:
        return start
    at = folded.rfind(literal, max(start - longest - len(literal), 0), start)
    if at < 0 or not _is_allowed(folded[at + len(literal) : start], allowed):
        return None
    return at


def _is_allowed(value: bytes, allowed: bytes | None) -> bool:
    return allowed is None or not value.translate(None, allowed)


def _run_end(folded: bytes, start: int, allowed: bytes | None, longest: int) -> int:
    """The end of a placeholder that closes a template: as far as its characters go."""
    if allowed is None:
        return start
    run = folded[start : start + min(longest, 120)]
    rest = run.lstrip(allowed)
    return start + len(run) - len(rest)


def _stands_alone(text: str, start: int, end: int, anchor: bytes) -> bool:
    """A short message counts only as words of its own, not inside a longer word."""
    if len(anchor) > 24:
        return True
    before = text[start - 1 : start]
    after = text[end : end + 1]
    inside_before = before.isalnum() and text[start].isalnum()
    inside_after = after.isalnum() and text[end - 1].isalnum()
    return not inside_before and not inside_after
