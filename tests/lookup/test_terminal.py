"""What people read at a terminal says the verdict first and cannot steer the terminal."""

from __future__ import annotations

from types import MappingProxyType

import pytest
from django.core.management.color import no_style

from tests.content.toy import GuidesFolder
from troubleshooter.content.library import load_library
from troubleshooter.content.rendering import render_markdown_twin
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
from troubleshooter.web import clock
from troubleshooter.web.templatetags.words import confidence_words

TEXT = redact("one\ntwo\nthe line was cut\nfour\n")
CUT = Match(
    "line-cut", "The line was cut", 0.97, (Evidence(8, 24, SignalKind.MESSAGE, "the line was cut"),)
)
NO_SIGNALS = Signals()
BUSY = Match("line-busy", "The line is busy", 0.4)
FAINT = Match("line-busy", "The line is busy", 0.29)


@pytest.fixture
def report(tmp_path):
    library = load_library(GuidesFolder(tmp_path / "guides").root)
    return TerminalReport(library, no_style(), "https://fixes.example")


@pytest.fixture
def describe(report):
    return lambda diagnosis, text=TEXT, first=1: "\n".join(report.describe(diagnosis, text, first))


def diagnosis(verdict, *matches, vendor="anthropic", question=None, errors=(), text=TEXT):
    return Diagnosis(verdict, vendor, matches, question, errors, text.redactions)


def cause(signals=NO_SIGNALS, *, matches=(), advice=(), role=Role.CAUSE, start=0):
    verdict = Verdict.MATCH if matches else Verdict.UNKNOWN
    return DiagnosedError(Span(start, start + 1), role, verdict, matches, signals, advice)


def test_a_match_opens_with_its_title_and_gives_answer_address_and_line(describe):
    lines = describe(diagnosis(Verdict.MATCH, CUT, BUSY)).split("\n")

    assert lines[:2] == [
        "The line was cut",
        "  Almost certain · https://fixes.example/fix/line-cut/",
    ]
    assert "  Splice the line with `splice`, then call again. A retry alone does not help." in lines
    assert "    line 3  the words of the message: the line was cut" in lines
    assert lines[-2:] == [
        "  If that is not it",
        "    The line is busy · Possible · https://fixes.example/fix/line-busy/",
    ]


@pytest.mark.parametrize("confidence", [0.95, 0.8, 0.6, 0.35])
def test_how_sure_a_fix_is_is_said_in_the_words_of_the_site(describe, confidence):
    match = Match("line-cut", "The line was cut", confidence)

    printed = describe(diagnosis(Verdict.MATCH, match))

    assert f"  {confidence_words(confidence)} · " in printed
    assert "%" not in printed


def test_each_fact_is_printed_once_where_it_stands_first(describe):
    text = redact("529\n529\nbusy\n529\n")
    status = [Evidence(start, start + 3, SignalKind.STATUS, "529") for start in (0, 4, 13)]
    match = Match("line-busy", "The line is busy", 0.9, tuple(status))
    busy = cause(matches=(BUSY,), role=Role.SEPARATE, start=8)

    printed = describe(diagnosis(Verdict.MATCH, match, errors=(cause(), busy, busy)), text)

    assert printed.count("the HTTP status: 529") == 1
    assert "line 1  the HTTP status: 529" in printed
    assert printed.count("line 3  A separate error: The line is busy") == 1


def test_lines_are_numbered_as_in_the_file_that_the_text_ends(describe):
    assert "line 1003  the words" in describe(diagnosis(Verdict.MATCH, CUT), first=1001)


@pytest.mark.parametrize("verdict", [Verdict.UNKNOWN, Verdict.AMBIGUOUS, Verdict.NOT_CLAUDE])
def test_a_candidate_that_hardly_anything_speaks_for_is_left_out(describe, verdict):
    assert "The line is busy" not in describe(diagnosis(verdict, FAINT))
    assert "The line is busy" in describe(diagnosis(verdict, BUSY))


def test_a_faint_alternative_of_a_match_is_left_out(describe):
    assert "If that is not it" not in describe(diagnosis(Verdict.MATCH, CUT, FAINT))


