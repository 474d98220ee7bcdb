"""README.md says what the server does, no more and no less."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests.claude_server import texts
from tests.claude_server.accounts import Accounts, Credential
from tests.claude_server.server import ClaudeServer
from tests.claude_server.tests.tables import README, tables, with_tables
from tests.claude_server.tests.toy import CATALOGUE
from tests.claude_server.texts import Text

TEXT = README.read_text(encoding="utf-8")
SOURCES = {
    texts.DOCUMENTED_AUGUST,
    texts.DOCUMENTED_OCTOBER,
    texts.SDK,
    texts.REPORTED,
    texts.UNCONFIRMED,
}


def test_the_tables_are_those_of_the_code():
    advice = "run: python -m tests.claude_server.tests.tables"

    assert with_tables(TEXT) == TEXT, advice


def test_a_table_without_its_marks_is_noticed():
    with pytest.raises(KeyError):
        with_tables(TEXT.replace("<!-- scenarios -->", ""))


def test_every_row_has_as_many_cells_as_its_head():
    for table in ("requests", "contents", "scenarios"):
        widths = {len(re.findall(r"(?<!\\)\|", line)) for line in tables()[table].splitlines()}
        assert len(widths) == 1, table


def test_every_text_has_a_source_that_the_readme_explains():
    said = [each for each in vars(texts).values() if isinstance(each, Text)]

    assert said
    assert {each.source for each in said} <= SOURCES
    assert [source for source in SOURCES if source not in TEXT] == []


def test_every_credential_can_be_had_from_the_server():
    server = ClaudeServer(catalogue=CATALOGUE, today=date(2026, 11, 22))
    for name, credential in vars(server.accounts).items():
        if isinstance(credential, Credential):
            assert getattr(server, name) == credential.secret
    assert "verified_key" in vars(Accounts())


def test_the_example_runs():
    example = re.search(r"```python\n(.*?)```", TEXT, re.DOTALL)
    assert example

    exec(compile(example[1], "README.md", "exec"), {})
