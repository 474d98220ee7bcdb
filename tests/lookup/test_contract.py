"""Programs rely on the shape: every name, type and order here is a promise."""

from __future__ import annotations

import json
from types import MappingProxyType

import pytest
from django.urls import reverse

from troubleshooter.engine.advice import Advice
from troubleshooter.engine.diagnosis import (
    DiagnosedError,
    Diagnosis,
    Evidence,
    Match,
    Question,
    QuestionAnswer,
)
from troubleshooter.engine.redaction import Redaction
from troubleshooter.engine.signals import Role, SignalKind, Signals, Span, Surface, Verdict
from troubleshooter.lookup.contract import as_contract, code_url, fix_url

MATCH = Match(
    "bad-key",
    "The key is bad",
    0.91234567,
    (Evidence(10, 27, SignalKind.MESSAGE, "invalid x-api-key"),),
)
SIGNALS = Signals(
    http_status=401,
    error_type="authentication_error",
    error_code="key_revoked",
    message="invalid x-api-key",
    exceptions=("anthropic.AuthenticationError",),
    request_ids=("req_011CToy",),
    models=("claude-toy-1",),
    surface=Surface.PYTHON,
    headers=(("retry-after", "12"),),
    sdk_version="2.12.0",
)


def diagnosis(**changes):
    whole = {
        "verdict": Verdict.MATCH,
        "vendor": "anthropic",
        "matches": (MATCH,),
        "question": None,
        "errors": (),
        "redactions": (),
        "engine": "9.9",
    }
    return Diagnosis(**{**whole, **changes})


def test_a_whole_diagnosis_has_exactly_the_published_shape():
    error = DiagnosedError(
        Span(0, 210),
        Role.CAUSE,
        Verdict.MATCH,
        (MATCH,),
        SIGNALS,
        (Advice("token-overflow", "8 too many.", MappingProxyType({"over": 8})),),
    )
    question = Question("which-key", "Which key?", (QuestionAnswer("Mine", "bad-key"),))
    redactions = (
        Redaction("bearer-token", 90, 99),
        Redaction("anthropic-api-key", 30, 40),
        Redaction("anthropic-api-key", 50, 60),
    )
    match = {
        "slug": "bad-key",
        "title": "The key is bad",
        "url": "/fix/bad-key/",
        "confidence": 0.912,
        "evidence": [{"start": 10, "end": 27, "signal": "message", "text": "invalid x-api-key"}],
    }

    written = as_contract(diagnosis(errors=(error,), question=question, redactions=redactions))

    assert written == {
        "engine": "9.9",
        "verdict": "match",
        "vendor": "anthropic",
        "matches": [match],
        "question": {
            "id": "which-key",
            "text": "Which key?",
            "url": "/tree/which-key/",
            "answers": [{"text": "Mine", "url": "/fix/bad-key/"}],
        },
        "errors": [
            {
                "start": 0,
                "end": 210,
                "role": "cause",
                "verdict": "match",
                "matches": [match],
                "signals": {
                    "http_status": 401,
                    "error_type": "authentication_error",
                    "error_code": "key_revoked",
                    "message": "invalid x-api-key",
                    "exceptions": ["anthropic.AuthenticationError"],
                    "request_ids": ["req_011CToy"],
                    "models": ["claude-toy-1"],
                    "surface": "python",
                    "headers": {"retry-after": "12"},
                    "sdk_version": "2.12.0",
                },
                "advice": [
                    {"kind": "token-overflow", "text": "8 too many.", "values": {"over": 8}}
                ],
            }
        ],
        "redactions": [
            {"kind": "anthropic-api-key", "count": 2},
            {"kind": "bearer-token", "count": 1},
        ],
    }
    assert json.loads(json.dumps(written)) == written, "plain JSON types only"


def test_what_is_not_known_is_null_or_empty_and_never_left_out():
    error = DiagnosedError(Span(0, 3), Role.SEPARATE, Verdict.UNKNOWN, (), Signals())

    written = as_contract(
        diagnosis(verdict=Verdict.UNKNOWN, vendor=None, matches=(), errors=(error,))
    )

    assert list(written) == [
        "engine", "verdict", "vendor", "matches", "question", "errors", "redactions",
    ]  # fmt: skip
    assert (written["vendor"], written["matches"], written["question"]) == (None, [], None)
    assert written["redactions"] == []
    assert written["errors"][0]["signals"] == {
        "http_status": None,
        "error_type": None,
        "error_code": None,
        "message": None,
        "exceptions": [],
        "request_ids": [],
        "models": [],
        "surface": None,
        "headers": {},
        "sdk_version": None,
    }


@pytest.mark.parametrize("verdict", Verdict)
def test_a_verdict_is_written_by_its_value(verdict):
    assert as_contract(diagnosis(verdict=verdict))["verdict"] == verdict.value


def test_matches_keep_their_order():
    matches = tuple(Match(slug, slug, 0.5) for slug in ("c", "a", "b"))

    assert [match["slug"] for match in as_contract(diagnosis(matches=matches))["matches"]] == [
        "c", "a", "b",
    ]  # fmt: skip


def test_the_address_of_the_site_leads_every_url():
    question = Question("q", "?", (QuestionAnswer("x", "bad-key"),))

    written = as_contract(diagnosis(question=question), "https://fixes.example")

    assert written["matches"][0]["url"] == "https://fixes.example/fix/bad-key/"
    assert written["question"]["url"] == "https://fixes.example/tree/q/"
    assert written["question"]["answers"][0]["url"] == "https://fixes.example/fix/bad-key/"


def test_the_address_of_a_fix_is_the_one_that_the_site_serves():
    assert fix_url("bad-key") == reverse("fixes:detail", args=["bad-key"])


def test_the_address_of_a_code_is_the_one_that_the_site_serves():
    assert code_url("bad_key") == reverse("reference:code", args=["bad_key"])