def test_an_ambiguous_text_gets_its_candidates_and_how_to_tell_them_apart(describe):
    printed = describe(diagnosis(Verdict.AMBIGUOUS, CUT, BUSY))

    assert printed.startswith("More than one fix fits\n")
    assert "  Which of these is it?\n" in printed
    assert (
        "    The line was cut · Almost certain · https://fixes.example/fix/line-cut/\n"
        "      How to tell: there is a hole in the street.\n"
        "    The line is busy · Possible · https://fixes.example/fix/line-busy/\n"
        "      How to tell: the tone is short."
    ) in printed
    assert "Splice" not in printed


def test_an_ambiguous_text_gets_the_question_where_there_is_one(describe):
    question = Question("tone", "What do you hear?", (QuestionAnswer("Nothing", "line-cut"),))

    printed = describe(diagnosis(Verdict.AMBIGUOUS, CUT, BUSY, question=question))

    assert ("  What do you hear?\n    Nothing · https://fixes.example/fix/line-cut/\n") in printed


def test_an_unknown_error_is_called_so_and_what_was_recognised_is_shown(describe):
    signals = Signals(
        http_status=418, exceptions=("A", "B"), headers=(("retry-after", "5"),), message="tea"
    )

    printed = describe(diagnosis(Verdict.UNKNOWN, errors=(cause(signals),)))

    assert printed == (
        "No fix known: this error is not in our collection yet\n"
        "  It looks like the Claude API, but the text does not say enough to name one fix, and a guess\n"
        "  would cost you time.\n"
        "\n"
        "  What was recognised\n"
        "    HTTP status: 418\n"
        "    Message: tea\n"
        "    Exception: A, B\n"
        "    Headers: retry-after: 5"
    )


def test_an_unknown_error_with_a_known_status_gets_its_meaning_and_whether_to_retry(describe):
    printed = describe(diagnosis(Verdict.UNKNOWN, errors=(cause(Signals(http_status=502)),)))

    assert (
        "  HTTP 502 Bad Gateway\n    The exchange got no answer.\n    Retry? Yes, later.\n"
    ) in printed


def test_an_unknown_error_with_a_known_code_gets_its_meaning_and_what_to_do(describe):
    signals = Signals(http_status=503, error_code="line_busy")
    advice = (Advice("error-code", "line_busy: said above."), Advice("toy", "You called twice."))

    printed = describe(diagnosis(Verdict.UNKNOWN, errors=(cause(signals, advice=advice),)))

    assert printed == (
        "We know this code: line_busy\n"
        "  https://fixes.example/code/line_busy/\n"
        "\n"
        "  Somebody else is calling. Call again when they have hung up.\n"
        "\n"
        "  Does sending it again help?\n"
        "    Later: something else has to end first, then the same request can succeed.\n"
        "\n"
        "  Read from your text\n"
        "    You called twice.\n"
        "\n"
        "  What was recognised\n"
        "    HTTP status: 503\n"
        "    error_code: line_busy"
    )


def test_the_path_of_a_code_comes_with_how_to_open_it(report):
    report.base_url = ""
    error = cause(Signals(error_code="line_busy"))

    lines = list(report.describe(diagnosis(Verdict.UNKNOWN, errors=(error,)), TEXT))

    assert "  /code/line_busy/" in lines
    assert lines[-1] == "  make run, then http://127.0.0.1:8000/code/line_busy/"


def test_where_nothing_was_recognised_the_reader_learns_what_to_paste(describe):
    printed = describe(diagnosis(Verdict.UNKNOWN))

    assert "Nothing in this text says which error it is. Paste more of it" in printed
    assert "It looks like" not in printed


def test_a_foreign_error_is_named_by_its_vendor(describe):
    printed = describe(diagnosis(Verdict.NOT_CLAUDE, vendor="openai"))

    assert printed.startswith("Not an error of the Claude API: this seems to come from OpenAI\n")
    assert "Paste more" not in printed


