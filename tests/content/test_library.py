"""From files to the Library."""

from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from tests.content.toy import CODES, GUIDE, OTHER, PLANNED, SDKS
from troubleshooter.content.guide import Message, Source, SourceKind
from troubleshooter.content.library import ContentError, load_library
from troubleshooter.content.reference import (
    SDK,
    ExceptionClass,
    OtherSDK,
    Variable,
    find_base,
)
from troubleshooter.engine.knowledge import ErrorCode, MessageTemplate, RetryHelps
from troubleshooter.engine.signals import Action, MessageSource, NamedSignal, Strength, Surface


def test_a_guide_holds_what_its_file_says(folder):
    guide = load_library(folder.root).guides["line-cut"]
    assert (guide.topic, guide.title) == ("network", "The line was cut")
    assert (guide.status, guide.error_types) == ((502,), ("line_error",))
    assert (guide.exceptions, guide.related) == (("exchange.LineError",), ("line-busy",))
    assert guide.surfaces == (Surface.PYTHON, Surface.CURL)
    assert guide.action is Action.FIX_NETWORK
    assert guide.reviewed == date(2026, 11, 20)
    assert guide.path == folder.root / GUIDE
    assert guide.messages[1] == Message("no dialling tone", MessageSource.WRAPPER, Strength.SHARED)
    assert guide.sources == (
        Source(
            "https://example.org/lines",
            SourceKind.VENDOR,
            date(2026, 11, 1),
            "what the exchange says of cut lines",
        ),
    )


def test_sections_have_ids_and_their_markdown(folder):
    guide = load_library(folder.root).guides["line-busy"]
    assert [section.id for section in guide.sections] == ["means", "why", "fix", "check", "prevent"]
    assert guide.sections[2].title == "Fix it"
    assert guide.sections[2].body == "1. Wait."


def test_samples_come_with_their_guide(folder):
    guides = load_library(folder.root).guides
    assert list(guides["line-cut"].samples) == ["call.py", "call.ts"]
    assert guides["line-cut"].samples["call.py"].code.startswith("import exchange\n")
    assert guides["line-busy"].samples == {}


def test_statuses_are_sorted_and_complete(folder):
    statuses = load_library(folder.root).statuses
    assert list(statuses) == [502, 503]
    assert statuses[502].error_types == ("line_error",)
    assert (statuses[502].name, statuses[502].retry) == ("Bad Gateway", "Yes, later.")
    assert (statuses[502].source, statuses[502].read) == (
        "https://example.org/502",
        date(2026, 11, 1),
    )


def test_the_knowledge_of_the_engine_comes_from_the_guides(folder):
    knowledge = load_library(folder.root).knowledge
    fix = knowledge.fixes["line-cut"]
    assert (fix.status, fix.error_types) == (frozenset({502}), frozenset({"line_error"}))
    assert (fix.title, fix.related) == ("The line was cut", ("line-busy",))
    assert fix.exceptions == frozenset({"exchange.LineError"})
    assert fix.surfaces == frozenset({Surface.PYTHON, Surface.CURL})
    assert knowledge.fixes["line-busy"].signals == frozenset({NamedSignal.OVERLOADED})
    assert knowledge.fixes["line-busy"].action is Action.WAIT
    assert knowledge.templates[1] == MessageTemplate(
        "line-cut", "no dialling tone", MessageSource.WRAPPER, Strength.SHARED
    )
    assert knowledge.error_codes == (
        ErrorCode(
            503,
            "line_busy",
            "line-busy",
            "Somebody else is calling.",
            "Call again when they have hung up.",
            RetryHelps.LATER,
        ),
    )


def test_a_code_comes_with_its_class_and_its_source(folder):
    library = load_library(folder.root)
    entry = library.codes["line_busy"]
    assert entry.code == library.knowledge.error_codes[0]
    assert (entry.exception, entry.details) == ("LineBusyError", ("caller",))
    assert (entry.python, entry.typescript) == (
        "anthropic.types.line",
        "@anthropic-ai/sdk/resources/line",
    )
    assert (entry.source, entry.read) == ("https://example.org/busy", date(2026, 11, 1))


def test_a_code_whose_guide_is_still_to_be_written_is_known(folder):
    folder.replace(CODES, 'slug = "line-busy"', f'slug = "{PLANNED}"')
    [code] = load_library(folder.root).knowledge.error_codes
    assert (code.code, code.slug) == ("line_busy", PLANNED)


