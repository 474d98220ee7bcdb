"""A verdict as Markdown, to be pasted into a ticket: what was recognised, never what was pasted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from troubleshooter.content.guide import Guide
from troubleshooter.engine.diagnosis import DiagnosedError
from troubleshooter.engine.knowledge import MessageTemplate
from troubleshooter.engine.normalisation import normalise
from troubleshooter.engine.redaction import redact
from troubleshooter.engine.signals import SignalKind, Verdict
from troubleshooter.engine.signatures import Signatures
from troubleshooter.lookup.contract import code_url, fix_url
from troubleshooter.lookup.verdict import OtherError, SignalRow, VerdictPage
from troubleshooter.web.templatetags.words import (
    confidence_words,
    role_words,
    signal_name,
    vendor_name,
)

# A message and the values of headers are words of the paste, and may hold more than the error.
_LEFT_OUT = frozenset({"message", "headers"})
_MARKUP = re.compile(r"[\\`*\[\]<>]")
_MAX_CANDIDATES = 3
_ADVICE_OF_ID = "request-id"
"""Says what the signals say already, and would name an id that stands nearer to another error."""


def write_ticket(page: VerdictPage, base_url: str) -> str:
    """Write the ticket; `base_url`, without a final slash, leads the links."""
    parts = [_describe_verdict(page, base_url)]
    parts += [_describe_other(other, base_url) for other in page.others]
    return "\n".join("\n".join(part) + "\n" for part in parts)


def _describe_verdict(page: VerdictPage, base_url: str) -> Iterator[str]:
    yield f"**{_headline(page)}**"
    yield ""
    for candidate in page.candidates[:_MAX_CANDIDATES]:
        sure = confidence_words(candidate.confidence)
        yield f"- {sure}: {_link(candidate.guide, base_url)}"
    known = page.diagnosis.verdict is Verdict.MATCH and page.best
    if known:
        yield f"- The fix: {known.guide.answer}"
    if page.code and not known:
        yield f"- All about this code: {code_url(page.code.code.code, base_url)}"
    if page.cause:
        yield from _list_advice(page.cause)
        yield from _list_template(page.cause, known.guide if known else None)
    yield from _list_signals(page.signals)


def _describe_other(other: OtherError, base_url: str) -> Iterator[str]:
    yield f"**Also in the text: {role_words(other.error.role).lower()}**"
    yield ""
    if other.guide:
        yield f"- {_link(other.guide, base_url)}"
        yield f"- The fix: {other.guide.answer}"
    yield from _list_advice(other.error)
    yield from _list_template(other.error, other.guide)
    yield from _list_signals(other.signals)


def _headline(page: VerdictPage) -> str:
    vendor = page.diagnosis.vendor
    match page.diagnosis.verdict:
        case Verdict.MATCH if page.best:
            return f"Claude API error: {page.best.guide.title}"
        case Verdict.AMBIGUOUS:
            return "Claude API error with more than one possible cause"
        case Verdict.NOT_CLAUDE if vendor:
            return f"Not an error of the Claude API: {vendor_name(vendor)}"
        case Verdict.NOT_CLAUDE:
            return "Too little to tell whose error this is"
        case Verdict.UNKNOWN if page.code:
            return f"Claude API error: {page.code.code.code}"
        case _:
            return "Claude API error without a known fix"


def _link(guide: Guide, base_url: str) -> str:
    return f"{guide.title}, {fix_url(guide.slug, base_url)}"


def _list_advice(error: DiagnosedError) -> Iterator[str]:
    for advice in error.advice:
        if advice.kind == _ADVICE_OF_ID:
            continue
        text = " ".join(advice.text.split())
        yield "- " + _MARKUP.sub(r"\\\g<0>", text)


def _list_template(error: DiagnosedError, guide: Guide | None) -> Iterator[str]:
    """The message as its guide has it: with placeholders where the paste has its own words."""
    if guide is None:
        return
    quotes = (
        evidence.text
        for match in error.matches
        if match.slug == guide.slug
        for evidence in match.evidence
        if evidence.signal is SignalKind.MESSAGE
    )
    for quote in quotes:
        if template := _recognise(guide, quote):
            yield f"- {signal_name('message')}: recognised as {_code(template)}"
            return


def _recognise(guide: Guide, quote: str) -> str:
    """The message of `guide` that covers most of `quote`, or "" where none does."""
    templates = [
        MessageTemplate(guide.slug, each.text, each.source, each.strength)
        for each in guide.messages
    ]
    hits = Signatures(templates).find(normalise(redact(quote)))
    best = max(hits, key=lambda hit: (hit.coverage, hit.end - hit.start), default=None)
    return best.template.text if best else ""


def _list_signals(rows: Iterable[SignalRow]) -> Iterator[str]:
    for row in rows:
        if row.name not in _LEFT_OUT:
            yield f"- {signal_name(row.name)}: {_code(row.value)}"


def _code(value: str) -> str:
    return "`{}`".format(value.replace("`", "'"))
