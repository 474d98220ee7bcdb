"""A verdict as Markdown, to be pasted into a ticket: what was recognised, never what was pasted."""

from __future__ import annotations

from troubleshooter.engine.signals import Verdict
from troubleshooter.lookup.verdict import SignalRow, VerdictPage
from troubleshooter.web.templatetags.words import confidence_words, signal_name, vendor_name

# A message and the values of headers are words of the paste, and may hold more than the error.
_LEFT_OUT = frozenset({"message", "headers"})


def write_ticket(page: VerdictPage, base_url: str) -> str:
    """Write the ticket; `base_url`, without a final slash, leads the links."""
    lines = [f"**{_headline(page)}**", ""]
    lines += [
        f"- {confidence_words(candidate.confidence)}: {candidate.guide.title}, "
        f"{base_url}/fix/{candidate.guide.slug}/"
        for candidate in page.candidates[:3]
    ]
    lines += [_signal_line(row) for row in page.signals if row.name not in _LEFT_OUT]
    return "\n".join(lines) + "\n"


def _headline(page: VerdictPage) -> str:
    match page.diagnosis.verdict:
        case Verdict.MATCH if page.best:
            return f"Claude API error: {page.best.guide.title}"
        case Verdict.AMBIGUOUS:
            return "Claude API error with more than one possible cause"
        case Verdict.NOT_CLAUDE:
            return f"Not an error of the Claude API: {vendor_name(page.diagnosis.vendor)}"
        case _:
            return "Claude API error without a known fix"


def _signal_line(row: SignalRow) -> str:
    value = row.value.replace("`", "'")
    return f"- {signal_name(row.name)}: `{value}`"
