"""`manage.py diagnose`: name the fix for the errors in files or on standard input.

Keeps nothing and needs no database. `--json` and `--jsonl` speak the contract of `lookup.contract`;
their output is ASCII, so that no text can upset a pipe. No message repeats what was read.
Of what is longer than a paste may be, the end is read: that is where a log has its error.
"""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import Any, BinaryIO

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.management.color import Style, no_style

from troubleshooter.engine.diagnosis import Diagnoser, Diagnosis
from troubleshooter.engine.redaction import RedactedText, redact
from troubleshooter.lookup.contract import as_contract
from troubleshooter.lookup.decoding import Tail, read_tail
from troubleshooter.lookup.forms import MAX_PASTE_BYTES, PasteField, make_printable
from troubleshooter.lookup.management.guides import load_guides
from troubleshooter.lookup.terminal import TerminalReport
from troubleshooter.web import clock

STANDARD_INPUT = "-"
USAGE_ERROR = 2
MEBIBYTE = 1024 * 1024

REFUSALS = {
    "empty": "there is nothing in it",
    "too_large": "more than 1 MiB of text; cut out a few hundred lines around the error",
    "binary": "this does not look like text",
    "undecodable": "much of it cannot be read as UTF-8; save it as UTF-8 and try again",
}

Diagnose = Callable[[RedactedText], Diagnosis]
Describe = Callable[[Diagnosis, RedactedText, int], Iterable[str]]


class RefusedError(Exception):
    """An input that cannot be diagnosed; the message says why."""


class Command(BaseCommand):
    help = "Name the fix for the error in each FILE. Nothing is stored or sent anywhere."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "files",
            nargs="*",
            metavar="FILE",
            default=[STANDARD_INPUT],
            help="a log or an error message; - is standard input, as is no FILE at all",
        )
        output = parser.add_mutually_exclusive_group()
        output.add_argument("--json", action="store_true", help="print JSON, one object a FILE")
        output.add_argument(
            "--jsonl",
            action="store_true",
            help='read {"text": ...} on each line, print a diagnosis on each; an "id" is kept',
        )
        output.add_argument(
            "--steps",
            action="store_true",
            help="print the whole guide as well, as Markdown, where one fix is certain",
        )
        parser.add_argument(
            "--base-url",
            default="",
            metavar="URL",
            help="address of the site, put before the addresses of its pages",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            refused = self._answer(**options)
        except BrokenPipeError:
            # The reader has seen enough, as `head` does. Python would fail again when it flushes.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return
        if refused:
            raise CommandError(f"{refused} not diagnosed, see above", returncode=USAGE_ERROR)

    def _answer(self, *, files: list[str], base_url: str, **options: Any) -> int:
        """Print the diagnosis of everything; return how much was refused."""
        library = load_guides()
        diagnose = partial(Diagnoser(library.knowledge).diagnose, today=clock.today())
        base_url = base_url.rstrip("/")
        if options["jsonl"]:
            return sum(self._answer_lines(name, diagnose, base_url) for name in files)
        if options["json"]:
            describe = partial(_as_json, base_url=base_url)
            return self._answer_files(files, diagnose, describe, with_offsets=True)
        report = TerminalReport(library, self._prepare_terminal(), base_url, steps=options["steps"])
        return self._answer_files(files, diagnose, report.describe, named=len(files) > 1)

    def _prepare_terminal(self) -> Style:
        """Let no character upset the terminal; return the colours it should have."""
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(errors="backslashreplace")
        return no_style() if os.environ.get("NO_COLOR") else self.style

    def _answer_files(
        self,
        files: Sequence[str],
        diagnose: Diagnose,
        describe: Describe,
        *,
        named: bool = False,
        with_offsets: bool = False,
    ) -> int:
        """Print the diagnosis of each file; return how many were refused."""
        refused = 0
        for name in files:
            try:
                tail = _read(name)
            except RefusedError as error:
                self.stderr.write(f"{_title(name)}: {error}")
                refused += 1
                continue
            if tail.cut:
                begin = f"; offsets count from line {tail.first_line}" if with_offsets else ""
                self.stderr.write(f"{_title(name)}: {_describe_cut(tail)}{begin}", str)
            text = redact(make_printable(tail.text))
            lines = describe(diagnose(text), text, tail.first_line)
            self.stdout.write("\n".join([f"{_title(name)}:", *lines, ""] if named else lines))
            self.stdout.flush()
        return refused

    def _answer_lines(self, name: str, diagnose: Diagnose, base_url: str) -> int:
        """Print one line for each line of a file, at once; return how many were refused."""
        refused = 0
        with _open(name) as lines:
            for number, line in enumerate(lines, start=1):
                if not line.strip():
                    continue
                answer = _answer_line(line, number, diagnose, base_url)
                refused += "error" in answer
                self.stdout.write(json.dumps(answer))
                self.stdout.flush()
        return refused


def _as_json(diagnosis: Diagnosis, *_: object, base_url: str) -> list[str]:
    return [json.dumps(as_contract(diagnosis, base_url), indent=2)]


def _answer_line(line: bytes, number: int, diagnose: Diagnose, base_url: str) -> dict[str, Any]:
    """Answer one line of JSONL with a diagnosis, or with what is wrong with the line."""
    row: object = None
    try:
        row = _parse(line)
        diagnosis = diagnose(redact(_text_of(row)))
    except RefusedError as error:
        return {**_id_of(row), "line": number, "error": str(error)}
    return {**_id_of(row), **as_contract(diagnosis, base_url)}


def _parse(line: bytes) -> object:
    try:
        return json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise RefusedError("not a line of JSON in UTF-8") from error


def _text_of(row: object) -> str:
    text = row.get("text") if isinstance(row, dict) else None
    if not isinstance(text, str):
        raise RefusedError('not an object with a "text" that is a string')
    printable = make_printable(text)
    if len(printable.encode()) > MAX_PASTE_BYTES:
        raise RefusedError(REFUSALS["too_large"])
    return printable


def _id_of(row: object) -> dict[str, Any]:
    return {"id": row["id"]} if isinstance(row, dict) and "id" in row else {}


def _read(name: str) -> Tail:
    with _open(name) as file:
        tail = read_tail(file, MAX_PASTE_BYTES)
    try:
        PasteField().validate(tail.text)
    except ValidationError as error:
        raise RefusedError(REFUSALS[str(error.code)]) from error
    return tail


def _describe_cut(tail: Tail) -> str:
    return f"{tail.size / MEBIBYTE:.1f} MiB; only the last 1 MiB was read"


def _title(name: str) -> str:
    return "standard input" if name == STANDARD_INPUT else name


def _open(name: str) -> AbstractContextManager[BinaryIO]:
    if name != STANDARD_INPUT:
        try:
            return Path(name).open("rb")
        except OSError as error:
            raise CommandError(f"{name}: {error.strerror}", returncode=USAGE_ERROR) from error
    if sys.stdin.isatty():
        sys.stderr.write("Paste the error, then press Ctrl-D on a line of its own.\n")
    return nullcontext(sys.stdin.buffer)
