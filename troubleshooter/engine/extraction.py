"""Normalised text -> the errors in it, each with its Signals.

Findings that stand close together, or with only stack frames between them, and that do not
contradict each other are one error.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from troubleshooter.engine.findings import Finding, Kind, find_all
from troubleshooter.engine.normalisation import NormalisedText
from troubleshooter.engine.signals import Signals, Span, Strength, Surface
from troubleshooter.engine.signatures import Hit
from troubleshooter.engine.surfaces import find_surface

_NEAR = 700
"""Characters that may stand between two findings of one error, over at most `_NEAR_LINES` lines."""
_NEAR_LINES = 6
_BETWEEN = 60_000
"""Characters of stack frames that may stand between an exception and its cause."""
_BEFORE, _AFTER = 400, 1200
"""Characters around an error in which its headers, ids and models are looked for."""
_WHOLE = 0.8
_MESSAGE_LENGTH = 2000


@dataclass(frozen=True, slots=True)
class ExtractedError:
    """Findings that belong together, and what they say."""

    span: Span
    findings: tuple[Finding, ...]
    signals: Signals
    continues: bool = False
    """Whether a traceback says that this error came of the one before it."""

    @property
    def hits(self) -> tuple[Hit, ...]:
        return tuple(each.hit for each in self.findings if each.hit)


_MESSAGE = re.compile(r"""\bmessage\s{0,12}["']?\s{0,12}[:=]\s{0,12}(?:b?\s?["']{1,2}\s?)?(?=\S)""")
_MESSAGE_END = re.compile(
    r"""\s{0,12}["']\s{0,12}(?:[,}\])]|$)|\}|,\s{0,12}["']?request_id|\n\s*\n""", re.MULTILINE
)
_EXCEPTION_MESSAGE = re.compile(r":\s(?:Error code: \d{3}(?: - )?|\d{3} )?(\S[^\n]{0,600})")
_REQUEST_ID = re.compile(r"\breq_[0-9A-Za-z_]{8,60}")
_MODEL = re.compile(r"(?:[\w-]{1,40}[./]){0,3}\bclaude-[\w.@:\[\]-]{1,60}(?<![.:\[-])")
_HEADER = re.compile(
    r"""
    \b(anthropic-(?:ratelimit|priority|fast)-[\w-]{3,60} | anthropic-(?:version|beta)
      | retry-after(?:-ms)? | x-should-retry | request-id)
    \s{0,6}["']?\s{0,6}[:=]\s{0,6}["']?
    ([\w.:+-]{1,60})
    """,
    re.IGNORECASE | re.VERBOSE,
)
_SDK_VERSION = re.compile(
    r"""
    (?:anthropic[/ =@]{1,2} | Anthropic/(?:Python|JS)[ ] | anthropic-ai/sdk@
      | package-version["': ]{1,5})
    v?(\d{1,3}\.\d{1,3}\.\d{1,3})
    """,
    re.VERBOSE,
)
_CHAIN = re.compile(
    r"The above exception was the direct cause|During handling of the above exception"
    r"|\[cause\]:|Caused by:"
)
# A line that can stand between an exception and its cause: frames, source lines, headers, JSON.
_FRAME = re.compile(
    r"""\s*(?:
      at\s | File\s | \^ | ~ | raise\s | return\s | await\s | self\. | \.\.\. | \| | \d+\s | -+>
    | Traceback | The[ ]above | During[ ]handling | Cell[ ] | \[cause\] | Caused[ ]by
    | [)\]}{(,"'] | [\w.]+\s?= | [\w.]+\( | [<*]?\s?[\w-]{1,60}:(?:[ ]|$) | '[\w-]+':[ ]
    )""",
    re.VERBOSE,
)
_NOT_ERRORS = frozenset({"DeprecationWarning", "UserWarning", "FutureWarning", "ResourceWarning"})


def extract_errors(text: NormalisedText, hits: Sequence[Hit]) -> tuple[ExtractedError, ...]:
    """The errors that stand in `text`, in its order; the same error told twice is one."""
    surface = find_surface(text.text)
    errors: list[ExtractedError] = []
    groups = list(_group(text.text, find_all(text, hits)))
    # An error's own text runs from its line to the line of the next one.
    borders = [text.text.rfind("\n", 0, group[0].start) + 1 for group in groups[1:]]
    for group, following in zip(groups, [*borders, len(text.text)], strict=False):
        start, previous = group[0].start, errors[-1].span.end if errors else 0
        before = max(previous, text.text.rfind("\n", 0, start) + 1) if errors else 0
        continues = bool(errors and _CHAIN.search(text.text, previous, start))
        known = surface if len(groups) == 1 else None
        errors.append(_make_error(text, group, known, Span(before, following), continues=continues))
    return tuple(_without_repeats(errors))


def _group(text: str, findings: Sequence[Finding]) -> Iterator[list[Finding]]:
    group: list[Finding] = []
    for each in findings:
        if group and _contradicts(group, each):
            named = _names_on_the_same_line(text, group, each)
            yield group[: len(group) - len(named)]
            group = named
        elif group and not _is_near(text, max(other.end for other in group[-8:]), each.start):
            yield group
            group = []
        group.append(each)
    if group:
        yield group


def _names_on_the_same_line(text: str, group: Sequence[Finding], new: Finding) -> list[Finding]:
    """The exceptions right in front of a finding that starts an error: `APIError: 500` is one."""
    line = text.rfind("\n", 0, new.start)
    named = [
        each
        for each in group[1:]
        if each.kind is Kind.EXCEPTION and each.start > line and each.end <= new.start
    ]
    return named if named and list(group[-len(named) :]) == named else []


def _contradicts(group: Sequence[Finding], new: Finding) -> bool:
    """Whether a finding differs from the error's so far: then a new error starts with it.

    A type or a status differs by its value. A message differs where both are proof of another fix
    and the error so far is whole: it has its type.
    """
    if new.kind in {Kind.TYPE, Kind.STATUS}:
        return any(each.kind is new.kind and each.value != new.value for each in group)
    if not new.hit or all(each.kind is not Kind.TYPE for each in group):
        return False
    return any(each.hit and _proves_another_fix(each.hit, new.hit) for each in group)


def _proves_another_fix(first: Hit, second: Hit) -> bool:
    decisive = first.template.strength is second.template.strength is Strength.DECISIVE
    whole = min(first.coverage, second.coverage) > _WHOLE
    apart = second.start >= first.end
    return decisive and whole and apart and first.template.slug != second.template.slug


def _is_near(text: str, end: int, start: int) -> bool:
    """Whether two findings can be one error: few characters or lines apart, or frames between."""
    if start - end <= _NEAR and text.count("\n", end, max(start, end)) <= _NEAR_LINES:
        return True
    if start - end > _BETWEEN:
        return False
    lines = text[end:start].split("\n")[1:-1]
    return bool(lines) and all(not line.strip() or _FRAME.match(line) for line in lines)


def _make_error(
    normalised: NormalisedText,
    group: Sequence[Finding],
    surface: Surface | None,
    own: Span,
    *,
    continues: bool,
) -> ExtractedError:
    text = normalised.text
    start = min(each.start for each in group)
    end = max(each.end for each in group)
    after = text[start : min(end + _AFTER, max(own.end, end))]
    around = f"{after}\n{text[max(start - _BEFORE, own.start) : start]}"
    statuses = [each.value for each in group if each.kind is Kind.STATUS]
    types = [each.value for each in group if each.kind is Kind.TYPE]
    codes = [each.value for each in group if each.kind is Kind.CODE]
    signals = Signals(
        http_status=int(statuses[-1]) if statuses else None,
        error_type=types[0] if types else None,
        error_code=codes[0] if codes else None,
        message=_find_message(normalised, group),
        exceptions=_unique(
            each.value
            for each in group
            if each.kind is Kind.EXCEPTION and each.value not in _NOT_ERRORS
        ),
        request_ids=_unique(_REQUEST_ID.findall(around)),
        models=_unique(_MODEL.findall(around)),
        surface=surface or find_surface(around),
        headers=tuple(_first_of_each(_HEADER.findall(around))),
        sdk_version=next(iter(_SDK_VERSION.findall(around)), None),
    )
    return ExtractedError(Span(start, end), tuple(group), signals, continues)


def _find_message(normalised: NormalisedText, group: Sequence[Finding]) -> str | None:
    """The error's own words: the `message` field of a body, or what an exception says."""
    text = normalised.text
    typed = [each for each in group if each.kind is Kind.TYPE]
    for each in typed:
        field = _MESSAGE.search(text, each.end, each.end + 300) or _MESSAGE.search(
            text, max(each.start - 600, 0), each.start
        )
        if field:
            return _read_field(normalised, field)
    for each in reversed(group):
        if each.kind is Kind.EXCEPTION:
            said = _EXCEPTION_MESSAGE.match(text, each.end)
            if said:
                return _squeeze(said[1])
    hits = [each for each in group if each.kind is Kind.HIT]
    return _squeeze(text[hits[0].start : hits[0].end]) if hits else None


def _read_field(normalised: NormalisedText, field: re.Match[str]) -> str:
    """A value up to the quote that closes it: one that is escaped deeper is part of the value."""
    text = normalised.text
    opening = max(text.rfind(quote, field.start(), field.end()) for quote in "\"'")
    depth = _depth(normalised.original, opening)
    stop = min(field.end() + _MESSAGE_LENGTH, len(text))
    for end in _MESSAGE_END.finditer(text, field.end(), stop):
        quote = re.search("[\"']", end[0])
        if not quote or _depth(normalised.original, end.start() + quote.start()) <= depth:
            stop = end.start()
            break
    value = zip(normalised.original[field.end() : stop], text[field.end() : stop], strict=True)
    return _squeeze("".join(new for old, new in value if (old, new) != ("\\", " ")))


def _depth(original: str, place: int) -> int:
    """How many backslashes stand in front of a character."""
    before = original[max(place - 20, 0) : max(place, 0)]
    return len(before) - len(before.rstrip("\\"))


def _first_of_each(headers: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for name, value in headers:
        if name.lower() not in seen:
            seen.add(name.lower())
            yield name.lower(), value


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))[:5]


def _without_repeats(errors: Iterable[ExtractedError]) -> Iterator[ExtractedError]:
    seen: set[tuple[object, ...]] = set()
    for each in errors:
        key = (
            each.signals.http_status,
            each.signals.error_type,
            each.signals.error_code,
            tuple(hit.template for hit in each.hits) or each.signals.message,
        )
        if key not in seen:
            seen.add(key)
            yield each
