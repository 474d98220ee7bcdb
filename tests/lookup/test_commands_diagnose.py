"""`manage.py diagnose`, for people, for programs, and with whatever comes in."""

from __future__ import annotations

import io
import json
import os
import select
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.content.toy import GuidesFolder
from troubleshooter.content.rendering import render_markdown_twin
from troubleshooter.web import clock
from troubleshooter.web.library import get_library

ROOT = Path(__file__).resolve().parents[2]
CUT = 'worker started\nError code: 502 - {"type": "error"} the line to Paris was cut after 12 seconds {sic}\n'
MEBIBYTE = 1024 * 1024
KEY = "sk-ant-api03-Zq8Wc3Lr5Tn7Yb2Kd9Vm4Xs6Ph1Gj0Fa-CANARY77_Ue3Oi5Rw8Qt2Ny4Bx6Mz"


@pytest.fixture(autouse=True)
def toy_guides(tmp_path, settings):
    settings.GUIDES_DIR = GuidesFolder(tmp_path / "guides").root
    get_library.cache_clear()
    yield settings.GUIDES_DIR
    get_library.cache_clear()


@pytest.fixture
def stdin(monkeypatch):
    def give(content):
        data = content if isinstance(content, bytes) else content.encode()
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))

    return give


def diagnose(*args):
    """Return what was printed."""
    stdout = io.StringIO()
    call_command("diagnose", *map(str, args), stdout=stdout)
    return stdout.getvalue()


def diagnose_badly(*args):
    """Return what was printed on both streams by a command that must fail as misused."""
    stdout, stderr = io.StringIO(), io.StringIO()
    with pytest.raises(CommandError) as caught:
        call_command("diagnose", *map(str, args), stdout=stdout, stderr=stderr)
    assert caught.value.returncode == 2
    return stdout.getvalue(), f"{stderr.getvalue()}{caught.value}"


def diagnose_end(*args):
    """Return what was printed and what was noted of an input whose end alone was read."""
    stdout, stderr = io.StringIO(), io.StringIO()
    call_command("diagnose", *map(str, args), stdout=stdout, stderr=stderr)
    return stdout.getvalue(), stderr.getvalue()


def run(*args, stdin, **environment):
    return subprocess.run(
        [sys.executable, "manage.py", "diagnose", *map(str, args)],
        cwd=ROOT,
        input=stdin,
        capture_output=True,
        timeout=60,
        check=False,
        env={**os.environ, **environment},
    )


def message_evidence(diagnosis):
    """Return what was recognised of the message of the best match."""
    evidence = diagnosis["matches"][0]["evidence"]
    return next(each for each in evidence if each["signal"] == "message")


def lines_of(*rows):
    return "".join(json.dumps(row) + "\n" for row in rows)


def test_a_person_reads_the_fix_its_address_its_answer_and_the_evidence(stdin):
    stdin(CUT)

    printed = diagnose()

    assert printed.startswith("The line was cut\n")
    assert "/fix/line-cut/" in printed
    assert "Splice the line with `splice`, then call again." in printed
    assert (
        "line 2  the words of the message: the line to Paris was cut after 12 seconds {sic}"
        in printed
    )


def test_text_that_is_not_about_claude_is_called_that(stdin):
    stdin("openai.RateLimitError: Error code: 429 - from https://api.openai.com/v1/responses")

    assert diagnose().startswith("Not an error of the Claude API: this seems to come from OpenAI\n")


def test_several_files_are_told_apart_by_their_names(tmp_path):
    (tmp_path / "one.log").write_text(CUT)
    (tmp_path / "two.log").write_text("nothing to see")

    printed = diagnose(tmp_path / "one.log", tmp_path / "two.log")

    assert printed.index("one.log:") < printed.index("The line was cut")
    assert printed.index("The line was cut") < printed.index("two.log:")


