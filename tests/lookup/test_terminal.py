"""What people read at a terminal says the verdict first and cannot steer the terminal."""

from __future__ import annotations

from types import MappingProxyType

import pytest
from django.core.management.color import no_style

from tests.content.toy import GuidesFolder
from troubleshooter.content.library import load_library
from troubleshooter.engine.advice import Advice
from troubleshooter.engine.diagnosis import (
    DiagnosedError,
    Diagnosis,
    Evidence,
    Match,
    Question,
    QuestionAnswer,
)
from troubleshooter.engine.redaction import redact
from troubleshooter.engine.signals import Role, SignalKind, Signals, Span, Verdict
from troubleshooter.lookup.terminal import QUOTE_WIDTH, TerminalReport, quote

TEXT = redact("one\ntwo\nthe line was cut\nfour\n")
CUT = Match(
    "line-cut", "The line was cut", 0.97, (Evidence(8, 24, SignalKind.MESSAGE, "the line was cut"),)
)
NO_SIGNALS = Signals()
BUSY = Match("line-busy", "The line is busy", 0.4)


@pytest.fixture
def describe(tmp_path):
    library = load_library(GuidesFolder(tmp_path / "guides").root)
    report = TerminalReport(library, no_style(), "https://fixes.example")
    return lambda diagnosis, text=TEXT: "\n".join(report.describe(diagnosis, text))


def diagnosis(verdict, *matches, vendor="anthropic", question=None, errors=(), text=TEXT):
    return Diagnosis(verdict, vendor, matches, question, errors, text.redactions)


def cause(signals=NO_SIGNALS, *, matches=(), advice=(), role=Role.CAUSE, start=0):
    return DiagnosedError(Span(start, start + 1), role, Verdict.UNKNOWN, matches, signals, advice)


def test_a_match_opens_with_its_title_and_gives_answer_address_and_line(describe):
    lines = describe(diagnosis(Verdict.MATCH, CUT, BUSY)).split("\n")

    assert lines[:2] == [
        "The line was cut",
        "  97% sure · https://fixes.example/fix/line-cut/",
    ]
    assert "  Splice the line with `splice`, then call again. A retry alone does not help." in lines
    assert "    line 3  message  the line was cut" in lines
    assert "     40%  The line is busy · https://fixes.example/fix/line-busy/" in lines


def test_an_ambiguous_text_gets_its_candidates_and_the_question(describe):
    question = Question("tone", "What do you hear?", (QuestionAnswer("Nothing", "line-cut"),))

    printed = describe(diagnosis(Verdict.AMBIGUOUS, CUT, BUSY, question=question))

    assert printed.startswith("More than one fix is possible")
    assert "The line was cut" in printed
    assert "The line is busy" in printed
    assert "What do you hear?" in printed
    assert "- Nothing · https://fixes.example/fix/line-cut/" in printed
    assert "Splice" not in printed


def test_an_unknown_error_is_called_so_and_what_was_recognised_is_shown(describe):
    signals = Signals(
        http_status=418, exceptions=("A", "B"), headers=(("retry-after", "5"),), message="tea"
    )

    printed = describe(diagnosis(Verdict.UNKNOWN, errors=(cause(signals),)))

    assert printed == (
        "No fix is known for this error\n"
        "\n"
        "  Recognised\n"
        "    http_status  418\n"
        "    message  tea\n"
        "    exceptions  A, B\n"
        "    headers  retry-after: 5"
    )


@pytest.mark.parametrize(
    ("vendor", "ending"), [("openai", "API\n  It seems to come from: openai"), (None, "API")]
)
def test_a_foreign_error_is_named_by_its_vendor_where_one_is_known(describe, vendor, ending):
    printed = describe(diagnosis(Verdict.NOT_CLAUDE, vendor=vendor))

    assert printed == f"This does not seem to be an error of the Claude {ending}"


def test_advice_of_the_cause_and_the_other_errors_follow(describe):
    advice = Advice("wait", "Wait 12 seconds.", MappingProxyType({"seconds": 12}))
    errors = (
        cause(advice=(advice,)),
        cause(matches=(BUSY,), role=Role.CONSEQUENCE, start=8),
        cause(role=Role.SEPARATE, start=26),
    )

    printed = describe(diagnosis(Verdict.MATCH, CUT, errors=errors))

    assert "    Wait 12 seconds." in printed
    assert (
        "    line 3  consequence  40%  The line is busy · https://fixes.example/fix/line-busy/\n"
        "    line 4  separate  no fix known"
    ) in printed


def test_masked_secrets_are_counted_by_kind_and_their_owner_is_warned(describe):
    key = "sk-ant-api03-" + "aB3" * 20
    text = redact(f"{key}\n{key}\n")

    printed = describe(diagnosis(Verdict.UNKNOWN, text=text), text)

    assert "2 × anthropic-api-key" in printed
    assert "Replace any key" in printed


def test_no_warning_about_keys_where_none_was_masked(describe):
    assert "Replace any key" not in describe(diagnosis(Verdict.MATCH, CUT))


def test_nothing_of_a_paste_can_steer_the_terminal(describe):
    odd = "a\x1b[2J\r\x07\u202eb"
    evidence = (Evidence(0, 5, SignalKind.MESSAGE, odd),)
    advice = (Advice("model", odd),)
    match = Match("line-cut", "The line was cut", 0.9, evidence)
    for given in (
        diagnosis(Verdict.MATCH, match, errors=(cause(advice=advice),)),
        diagnosis(Verdict.UNKNOWN, errors=(cause(Signals(message=odd, models=(odd,))),)),
    ):
        printed = describe(given)

        assert "a [2J b" in printed
        assert printed.replace("\n", "").isprintable()


@pytest.mark.parametrize("length", [QUOTE_WIDTH, QUOTE_WIDTH + 1, 10_000])
def test_a_quotation_is_one_line_of_limited_length(length):
    quoted = quote("word\n" * (length // 5) + "w" * (length % 5))

    assert len(quoted) <= QUOTE_WIDTH
    assert "\n" not in quoted
    assert quoted.endswith("…") is (length > QUOTE_WIDTH)
