"""`manage.py evaluate` reads labelled pastes, asks the engine and prints the figures."""

from __future__ import annotations

import io
import json

import pytest
from django.core.management import CommandError, call_command

from tests.content.toy import GuidesFolder
from troubleshooter.web.library import get_library

CUT = 'Error code: 502 - {"type": "error"} the line to Paris was cut after 12 seconds {sic}'
KEY = "sk-ant-api03-Zq8Wc3Lr5Tn7Yb2Kd9Vm4Xs6Ph1Gj0Fa-CANARY77_Ue3Oi5Rw8Qt2Ny4Bx6Mz"
ROWS = (
    {"id": "r1", "label": "line-cut", "text": CUT, "client": "curl"},
    {"id": "r2", "label": "line-cut", "text": "nothing", "surface": "python"},
    {"id": "r3", "label": "line-busy", "also": ["line-cut"], "text": CUT},
    {"id": "r4", "label": "not-claude", "text": f"{CUT} {KEY}", "client": "curl"},
    {"id": "r5", "label": "unclear", "text": "it \ud800 broke"},
    {"id": "r6", "label": "no-such-guide", "text": CUT},
)


@pytest.fixture(autouse=True)
def toy_guides(tmp_path, settings):
    settings.GUIDES_DIR = GuidesFolder(tmp_path / "guides").root
    get_library.cache_clear()
    yield
    get_library.cache_clear()


@pytest.fixture
def pastes(tmp_path):
    path = tmp_path / "pastes.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS) + "\n")
    return str(path)


def evaluate(*args):
    stdout = io.StringIO()
    call_command("evaluate", *args, stdout=stdout)
    return stdout.getvalue()


def test_figures_are_those_of_what_the_engine_answers(pastes):
    figures = json.loads(evaluate(pastes, "--json"))

    assert (figures["n"], figures["foreign"], figures["unclear"]) == (3, 1, 1)
    assert figures["top1"] == pytest.approx(2 / 3)
    assert figures["false_alarm"] == 1
    assert figures["confident_wrong"] == pytest.approx(1 / 5)
    assert 0 < figures["median_ms"] <= figures["p99_ms"]


def test_figures_are_given_by_label_and_by_client_or_else_surface(pastes):
    figures = json.loads(evaluate(pastes, "--json"))

    assert figures["labels"] == {
        "line-cut": {"right": 1, "total": 2},
        "line-busy": {"right": 1, "total": 1},
        "not-claude": {"right": 0, "total": 1},
        "unclear": {"right": 1, "total": 1},
    }
    assert figures["clients"] == {
        "python": {"right": 0, "total": 1},
        "curl": {"right": 1, "total": 2},
        "unknown": {"right": 2, "total": 2},
    }


def test_labels_without_a_guide_count_on_request_only(pastes):
    assert json.loads(evaluate(pastes, "--json"))["n"] == 3
    assert json.loads(evaluate(pastes, "--json", "--guides", "all"))["n"] == 4


def test_several_files_are_scored_as_one(pastes):
    assert json.loads(evaluate(pastes, pastes, "--json"))["n"] == 6


def test_a_person_reads_groups_and_ends_with_the_figures(pastes):
    lines = evaluate(pastes).splitlines()

    assert "  line-cut: 1/2" in lines
    assert "  curl: 1/2" in lines
    assert lines[-1].startswith(
        "top1 0.667 top3 0.667 n=3, ambiguous 0.000; false alarms 1.000 of 1"
    )


def test_failures_are_listed_with_what_was_answered_and_without_secrets(pastes):
    printed = evaluate(pastes, "--failures")

    assert "r2 | line-cut | not_claude | [] | nothing" in printed
    assert "r4 | not-claude | match | ['line-cut'] | Error code: 502" in printed
    assert not any(f"{row} |" in printed for row in ("r1", "r3", "r5"))
    assert "CANARY77" not in printed


def test_failures_are_in_the_json_too(pastes):
    failures = json.loads(evaluate(pastes, "--json", "--failures"))["failures"]

    assert [failure["id"] for failure in failures] == ["r2", "r4"]


@pytest.mark.parametrize(
    "line", ['{"id": 1', "[]", '{"id": 1, "label": "a"}', '{"id": 1, "label": "a", "text": 5}']
)
def test_a_line_that_is_no_labelled_paste_is_named(tmp_path, line):
    path = tmp_path / "bad.jsonl"
    path.write_text(f"{json.dumps(ROWS[0])}\n{line}\n")

    with pytest.raises(CommandError, match=r"bad\.jsonl:2: ") as caught:
        evaluate(str(path))
    assert caught.value.returncode == 2


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"none\.jsonl: cannot be read"):
        evaluate(str(tmp_path / "none.jsonl"))