@pytest.mark.parametrize("name", ["-", None])
def test_standard_input_is_read_where_no_file_is_named(stdin, name):
    stdin(CUT)

    assert "The line was cut" in diagnose(*([name] if name else []))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
def test_a_log_of_windows_is_understood(tmp_path, encoding):
    path = tmp_path / "windows.log"
    path.write_bytes(CUT.replace("\n", "\r\n").encode(encoding))

    assert "line 2  the words of the message" in diagnose(path)


def test_bytes_that_are_no_utf_8_do_not_hide_the_error(tmp_path):
    path = tmp_path / "old.log"
    path.write_bytes(b"D\xfcsseldorf\n" + CUT.encode())

    assert "The line was cut" in diagnose(path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "nothing in it"),
        (b"x\n" * MEBIBYTE + bytes(range(256)) * 4 * 1024, "not look like text"),
        (bytes(range(256)) * 4, "not look like text"),
        ("Größe ".encode("utf-16-le") * 50, "not look like text"),
        (b"\xe4\xf6\xfc\xdf" * 50, "cannot be read as UTF-8"),
    ],
)
def test_what_cannot_be_diagnosed_is_refused_with_advice(tmp_path, content, words):
    path = tmp_path / "odd.log"
    path.write_bytes(content)

    printed, complaint = diagnose_badly(path)

    assert printed == ""
    assert words in complaint


def test_a_refused_file_does_not_keep_the_others_from_being_read(tmp_path):
    (tmp_path / "empty.log").write_bytes(b"")
    (tmp_path / "full.log").write_text(CUT)

    printed, complaint = diagnose_badly(tmp_path / "empty.log", tmp_path / "full.log")

    assert "The line was cut" in printed
    assert "empty.log: there is nothing in it" in complaint


@pytest.mark.parametrize("form", [[], ["--json"], ["--jsonl"]])
def test_a_missing_file_is_named(form):
    _, complaint = diagnose_badly("no-such.log", *form)

    assert complaint == "no-such.log: No such file or directory"


def test_text_of_exactly_one_mebibyte_is_accepted(tmp_path):
    path = tmp_path / "large.log"
    path.write_text(CUT.ljust(1024 * 1024, "\n"))

    assert "The line was cut" in diagnose(path)


LONG_LOG = "worker is well\n" * 993_000 + CUT
LONG_NOTE = "14.2 MiB; only the last 1 MiB was read"


def test_of_a_long_file_the_end_is_read_and_its_lines_keep_their_numbers(tmp_path):
    path = tmp_path / "app.log"
    path.write_text(LONG_LOG)

    printed, noted = diagnose_end(path)

    assert noted == f"{path}: {LONG_NOTE}\n"
    assert printed.startswith("The line was cut\n")
    assert "line 993002  the words of the message: the line to Paris" in printed


def test_of_a_long_pipe_the_end_is_read_too(stdin):
    stdin(LONG_LOG)

    printed, noted = diagnose_end()

    assert noted == f"standard input: {LONG_NOTE}\n"
    assert "The line was cut" in printed


def test_json_of_a_long_file_says_where_its_offsets_begin(tmp_path):
    path = tmp_path / "app.log"
    path.write_text(LONG_LOG)

    printed, noted = diagnose_end("--json", path)

    first_line = int(noted.removeprefix(f"{path}: {LONG_NOTE}; offsets count from line "))
    text = "".join(LONG_LOG.splitlines(keepends=True)[first_line - 1 :])
    assert len(text) <= MEBIBYTE
    evidence = message_evidence(json.loads(printed))
    assert text[evidence["start"] : evidence["end"]] == evidence["text"]


def test_a_long_log_on_one_line_is_read_from_within(stdin):
    stdin("x " * MEBIBYTE + "Error code: 502 the line to Paris was cut after 12 seconds {sic}")

    printed, noted = diagnose_end()

    assert "2.0 MiB" in noted
    assert "The line was cut" in printed


