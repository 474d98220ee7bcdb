"""Diagnosis -> the JSON that programs read: `manage.py diagnose --json`, `POST /api/v1/diagnose`.

The shape is a promise: what is added here stays. This module formats and decides nothing; it knows
the published addresses as text, so that a command line need not load the URLconf.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TypedDict

from troubleshooter.engine.advice import Advice
from troubleshooter.engine.diagnosis import (
    DiagnosedError,
    Diagnosis,
    Evidence,
    Match,
    Question,
)
from troubleshooter.engine.redaction import Redaction
from troubleshooter.engine.signals import Signals

CONFIDENCE_DIGITS = 3


class EvidenceJSON(TypedDict):
    start: int
    end: int
    signal: str
    text: str


class MatchJSON(TypedDict):
    slug: str
    title: str
    url: str
    confidence: float
    evidence: list[EvidenceJSON]


class AnswerJSON(TypedDict):
    text: str
    url: str


class QuestionJSON(TypedDict):
    id: str
    text: str
    url: str
    answers: list[AnswerJSON]


class SignalsJSON(TypedDict):
    http_status: int | None
    error_type: str | None
    error_code: str | None
    message: str | None
    exceptions: list[str]
    request_ids: list[str]
    models: list[str]
    surface: str | None
    headers: dict[str, str]
    sdk_version: str | None


class AdviceJSON(TypedDict):
    kind: str
    text: str
    values: dict[str, str | int | float]


class ErrorJSON(TypedDict):
    start: int
    end: int
    role: str
    verdict: str
    matches: list[MatchJSON]
    signals: SignalsJSON
    advice: list[AdviceJSON]


class RedactionJSON(TypedDict):
    kind: str
    count: int


class DiagnosisJSON(TypedDict):
    engine: str
    verdict: str
    vendor: str | None
    matches: list[MatchJSON]
    question: QuestionJSON | None
    errors: list[ErrorJSON]
    redactions: list[RedactionJSON]


def as_contract(diagnosis: Diagnosis, base_url: str = "") -> DiagnosisJSON:
    """Write a diagnosis as the contract has it; `base_url` (no final slash) leads every URL."""
    return {
        "engine": diagnosis.engine,
        "verdict": diagnosis.verdict.value,
        "vendor": diagnosis.vendor,
        "matches": _matches(diagnosis.matches, base_url),
        "question": _question(diagnosis.question, base_url),
        "errors": [_error(error, base_url) for error in diagnosis.errors],
        "redactions": list_redactions(diagnosis.redactions),
    }


def fix_url(slug: str, base_url: str = "") -> str:
    return f"{base_url}/fix/{slug}/"


def code_url(code: str, base_url: str = "") -> str:
    return f"{base_url}/code/{code}/"


def rounded_confidence(match: Match) -> float:
    return round(match.confidence, CONFIDENCE_DIGITS)


def _matches(matches: Iterable[Match], base_url: str) -> list[MatchJSON]:
    return [
        {
            "slug": match.slug,
            "title": match.title,
            "url": fix_url(match.slug, base_url),
            "confidence": rounded_confidence(match),
            "evidence": [_evidence(evidence) for evidence in match.evidence],
        }
        for match in matches
    ]


def _evidence(evidence: Evidence) -> EvidenceJSON:
    return {
        "start": evidence.start,
        "end": evidence.end,
        "signal": evidence.signal.value,
        "text": evidence.text,
    }


def _question(question: Question | None, base_url: str) -> QuestionJSON | None:
    if question is None:
        return None
    return {
        "id": question.id,
        "text": question.text,
        "url": f"{base_url}/tree/{question.id}/",
        "answers": [
            {"text": answer.text, "url": fix_url(answer.slug, base_url)}
            for answer in question.answers
        ],
    }


def _error(error: DiagnosedError, base_url: str) -> ErrorJSON:
    return {
        "start": error.span.start,
        "end": error.span.end,
        "role": error.role.value,
        "verdict": error.verdict.value,
        "matches": _matches(error.matches, base_url),
        "signals": list_signals(error.signals),
        "advice": [_advice(advice) for advice in error.advice],
    }


def list_signals(signals: Signals) -> SignalsJSON:
    return {
        "http_status": signals.http_status,
        "error_type": signals.error_type,
        "error_code": signals.error_code,
        "message": signals.message,
        "exceptions": list(signals.exceptions),
        "request_ids": list(signals.request_ids),
        "models": list(signals.models),
        "surface": signals.surface.value if signals.surface else None,
        "headers": dict(signals.headers),
        "sdk_version": signals.sdk_version,
    }


def _advice(advice: Advice) -> AdviceJSON:
    return {"kind": advice.kind, "text": advice.text, "values": dict(advice.values)}


def list_redactions(redactions: Iterable[Redaction]) -> list[RedactionJSON]:
    counts = Counter(redaction.kind for redaction in redactions)
    return [{"kind": kind, "count": count} for kind, count in sorted(counts.items())]