def test_where_nothing_speaks_for_anybody_the_reader_learns_what_to_paste(describe):
    errors = (cause(Signals(http_status=503)),)

    printed = describe(diagnosis(Verdict.NOT_CLAUDE, vendor=None, errors=errors))
    words = " ".join(printed.split())

    assert "Nothing in this text points to the Claude API" in words
    assert "Paste more of it: the HTTP status, the body of the reply" in words
    assert "If it is the Claude API: HTTP 503 Service Unavailable" in words
    assert "come from" not in words


def test_advice_of_the_cause_and_the_other_errors_follow(describe):
    advice = Advice("wait", "Wait 12 seconds.", MappingProxyType({"seconds": 12}))
    errors = (
        cause(advice=(advice,)),
        cause(matches=(BUSY,), role=Role.CONSEQUENCE, start=8),
        cause(Signals(http_status=418, message="tea"), role=Role.SEPARATE, start=26),
        cause(role=Role.SEPARATE, start=26),
    )

    printed = describe(diagnosis(Verdict.MATCH, CUT, errors=errors))

    assert "  Read from your text\n    Wait 12 seconds.\n" in printed
    assert (
        "  Also in this text\n"
        "    line 3  A consequence of it: The line is busy · https://fixes.example/fix/line-busy/\n"
        "    line 4  A separate error: 418 · tea\n"
        "    line 4  A separate error: an error without a known fix"
    ) in printed


def test_masked_secrets_are_counted_by_kind_and_their_owner_is_warned(describe):
    key = "sk-ant-api03-" + "aB3" * 20
    text = redact(f"{key}\n{key}\n")

    printed = describe(diagnosis(Verdict.UNKNOWN, text=text), text)

    assert "  Masked before reading\n    2 × Anthropic API key\n" in printed
    assert "replace the key now: https://platform.claude.com/settings/keys" in printed


@pytest.mark.parametrize("text", [TEXT, redact("mysql://root:hunter22@db/x")])
def test_no_warning_about_keys_where_none_was_masked(describe, text):
    assert "replace the key" not in describe(diagnosis(Verdict.UNKNOWN, text=text), text)


def test_paths_come_with_how_to_open_them_once_in_the_life_of_a_report(report):
    report.base_url = ""

    first = list(report.describe(diagnosis(Verdict.MATCH, CUT), TEXT))
    second = list(report.describe(diagnosis(Verdict.MATCH, CUT), TEXT))

    assert "  Almost certain · /fix/line-cut/" in first
    assert first[-1] == "  make run, then http://127.0.0.1:8000/fix/line-cut/"
    assert second == first[:-2]


def test_nothing_is_said_of_addresses_where_none_is_shown(report):
    report.base_url = ""

    assert "make run" not in "\n".join(report.describe(diagnosis(Verdict.UNKNOWN, FAINT), TEXT))
    assert "make run" in "\n".join(report.describe(diagnosis(Verdict.UNKNOWN, BUSY), TEXT))


def test_steps_are_the_whole_guide_and_only_that_of_a_match(report):
    report.steps = True
    guide = render_markdown_twin(
        report.library.guides["line-cut"], report.library.knowledge.catalogue, clock.today()
    )

    certain = "\n".join(report.describe(diagnosis(Verdict.MATCH, CUT), TEXT))
    open_ = "\n".join(report.describe(diagnosis(Verdict.AMBIGUOUS, CUT, BUSY), TEXT))

    assert certain.endswith(f"\n\n{guide.rstrip()}")
    assert "## Fix it" not in open_


def test_nothing_of_a_paste_can_steer_the_terminal(describe):
    odd = "a\x1b[2J\r\x07\u202eb"
    evidence = (Evidence(0, 5, SignalKind.MESSAGE, odd),)
    advice = (Advice("model", odd),)
    signals = Signals(message=odd, models=(odd,))
    match = Match("line-cut", "The line was cut", 0.9, evidence)
    other = cause(signals, role=Role.SEPARATE)
    for given in (
        diagnosis(Verdict.MATCH, match, errors=(cause(advice=advice), other)),
        diagnosis(Verdict.UNKNOWN, errors=(cause(signals),)),
        diagnosis(Verdict.NOT_CLAUDE, vendor=None, errors=(cause(signals),)),
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