def test_a_long_input_ends_well(toy_guides):
    done = run(stdin=LONG_LOG.encode(), GUIDES_DIR=str(toy_guides))

    assert done.returncode == 0
    assert done.stderr.decode() == f"standard input: {LONG_NOTE}\n"
    assert b"The line was cut" in done.stdout


def test_nothing_is_noted_of_an_input_that_was_read_whole(tmp_path):
    path = tmp_path / "large.log"
    path.write_text(CUT.rjust(MEBIBYTE, "\n"))

    assert diagnose_end(path)[1] == ""


def test_the_whole_guide_follows_the_verdict_on_request(stdin):
    stdin(CUT)

    printed = diagnose("--steps")

    guide = render_markdown_twin(
        get_library().guides["line-cut"], get_library().knowledge.catalogue, clock.today()
    )
    assert printed.startswith("The line was cut\n")
    assert printed.endswith(f"\n\n{guide}")
    assert "## Fix it" in printed
    assert "exchange.call" in printed


def test_no_guide_follows_where_no_fix_is_certain(stdin):
    stdin("nothing to see")

    assert "## " not in diagnose("--steps")


@pytest.mark.parametrize("form", ["--json", "--jsonl"])
def test_programs_get_no_steps(form):
    with pytest.raises(CommandError, match="not allowed with"):
        diagnose("--steps", form)


def test_how_to_open_an_address_is_said_once_for_all_files(tmp_path):
    for name in ("one.log", "two.log"):
        (tmp_path / name).write_text(CUT)

    printed = diagnose(tmp_path / "one.log", tmp_path / "two.log")

    assert printed.count("make run, then http://127.0.0.1:8000/fix/line-cut/") == 1
    assert printed.count("· /fix/line-cut/") == 2
    assert "make run" not in diagnose("--base-url", "https://a.example", tmp_path / "one.log")


def test_json_is_the_contract_with_offsets_into_the_text_as_given(stdin):
    stdin(CUT.replace("\n", "\r\n"))

    diagnosis = json.loads(diagnose("--json"))

    assert (diagnosis["verdict"], diagnosis["matches"][0]["slug"]) == ("match", "line-cut")
    evidence = message_evidence(diagnosis)
    assert CUT.replace("\n", "\r\n")[evidence["start"] : evidence["end"]] == evidence["text"]
    assert evidence["text"].startswith("the line to Paris")


def test_the_address_of_the_site_leads_the_addresses_of_pages(stdin):
    for form in ([], ["--json"], ["--jsonl"]):
        stdin(lines_of({"text": CUT}) if form == ["--jsonl"] else CUT)

        printed = diagnose("--base-url", "https://fixes.example/", *form)

        assert "https://fixes.example/fix/line-cut/" in printed


def test_lines_are_answered_one_by_one_with_their_ids(stdin):
    stdin(lines_of({"id": "a", "text": CUT}, {"id": 7, "text": "fine"}, {"text": CUT}))

    first, second, third = map(json.loads, diagnose("--jsonl").splitlines())

    assert (first["id"], first["verdict"], first["matches"][0]["slug"]) == (
        "a",
        "match",
        "line-cut",
    )
    assert (second["id"], second["verdict"]) == (7, "not_claude")
    assert "id" not in third
    assert third["verdict"] == "match"


@pytest.mark.parametrize(
    "line",
    [
        b"{",
        b"[" * 100_000,
        b'{"text": 5}',
        b'["text"]',
        b'{"id": 1}',
        b'{"text": "\xff"}',
        b'{"text": "' + b"x" * (1024 * 1024 + 1) + b'"}',
    ],
    ids=["torn", "deep", "number", "list", "no text", "no UTF-8", "too large"],
)
def test_a_bad_line_is_named_by_number_and_the_others_are_answered(stdin, line):
    stdin(b"\n" + line + b"\n" + lines_of({"id": "b", "text": CUT}).encode())

    printed, complaint = diagnose_badly("--jsonl")

    bad, good = map(json.loads, printed.splitlines())
    assert bad["line"] == 2
    assert bad["error"]
    assert (good["id"], good["verdict"]) == ("b", "match")
    assert "1 not diagnosed" in complaint


