"""The address of a prefilled report, for "no fix known" and "not the right fix".

An address ends up in logs and histories. So it holds only what comes from closed lists: statuses,
types, codes and names of exceptions that our guides know; never any other words of the paste.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from troubleshooter.engine.diagnosis import Diagnosis
from troubleshooter.engine.findings import ERROR_TYPES
from troubleshooter.engine.knowledge import Knowledge
from troubleshooter.engine.signals import Signals
from troubleshooter.web.library import get_library

_VERSION = re.compile(r"\d{1,4}(?:\.\d{1,4}){0,3}")
_MAX_EXCEPTIONS = 5


def build_report_url(diagnosis: Diagnosis, report_url: str) -> str:
    """Add title and body to `report_url`, the operator's form for new issues; "" stays ""."""
    if not report_url:
        return ""
    parts = urlsplit(report_url)
    slug = diagnosis.matches[0].slug if diagnosis.matches else "none"
    title = f"Verdict {diagnosis.verdict.value}: {slug}"
    body = "\n".join(_describe(diagnosis, slug))
    query = [*parse_qsl(parts.query), ("title", title), ("body", body)]
    return urlunsplit(parts._replace(query=urlencode(query)))


def _describe(diagnosis: Diagnosis, slug: str) -> Iterator[str]:
    yield f"- engine: {diagnosis.engine}"
    yield f"- verdict: {diagnosis.verdict.value}"
    yield f"- first match: {slug}"
    for error in diagnosis.errors[:1]:
        yield from _describe_signals(error.signals, get_library().knowledge)
    yield ""
    yield "What I expected instead (please paste no keys):"


def _describe_signals(signals: Signals, knowledge: Knowledge) -> Iterator[str]:
    if signals.http_status:
        yield f"- HTTP status: {signals.http_status}"
    if signals.error_type in ERROR_TYPES:
        yield f"- error.type: {signals.error_type}"
    if signals.error_code in {each.code for each in knowledge.error_codes}:
        yield f"- error_code: {signals.error_code}"
    for name in _known_exceptions(signals, knowledge):
        yield f"- exception: {name}"
    if signals.surface:
        yield f"- seen in: {signals.surface.value}"
    if signals.sdk_version and _VERSION.fullmatch(signals.sdk_version):
        yield f"- SDK version: {signals.sdk_version}"


def _known_exceptions(signals: Signals, knowledge: Knowledge) -> list[str]:
    """The classes by their own names, without the module: a path can stand in front of that."""
    known = {name.rpartition(".")[2] for fix in knowledge.fixes.values() for name in fix.exceptions}
    named = dict.fromkeys(name.rpartition(".")[2] for name in signals.exceptions)
    return [name for name in named if name in known][:_MAX_EXCEPTIONS]
