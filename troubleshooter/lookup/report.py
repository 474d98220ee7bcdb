"""The address of a prefilled report, for "no fix known" and "not the right fix".

An address ends up in logs and histories. So it holds what comes from closed lists or looks like a
name in a program, each short; never the message, an id, a model or any other words of the paste.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from troubleshooter.engine.diagnosis import Diagnosis
from troubleshooter.engine.signals import Signals

_NAME = re.compile(r"[A-Za-z_@][A-Za-z0-9_.@/-]{0,79}")
_ERROR_TYPE = re.compile(r"[a-z_]{1,60}")
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
        yield from _describe_signals(error.signals)
    yield ""
    yield "What I expected instead (please paste no keys):"


def _describe_signals(signals: Signals) -> Iterator[str]:
    if signals.http_status:
        yield f"- HTTP status: {signals.http_status}"
    if signals.error_type and _ERROR_TYPE.fullmatch(signals.error_type):
        yield f"- error.type: {signals.error_type}"
    if signals.error_code and _ERROR_TYPE.fullmatch(signals.error_code):
        yield f"- error_code: {signals.error_code}"
    for name in signals.exceptions[:_MAX_EXCEPTIONS]:
        if _NAME.fullmatch(name):
            yield f"- exception: {name}"
    if signals.surface:
        yield f"- seen in: {signals.surface.value}"
    if signals.sdk_version and _VERSION.fullmatch(signals.sdk_version):
        yield f"- SDK version: {signals.sdk_version}"