def test_a_bad_line_keeps_its_id(stdin):
    stdin(lines_of({"id": "x", "text": None}))

    printed, _ = diagnose_badly("--jsonl")

    assert json.loads(printed)["id"] == "x"


@pytest.mark.parametrize("odd", ["\ud800", "\x00", "\x1b[2J", "\u2028", "😀"])
def test_odd_characters_neither_crash_nor_move_the_offsets(stdin, odd):
    stdin(lines_of({"text": odd + CUT}))

    diagnosis = json.loads(diagnose("--jsonl"))

    assert diagnosis["matches"][0]["slug"] == "line-cut"
    assert (odd + CUT)[message_evidence(diagnosis)["start"] :].startswith("the line to Paris")


def test_a_secret_reaches_no_output(stdin):
    text = f"ANTHROPIC_API_KEY={KEY}\n{CUT}"
    for form in ([], ["--json"], ["--jsonl"]):
        stdin(lines_of({"text": text}) if form == ["--jsonl"] else text)

        printed = diagnose(*form)

        assert "CANARY77" not in printed
        assert ("anthropic-api-key" if form else "1 × Anthropic API key") in printed


def test_a_line_is_answered_before_the_next_one_comes(toy_guides):
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    process = subprocess.Popen(
        [sys.executable, "manage.py", "diagnose", "--jsonl"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**buffered, "GUIDES_DIR": str(toy_guides)},
    )
    with process:
        for number in range(3):
            process.stdin.write(lines_of({"id": number, "text": CUT}).encode())
            process.stdin.flush()
            answered, _, _ = select.select([process.stdout], [], [], 20)
            assert answered, "nothing came while standard input was open"
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
        assert process.wait(timeout=30) == 0


def test_output_to_a_pipe_has_no_colours_and_fits_any_encoding(toy_guides):
    done = run(stdin=CUT.encode(), GUIDES_DIR=str(toy_guides), PYTHONIOENCODING="ascii")

    assert done.returncode == 0, done.stderr
    assert b"The line was cut" in done.stdout
    assert b"\\xb7 /fix/line-cut/" in done.stdout
    assert b"\x1b" not in done.stdout


def test_bad_usage_exits_with_2(toy_guides):
    done = run("--json", "--jsonl", stdin=b"", GUIDES_DIR=str(toy_guides))

    assert done.returncode == 2
    assert b"not allowed with" in done.stderr


@pytest.mark.parametrize("form", [[], ["--jsonl"]])
def test_a_reader_that_leaves_early_hears_no_complaint(tmp_path, toy_guides, form):
    path = tmp_path / "long.log"
    path.write_text(lines_of({"text": CUT}) * 200 if form else CUT)
    reading, writing = os.pipe()
    os.close(reading)

    done = subprocess.run(
        [sys.executable, "manage.py", "diagnose", *form, path],
        cwd=ROOT,
        stdout=writing,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
        env={**os.environ, "GUIDES_DIR": str(toy_guides)},
    )
    os.close(writing)

    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colours_are_for_terminals_whose_owner_wants_them(
    tmp_path, toy_guides, environment, coloured
):
    import pty

    (tmp_path / "paste.log").write_text(CUT)
    controller, terminal = pty.openpty()
    plain = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    done = subprocess.run(
        [sys.executable, "manage.py", "diagnose", tmp_path / "paste.log"],
        cwd=ROOT,
        stdout=terminal,
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=True,
        env={**plain, "GUIDES_DIR": str(toy_guides), "TERM": "xterm", **environment},
    )
    os.close(terminal)
    printed = os.read(controller, 65536)
    os.close(controller)

    assert done.returncode == 0
    assert b"The line was cut" in printed
    assert (b"\x1b[" in printed) is coloured