def test_exceptions_stand_in_the_order_of_their_file(folder):
    exceptions = load_library(folder.root).exceptions
    assert list(exceptions) == ["line-error", "status-error", "busy-error", "value-error"]
    assert exceptions["busy-error"] == ExceptionClass(
        id="busy-error",
        meaning="The line is busy.",
        statuses=(503,),
        parent="status-error",
        python="BusyError",
        typescript="BusyError",
        go="",
        java="",
        csharp="",
        ruby="",
        php="",
        fixes=("line-busy", PLANNED),
        python_module="anthropic",
        typescript_module="@anthropic-ai/sdk/line",
        old_names=(),
        built_in=False,
        python_text="Busy.",
        typescript_text="It is busy.",
        source="https://example.org/classes",
        read=date(2026, 11, 1),
    )
    assert exceptions["status-error"].old_names == ("NumberError",)
    assert exceptions["line-error"].go == "line.Error"
    assert exceptions["value-error"].built_in


def test_a_base_that_an_sdk_lacks_is_skipped(folder):
    exceptions = load_library(folder.root).exceptions
    busy = exceptions["busy-error"]
    assert find_base(busy, exceptions, "python") == exceptions["status-error"]
    assert find_base(busy, exceptions, "typescript") == exceptions["line-error"]
    assert find_base(exceptions["line-error"], exceptions, "python") is None


def test_an_sdk_holds_what_it_does_by_itself(folder):
    folder.replace(SDKS, "timeout_seconds = 600", "timeout_seconds = 600\nmax_connections = 7")
    sdks = load_library(folder.root).sdks
    assert list(sdks) == ["python", "typescript"]
    assert sdks["python"] == SDK(
        id="python",
        name="Python",
        package="exchange-python",
        version="1.2.3",
        released=date(2026, 10, 31),
        api_version="2026-10-21",
        key_header="x-line-key",
        max_retries=2,
        retried_statuses=(502,),
        retried_from=503,
        retry_header="line-again",
        retries_connection_failures=True,
        retries_streams=False,
        initial_delay_ms=500,
        longest_delay_ms=8000,
        jitter_percent=25,
        longest_retry_after_seconds=60,
        wait_headers=("line-wait",),
        beyond_retry_after="ignored",
        timeout_seconds=600,
        connect_timeout_seconds=None,
        nonstreaming_max_tokens=100,
        max_connections=7,
        max_keepalive_connections=None,
        credential_variables=("LINE_KEY", "LINE_TOKEN"),
        variables=(Variable("LINE_URL", "Where the exchange is."),),
        headers=("line-id", "line-again", "line-wait"),
        text_json="503 line is busy",
        text_html="<html>",
        text_empty="503",
        text_stream="line is busy",
        source="https://example.org/python",
        read=date(2026, 11, 1),
    )


def test_the_other_sdks_say_what_is_not_confirmed(folder):
    handling = 'handling = "Look at the number."'
    folder.replace(SDKS, handling, f'{handling}\nunconfirmed = "Newer versions were not read."')
    others = load_library(folder.root).other_sdks
    assert list(others) == ["go", "java", "csharp", "ruby", "php"]
    assert others["go"] == OtherSDK(
        id="go",
        name="go",
        package="exchange-go",
        handling="Look at the number.",
        version="",
        unconfirmed="Newer versions were not read.",
        source="https://example.org/go",
        read=date(2026, 11, 1),
    )
    assert others["java"].unconfirmed == ""


def test_nothing_loads_while_anything_is_wrong(folder):
    folder.replace(GUIDE, 'title = "The line was cut"', 'title = ""')
    folder.replace(OTHER, 'action = "wait"', 'action = "hope"')
    with pytest.raises(ContentError) as caught:
        load_library(folder.root)
    assert len(caught.value.problems) == 2
    assert str(caught.value).splitlines() == [str(problem) for problem in caught.value.problems]
    assert f"{folder.root / OTHER}:10: action: 'hope'" in str(caught.value)


def test_a_server_whose_clock_is_behind_still_starts(folder):
    folder.replace(GUIDE, "reviewed = 2026-11-20", "reviewed = 2999-01-01")
    assert load_library(folder.root).guides["line-cut"].reviewed.year == 2999


def test_a_library_cannot_be_changed(folder):
    library = load_library(folder.root)
    with pytest.raises(TypeError):
        library.guides["line-cut"] = None
    with pytest.raises(TypeError):
        library.guides["line-cut"].samples["call.py"] = None
    with pytest.raises(FrozenInstanceError):
        library.guides["line-cut"].title = "Spliced"
