from dataclasses import replace

import pytest

from tests.content.toy import EXCEPTIONS, GUIDE
from tests.freshness.toy import PYTHON, TYPESCRIPT
from troubleshooter.freshness.snapshot import ExportedException

LINE, STATUS, BUSY = PYTHON.exceptions
CUT = ExportedException("CutError", "LineError", ("anthropic",), public=True)


def with_exceptions(*exceptions):
    return replace(PYTHON, exceptions=exceptions)


def test_a_class_that_only_the_sdk_has_is_a_gap(desk):
    assert desk.findings(with_exceptions(LINE, STATUS, BUSY, CUT)) == [
        (
            "guides/reference/exceptions.toml (/exceptions/): exchange-python 1.2.3 has CutError, from"
            " anthropic, derived from LineError: add it to the row of that failure, or add a row"
        )
    ]


def test_a_class_that_the_sdk_does_not_list_needs_no_row(desk):
    assert desk.findings(with_exceptions(LINE, STATUS, BUSY, replace(CUT, public=False))) == []


def test_a_class_that_the_sdk_lost_is_a_leftover(desk):
    line = desk.line(EXCEPTIONS, 'python = "BusyError"')
    assert desk.findings(with_exceptions(LINE, STATUS)) == [
        (
            f"guides/reference/exceptions.toml:{line} (/exceptions/): exchange-python 1.2.3 has no"
            " BusyError: empty the field, or correct it"
        )
    ]


def test_another_base_is_a_difference(desk):
    line = desk.line(EXCEPTIONS, 'parent = "status-error"')
    assert desk.findings(with_exceptions(LINE, STATUS, replace(BUSY, parent="LineError"))) == [
        (
            f"guides/reference/exceptions.toml:{line} (/exceptions/): BusyError derives from"
            " StatusError here, in exchange-python 1.2.3 from LineError: correct the parent"
        )
    ]


def test_a_base_out_of_the_language_is_no_parent(desk):
    assert desk.findings(with_exceptions(replace(LINE, parent="Oops"), STATUS, BUSY)) == []
    (found,) = desk.findings(with_exceptions(LINE, replace(STATUS, parent="Oops"), BUSY))
    assert "derives from LineError here, in exchange-python 1.2.3 from Oops" in found


def test_a_class_that_moved_is_a_difference(desk):
    line = desk.line(EXCEPTIONS, 'typescript_module = "@anthropic-ai/sdk/line"')
    line_error, busy = TYPESCRIPT.exceptions
    moved = replace(busy, modules=("@anthropic-ai/sdk",))
    assert desk.findings(replace(TYPESCRIPT, exceptions=(line_error, moved))) == [
        (
            f"guides/reference/exceptions.toml:{line} (/exceptions/): BusyError of exchange-typescript"
            " 1.2.3 cannot be imported from @anthropic-ai/sdk/line: write typescript_module ="
            ' "@anthropic-ai/sdk"'
        )
    ]


def test_an_old_name_that_only_the_sdk_has_is_a_gap(desk):
    line = desk.line(EXCEPTIONS, "old_names =")
    old = {**PYTHON.old_names, "DialError": "StatusError"}
    assert desk.findings(replace(PYTHON, old_names=old)) == [
        (
            f"guides/reference/exceptions.toml:{line} (/exceptions/): exchange-python 1.2.3 still"
            " knows StatusError as DialError: add it to old_names"
        )
    ]


@pytest.mark.parametrize("old_names", [{}, {"NumberError": "LineError"}])
def test_an_old_name_that_the_sdk_dropped_is_a_leftover(desk, old_names):
    line = desk.line(EXCEPTIONS, "old_names =")
    found = desk.findings(replace(PYTHON, old_names=old_names))
    assert found[-1] == (
        f"guides/reference/exceptions.toml:{line} (/exceptions/): exchange-python 1.2.3 does not"
        " know StatusError as NumberError: take it away from old_names"
    )


def test_a_status_that_ends_in_another_class_is_a_difference(desk):
    line = desk.line(EXCEPTIONS, "statuses = [503]")
    classes = {**PYTHON.status_classes, 503: "OtherError"}
    assert desk.findings(replace(PYTHON, status_classes=classes)) == [
        (
            f"guides/reference/exceptions.toml:{line} (/exceptions/): says that 503 ends in BusyError,"
            " in exchange-python 1.2.3 it ends in OtherError: correct statuses"
        )
    ]


def test_a_status_of_a_class_that_its_row_lacks_is_a_gap(desk):
    line = desk.line(EXCEPTIONS, "statuses = [503]")
    classes = {**PYTHON.status_classes, 502: "BusyError"}
    assert desk.findings(replace(PYTHON, status_classes=classes))[-1] == (
        f"guides/reference/exceptions.toml:{line} (/exceptions/): exchange-python 1.2.3 ends 502"
        " in BusyError: add it to statuses"
    )


def test_the_class_for_all_others_stands_at_500(desk):
    line = desk.line(EXCEPTIONS, "statuses = []")
    classes = {
        status: name if name != "OtherError" or status < 500 else "LineError"
        for status, name in PYTHON.status_classes.items()
    }
    assert desk.findings(replace(PYTHON, status_classes=classes)) == [
        (
            f"guides/reference/exceptions.toml:{line} (/exceptions/): exchange-python 1.2.3 ends 500"
            " in LineError: add it to statuses"
        )
    ]


def test_another_text_is_a_difference(desk):
    line = desk.line(EXCEPTIONS, "python_text =")
    assert desk.findings(replace(PYTHON, exception_texts={"BusyError": "Engaged."})) == [
        (
            f'guides/reference/exceptions.toml:{line} (/exceptions/): says "Busy.", BusyError of'
            ' exchange-python 1.2.3 prints another text: write python_text = "Engaged."'
        )
    ]


@pytest.mark.parametrize(
    "name",
    [
        "exchange-python.BusyError",
        "exchange-python.NumberError",
        "exchange-python.LineBusyError",
        "elsewhere.BusyError",
    ],
)
def test_a_guide_may_name_classes_of_the_sdk_and_of_others(own_desk, name):
    own_desk.folder.replace(GUIDE, "exchange.LineError", name)
    assert own_desk.findings(PYTHON) == []


@pytest.mark.parametrize(
    "name", ["exchange-python.CutError", "exchange-python.types.BusyError", "exchange-python/x.Y"]
)
def test_a_guide_that_names_a_class_the_sdk_lacks_is_a_leftover(own_desk, name):
    own_desk.folder.replace(GUIDE, "exchange.LineError", name)
    line = own_desk.line(GUIDE, name)
    assert own_desk.findings(PYTHON) == [
        (
            f"guides/network/line-cut.md:{line} (/fix/line-cut/): exchange-python 1.2.3 has no {name}:"
            " correct exceptions"
        )
    ]
