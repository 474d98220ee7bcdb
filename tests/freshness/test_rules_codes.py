from dataclasses import replace

from tests.content.toy import CODES, STATUSES
from tests.freshness.toy import PYTHON, TYPESCRIPT
from troubleshooter.freshness.snapshot import ErrorClass

BUSY = PYTHON.error_classes[0]


def test_a_code_that_only_the_sdk_has_is_a_gap(desk):
    new = ErrorClass(502, "line_cut", "LineCutError", ("anthropic", "anthropic.types"), ())
    assert desk.findings(replace(PYTHON, error_classes=(BUSY, new))) == [
        (
            "guides/reference/error_codes.toml (/code/line_cut/): exchange-python 1.2.3 has 502"
            " line_cut (LineCutError, from anthropic or anthropic.types): add a row that explains it"
        )
    ]


def test_a_code_that_the_sdk_lost_is_a_leftover(desk):
    line = desk.line(CODES, 'code = "line_busy"')
    assert desk.findings(replace(PYTHON, error_classes=())) == [
        (
            f"guides/reference/error_codes.toml:{line} (/code/line_busy/): exchange-python 1.2.3 has"
            " no 503 line_busy: correct the row; if only older versions have it, say so in its"
            " meaning and exempt it"
        )
    ]


def test_a_code_with_another_status_is_a_gap_and_a_leftover(desk):
    moved = replace(BUSY, status=502)
    found = desk.findings(replace(PYTHON, error_classes=(moved,)))
    assert ["has 502 line_busy" in found[0], "has no 503 line_busy" in found[1]] == [True, True]


def test_a_class_of_another_name_is_a_difference(desk):
    line = desk.line(CODES, "exception =")
    renamed = replace(BUSY, name="BusyLineError")
    assert desk.findings(replace(PYTHON, error_classes=(renamed,))) == [
        (
            f"guides/reference/error_codes.toml:{line} (/code/line_busy/): says LineBusyError,"
            ' exchange-python 1.2.3 calls it BusyLineError: write exception = "BusyLineError"'
        )
    ]


def test_a_class_that_moved_is_a_difference(desk):
    line = desk.line(CODES, "python =")
    moved = replace(BUSY, modules=("anthropic", "anthropic.types"))
    assert desk.findings(replace(PYTHON, error_classes=(moved,))) == [
        (
            f"guides/reference/error_codes.toml:{line} (/code/line_busy/): LineBusyError of"
            " exchange-python 1.2.3 cannot be imported from anthropic.types.line: write python ="
            ' "anthropic" or "anthropic.types"'
        )
    ]


def test_each_sdk_is_asked_for_its_own_module(desk):
    line = desk.line(CODES, "typescript =")
    moved = replace(TYPESCRIPT.error_classes[0], modules=("@anthropic-ai/sdk",))
    (found,) = desk.findings(replace(TYPESCRIPT, error_classes=(moved,)))
    assert found.startswith(f"guides/reference/error_codes.toml:{line} ")
    assert found.endswith('write typescript = "@anthropic-ai/sdk"')


def test_other_details_are_a_difference(desk):
    line = desk.line(CODES, "details =")
    richer = replace(BUSY, details=("caller", "since"))
    assert desk.findings(replace(PYTHON, error_classes=(richer,))) == [
        (
            f"guides/reference/error_codes.toml:{line} (/code/line_busy/): says caller, LineBusyError"
            ' of exchange-python 1.2.3 has caller, since: write details = ["caller", "since"]'
        )
    ]


def test_an_error_type_that_only_the_sdk_has_is_a_gap(desk):
    assert desk.findings(replace(PYTHON, error_types=("line_error", "dial_error"))) == [
        (
            "guides/reference/http_statuses.toml (/type/dial_error/): exchange-python 1.2.3 has the"
            " error type dial_error: add it to error_types of its status"
        )
    ]


def test_an_error_type_that_the_sdk_lost_is_a_leftover(desk):
    line = desk.line(STATUSES, "error_types =")
    assert desk.findings(replace(PYTHON, error_types=())) == [
        (
            f"guides/reference/http_statuses.toml:{line} (/type/line_error/): exchange-python 1.2.3"
            " has no error type line_error: take it away, or exempt it"
        )
    ]


def test_a_status_that_the_sdk_makes_a_difference_of_has_a_row(desk):
    classes = {**PYTHON.status_classes, 429: "RateLimitError"}
    assert desk.findings(replace(PYTHON, status_classes=classes)) == [
        (
            "guides/reference/http_statuses.toml (/http/429/): exchange-python 1.2.3 knows HTTP 429:"
            " add a row that explains it"
        )
    ]
