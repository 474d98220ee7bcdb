"""The rules for the front matter of a guide, one generator each."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from troubleshooter.content.documents import GuideFile, Table
from troubleshooter.content.field_rules import (
    DATE,
    NUMBERS,
    TEXT,
    TEXTS,
    Finding,
    check_choice,
    check_distinct,
    check_fields,
    check_https,
    check_line,
    check_past,
)
from troubleshooter.content.guide import SourceKind
from troubleshooter.content.shelf import Shelf
from troubleshooter.content.vocabulary import PLACEHOLDERS, QUESTIONS, TOPICS
from troubleshooter.engine.normalisation import fold
from troubleshooter.engine.signals import Action, MessageSource, NamedSignal, Strength, Surface
from troubleshooter.engine.signatures import parse_template

FIELDS = {
    "title": TEXT,
    "summary": TEXT,
    "answer": TEXT,
    "status": NUMBERS,
    "error_types": TEXTS,
    "exceptions": TEXTS,
    "signals": TEXTS,
    "surfaces": TEXTS,
    "action": TEXT,
    "related": TEXTS,
    "reviewed": DATE,
}
TABLES = {
    "message": {"text": TEXT, "source": TEXT, "strength": TEXT, "status": NUMBERS},
    "source": {"url": TEXT, "kind": TEXT, "read": DATE, "supports": TEXT},
}
OPTIONAL = {"message": ("status",)}
LENGTHS = {"title": 70, "summary": 160, "answer": 280}
SUPPORTS_LENGTH = 160
PLAIN_FIELDS = ("title", "summary")
CHOICES: dict[str, Collection[str]] = {
    "surfaces": tuple(Surface),
    "signals": tuple(NamedSignal),
    "action": tuple(Action),
}
MESSAGE_CHOICES: dict[str, Collection[str]] = {
    "source": tuple(MessageSource),
    "strength": tuple(Strength),
}
LITERAL_LETTERS = 8
"""A message whose longest literal run has fewer letters would be found everywhere."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_QUALIFIED_NAME = re.compile(r"\S*[\w/](?:\.|::|\\)\w+")
_SENTENCE_END = re.compile(r"[.!?]\s+[A-Z]")
_BRACES = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")


def fields(guide: GuideFile, _: Shelf) -> Iterator[Finding]:
    root = guide.front.root
    yield from check_fields(root, FIELDS)
    for name, tables in guide.front.arrays.items():
        if name not in TABLES:
            yield root.line_of(name), f"unknown table [[{name}]]; known: {', '.join(TABLES)}"
            continue
        for table in tables:
            yield from check_fields(table, TABLES[name], OPTIONAL.get(name, ()))


def lengths(guide: GuideFile, _: Shelf) -> Iterator[Finding]:
    for name, longest in LENGTHS.items():
        yield from check_line(guide.front.root, name, longest)
    for source in guide.front.tables("source"):
        yield from check_line(source, "supports", SUPPORTS_LENGTH)


def summary_is_one_sentence(guide: GuideFile, _: Shelf) -> Iterator[Finding]:
    root = guide.front.root
    summary = root.text("summary").strip()
    if summary and not summary.endswith("."):
        yield root.line_of("summary"), "summary must end with a full stop"
    if _SENTENCE_END.search(summary):
        yield root.line_of("summary"), "summary must be one sentence"


def plain_text(guide: GuideFile, _: Shelf) -> Iterator[Finding]:
    """Titles and summaries are shown as they are, on pages, in lists and in search results."""
    root = guide.front.root
    for name in PLAIN_FIELDS:
        if "`" in root.text(name):
            yield root.line_of(name), f"{name} is plain text: no backticks"


def slug(guide: GuideFile, shelf: Shelf) -> Iterator[Finding]:
    if not _SLUG.fullmatch(guide.slug):
        yield 1, f"the file name {guide.slug!r} must be lower-case words joined by hyphens"
    for path in shelf.slugs.get(guide.slug, ()):
        if path != guide.path:
            yield 1, f"the slug {guide.slug!r} is taken by {path}"


def topic(guide: GuideFile, _: Shelf) -> Iterator[Finding]:
    if guide.topic not in TOPICS:
        yield 1, f"the folder {guide.topic!r} is no topic; topics: {', '.join(TOPICS)}"


def choices(guide: GuideFile, _: Shelf) -> Iterator[Finding]:
    for name, known in CHOICES.items():
        yield from check_choice(guide.front.root, name, known)
    for message in guide.front.tables("message"):
        for name, known in MESSAGE_CHOICES.items():
            yield from check_choice(message, name, known)
    for source in guide.front.tables("source"):
        yield from check_choice(source, "kind", tuple(SourceKind))


def lists_are_distinct(guide: GuideFile, _: Shelf) -> Iterator[Finding]:
    names = ("status", "error_types", "exceptions", "signals", "surfaces", "related")
    yield from check_distinct(guide.front.root, names)


