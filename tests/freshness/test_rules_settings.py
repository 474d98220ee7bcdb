from dataclasses import replace

import pytest

from tests.content.toy import SDKS
from tests.freshness.toy import PYTHON, TYPESCRIPT
from troubleshooter.freshness.rules.settings import VALUES

KEY, TOKEN = PYTHON.credential_variables
HEADERS = PYTHON.response_headers

ODD = {
    str: ("odd", "odd", '"odd"'),
    int: (4711, "4711", "4711"),
    bool: (4711, "4711", "4711"),
    tuple: (("odd", "even"), "odd, even", '["odd", "even"]'),
    type(None): (4711, "4711", "4711"),
}
"""For each type another value, how it is said, and how it is written in TOML."""


@pytest.mark.parametrize("field", VALUES)
def test_another_value_is_a_difference(desk, field):
    said = getattr(PYTHON, field)
    odd, shown, written = ODD[type(said)]
    in_file = f"\n{field} =" in (desk.folder.root / SDKS).read_text(encoding="utf-8")
    line = desk.line(SDKS, f"{field} =" if in_file else "[[sdk]]")
    assert desk.findings(replace(PYTHON, **{field: odd})) == [
        (
            f"guides/reference/sdks.toml:{line} (/exceptions/): says"
            f" {'line-wait' if field == 'wait_headers' else said}, exchange-python 1.2.3 has"
            f" {shown}: write {field} = {written}"
        )
    ]


def test_yes_and_no_are_written_as_toml_has_them(desk):
    (found,) = desk.findings(replace(PYTHON, retries_streams=True))
    assert found.endswith(": write retries_streams = true")


def test_a_header_is_the_same_in_other_letters(own_desk):
    own_desk.folder.replace(SDKS, 'key_header = "x-line-key"', 'key_header = "X-Line-Key"')
    assert own_desk.findings(PYTHON) == []


def test_each_sdk_has_its_own_row(desk):
    (found,) = desk.findings(replace(TYPESCRIPT, max_retries=3))
    row = desk.line(SDKS, 'id = "typescript"')
    assert int(found.split(":")[1].split()[0]) > row


@pytest.mark.parametrize(
    ("retried", "message"),
    [
        ((429, *range(502, 600)), "tries 429 again"),
        (tuple(range(503, 600)), "does not try 502 again"),
        (tuple(range(502, 599)), "does not try 599 again"),
    ],
)
def test_a_status_that_is_retried_or_not_is_told(desk, retried, message):
    line = desk.line(SDKS, "retried_statuses =")
    assert desk.findings(replace(PYTHON, retried_statuses=retried)) == [
        (
            f"guides/reference/sdks.toml:{line} (/exceptions/): exchange-python 1.2.3 {message}:"
            " correct retried_statuses and retried_from"
        )
    ]


def test_a_header_that_only_the_sdk_reads_is_a_gap(desk):
    line = desk.line(SDKS, 'headers = ["line-id"')
    assert desk.findings(replace(PYTHON, response_headers=(*HEADERS, "line-cost"))) == [
        (
            f"guides/reference/sdks.toml:{line} (/exceptions/): exchange-python 1.2.3 reads line-cost:"
            " add it to headers"
        )
    ]


def test_a_header_that_the_sdk_does_not_read_is_a_leftover(desk):
    line = desk.line(SDKS, 'headers = ["line-id"')
    assert desk.findings(replace(PYTHON, response_headers=HEADERS[1:])) == [
        (
            f"guides/reference/sdks.toml:{line} (/exceptions/): exchange-python 1.2.3 does not read"
            " line-id: take it away from headers"
        )
    ]


def test_another_way_to_hand_over_a_credential_is_a_gap(desk):
    line = desk.line(SDKS, "credential_variables =")
    way = ("ANTHROPIC_LINE_CARD", "ANTHROPIC_LINE_URL")
    assert desk.findings(replace(PYTHON, credential_variables=(KEY, TOKEN, way))) == [
        (
            f"guides/reference/sdks.toml:{line} (/exceptions/): exchange-python 1.2.3 takes a"
            " credential from ANTHROPIC_LINE_CARD with ANTHROPIC_LINE_URL too: add ANTHROPIC_LINE_CARD"
        )
    ]


def test_one_variable_of_a_way_stands_for_it(desk):
    way = (*TOKEN, "ANTHROPIC_LINE_URL")
    assert desk.findings(replace(PYTHON, credential_variables=(KEY, way))) == []


def test_a_way_that_is_gone_is_a_leftover(desk):
    line = desk.line(SDKS, "credential_variables =")
    assert desk.findings(replace(PYTHON, credential_variables=(KEY,))) == [
        (
            f"guides/reference/sdks.toml:{line} (/exceptions/): exchange-python 1.2.3 takes no"
            " credential from ANTHROPIC_LINE_TOKEN: take it away"
        )
    ]


def test_another_order_of_ways_is_a_difference(desk):
    line = desk.line(SDKS, "credential_variables =")
    assert desk.findings(replace(PYTHON, credential_variables=(TOKEN, KEY))) == [
        (
            f"guides/reference/sdks.toml:{line} (/exceptions/): with exchange-python 1.2.3 they win in"
            ' another order: write credential_variables = ["ANTHROPIC_LINE_TOKEN",'
            ' "ANTHROPIC_LINE_KEY"]'
        )
    ]


def test_a_variable_that_only_the_sdk_reads_is_a_gap(desk):
    line = desk.line(SDKS, "variables = [{")
    read = (*PYTHON.environment, "ANTHROPIC_LINE_TONE")
    assert desk.findings(replace(PYTHON, environment=read)) == [
        (
            f"guides/reference/sdks.toml:{line} (/exceptions/): exchange-python 1.2.3 reads"
            " ANTHROPIC_LINE_TONE: add it to variables"
        )
    ]


def test_a_variable_that_the_sdk_does_not_read_is_a_leftover(desk):
    line = desk.line(SDKS, "variables = [{")
    assert desk.findings(replace(PYTHON, environment=PYTHON.environment[:2])) == [
        (
            f"guides/reference/sdks.toml:{line} (/exceptions/): exchange-python 1.2.3 does not read"
            " ANTHROPIC_LINE_URL: take it away from variables"
        )
    ]


def test_variables_of_others_are_not_looked_for(own_desk):
    own_desk.folder.replace(SDKS, 'name = "ANTHROPIC_LINE_URL"', 'name = "HTTPS_PROXY"')
    (found,) = own_desk.findings(PYTHON)
    assert "HTTPS_PROXY" not in found
