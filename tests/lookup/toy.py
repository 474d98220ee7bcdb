"""Diagnoses made by hand, for what pages do with one. Their fixes are real guides."""

from __future__ import annotations

from troubleshooter.engine.advice import Advice
from troubleshooter.engine.diagnosis import DiagnosedError, Diagnosis, Evidence, Match
from troubleshooter.engine.redaction import redact
from troubleshooter.engine.signals import Role, SignalKind, Signals, Span, Surface, Verdict
from troubleshooter.web.library import get_library

KEY = "sk-ant-api03-" + "Zq7Wm3" * 16
"""Has the shape of a key and is none."""

TEXT = f"""\
worker started
AuthenticationError: 401 invalid x-api-key
sent with {KEY}
then: Overloaded
"""

SLUGS = tuple(sorted(get_library().guides))

SIGNALS = Signals(
    http_status=401,
    error_type="authentication_error",
    error_code="key_revoked",
    message="invalid x-api-key",
    exceptions=("anthropic.AuthenticationError",),
    request_ids=("req_011CToyToyToy",),
    models=("claude-toy-1",),
    surface=Surface.PYTHON,
    headers=(("retry-after", "12"),),
    sdk_version="2.12.0",
)


def evidence(words, kind=SignalKind.MESSAGE):
    start = TEXT.index(words)
    return Evidence(start, start + len(words), kind, words)


def match(slug=SLUGS[0], confidence=0.95, words="invalid x-api-key"):
    title = get_library().guides[slug].title
    return Match(slug, title, confidence, (evidence(words), evidence("401", SignalKind.STATUS)))


def error(role=Role.CAUSE, verdict=Verdict.MATCH, matches=None, signals=SIGNALS, advice=()):
    start = TEXT.index("AuthenticationError")
    matches = (match(),) if matches is None else matches
    return DiagnosedError(Span(start, len(TEXT)), role, verdict, matches, signals, advice)


def diagnosis(verdict=Verdict.MATCH, matches=None, errors=None, vendor="anthropic", question=None):
    matches = (match(),) if matches is None else matches
    if errors is None:
        advice = (Advice("toy", "You sent 41 of 40 teapots."),)
        errors = (error(verdict=verdict, matches=matches, advice=advice),)
    return Diagnosis(
        verdict=verdict,
        vendor=vendor,
        matches=matches,
        question=question,
        errors=errors,
        redactions=redact(TEXT).redactions,
    )


UNKNOWN = diagnosis(Verdict.UNKNOWN, matches=())
NOT_CLAUDE = diagnosis(Verdict.NOT_CLAUDE, matches=(), vendor="openai")
AMBIGUOUS = diagnosis(
    Verdict.AMBIGUOUS, matches=(match(SLUGS[0], 0.6), match(SLUGS[1], 0.55, words="Overloaded"))
)