def statuses_are_known(guide: GuideFile, shelf: Shelf) -> Iterator[Finding]:
    root = guide.front.root
    for status in root.numbers("status"):
        if status not in shelf.known_statuses:
            yield root.line_of("status"), f"status {status} is not in reference/http_statuses.toml"


def error_types_are_known(guide: GuideFile, shelf: Shelf) -> Iterator[Finding]:
    root = guide.front.root
    for name in root.texts("error_types"):
        if name not in shelf.known_error_types:
            yield root.line_of("error_types"), f"{name!r} is not in reference/http_statuses.toml"


def exceptions_name_their_module(guide: GuideFile, _: Shelf) -> Iterator[Finding]:
    root = guide.front.root
    for name in root.texts("exceptions"):
        if not _QUALIFIED_NAME.fullmatch(name):
            yield root.line_of("exceptions"), f"exception {name!r} must be written with its module"


def related_guides_exist(guide: GuideFile, shelf: Shelf) -> Iterator[Finding]:
    root = guide.front.root
    for related in root.texts("related"):
        if related == guide.slug:
            yield root.line_of("related"), "a guide is not related to itself"
        elif related not in shelf.slugs:
            yield root.line_of("related"), f"related guide {related!r} does not exist"


def is_reviewed_in_the_past(guide: GuideFile, shelf: Shelf) -> Iterator[Finding]:
    yield from check_past(guide.front.root, "reviewed", shelf.today)


def has_sources(guide: GuideFile, shelf: Shelf) -> Iterator[Finding]:
    sources = guide.front.tables("source")
    if not sources:
        yield 1, "needs at least one [[source]]"
    for source in sources:
        yield from check_https(source, "url")
        yield from check_past(source, "read", shelf.today)


def can_be_matched(guide: GuideFile, _: Shelf) -> Iterator[Finding]:
    if guide.topic == QUESTIONS or guide.front.tables("message"):
        return
    if not guide.front.root.texts("signals"):
        yield 1, "needs a [[message]] or a signal, or nothing will ever lead here"


def messages_are_well_formed(guide: GuideFile, _: Shelf) -> Iterator[Finding]:
    for message in guide.front.tables("message"):
        line = message.line_of("text")
        yield from ((line, f"message: {problem}") for problem in _template_problems(message))


def statuses_of_messages_are_the_guides(guide: GuideFile, _: Shelf) -> Iterator[Finding]:
    known = guide.front.root.numbers("status")
    for message in guide.front.tables("message"):
        for status in message.numbers("status"):
            if status not in known:
                yield message.line_of("status"), f"message: {status} is no status of this guide"


def repeated_messages(shelf: Shelf) -> Iterator[tuple[GuideFile, Finding]]:
    """Words that prove two fixes at once prove neither."""
    first: dict[bytes, tuple[GuideFile, int]] = {}
    for guide in shelf.guides:
        for message in guide.front.tables("message"):
            words, line = _decisive_words(message), message.line_of("text")
            if not words:
                continue
            if words in first:
                other, other_line = first[words]
                yield (
                    guide,
                    (line, f"message: the same decisive words stand in {other.path}:{other_line}"),
                )
            else:
                first[words] = guide, line


def _template_problems(message: Table) -> Iterator[str]:
    text = message.text("text")
    if not text:
        return
    for found in _BRACES.finditer(text):
        if found[0] not in {"{{", "}}"} and found[1] not in PLACEHOLDERS:
            known = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
            yield f"{found[0]!r} is no placeholder ({known}); a literal brace is doubled"
    literals, gaps = parse_template(text)
    folded = [fold(literal) for literal in literals]
    if max(sum(map(_is_letter, literal)) for literal in folded) < LITERAL_LETTERS:
        yield f"the longest run of literal text must have {LITERAL_LETTERS} letters"
    if gaps and gaps[0] == "any" and not folded[0]:
        yield "{any} must not come first"
    if gaps and gaps[-1] == "any" and not folded[-1]:
        yield "{any} must not come last"
    if not all(folded[1:-1]):
        yield "two placeholders need words between them"


def _decisive_words(message: Table) -> bytes:
    """What decides for a guide, in the form in which it is compared; empty if it is shared."""
    if message.text("strength") != Strength.DECISIVE:
        return b""
    literals, _ = parse_template(message.text("text"))
    return b"{}".join(map(fold, literals))


def _is_letter(byte: int) -> bool:
    return chr(byte).isascii() and chr(byte).isalpha()


RULES = (
    fields,
    lengths,
    summary_is_one_sentence,
    plain_text,
    slug,
    topic,
    choices,
    lists_are_distinct,
    statuses_are_known,
    error_types_are_known,
    exceptions_name_their_module,
    related_guides_exist,
    is_reviewed_in_the_past,
    has_sources,
    can_be_matched,
    messages_are_well_formed,
    statuses_of_messages_are_the_guides,
)
