"""`manage.py bench`: how long a diagnosis takes, for a usual paste and for hostile ones.

Prints figures and judges nothing: a timed test would fail on a busy machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from statistics import median
from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand

from troubleshooter.engine.diagnosis import Diagnoser
from troubleshooter.engine.knowledge import Knowledge
from troubleshooter.engine.redaction import redact
from troubleshooter.lookup.forms import MAX_PASTE_BYTES
from troubleshooter.lookup.management.guides import load_guides
from troubleshooter.lookup.samples import SAMPLE_PASTES
from troubleshooter.web import clock

USUAL_BYTES = 2048
USUAL_ROUNDS = 200

NOISE = """\
2026-11-20T08:14:06.98{n}Z worker-{n} INFO  summarise started for document {n}
2026-11-20T08:14:07.01{n}Z worker-{n} DEBUG HTTP Request: POST https://api.anthropic.com/v1/messages
  File "/srv/app/.venv/lib/python3.12/site-packages/httpx/_client.py", line 10{n}, in handle_request
"""


class Command(BaseCommand):
    help = "Measure how long a diagnosis takes."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        knowledge = load_guides().knowledge
        diagnoser = Diagnoser(knowledge)
        for title, text in _usual_pastes().items():
            times = [_measure(text, diagnoser) for _ in range(USUAL_ROUNDS)]
            self._show(f"usual, {len(text)} characters: {title}", median(times))
        for title, text in _hostile_pastes(knowledge).items():
            self._show(f"hostile, 1 MiB: {title}", _measure(text, diagnoser))

    def _show(self, title: str, milliseconds: float) -> None:
        self.stdout.write(f"{milliseconds:10.2f} ms  {title}")
        self.stdout.flush()


def _measure(text: str, diagnoser: Diagnoser) -> float:
    """Time one diagnosis, in milliseconds."""
    today = clock.today()
    started = perf_counter()
    diagnoser.diagnose(redact(text), today)
    return (perf_counter() - started) * 1000


def _usual_pastes() -> Mapping[str, str]:
    return {sample.title: _surround(sample.text) for sample in SAMPLE_PASTES}


def _surround(text: str) -> str:
    """Put log lines before an error until it has the length of a usual paste."""
    noise = "".join(NOISE.format(n=n) for n in range(10))
    return noise[: max(USUAL_BYTES - len(text), 0)].rpartition("\n")[0] + "\n" + text


def _hostile_pastes(knowledge: Knowledge) -> Mapping[str, str]:
    heads = [template.text.partition("{")[0] for template in knowledge.templates]
    exceptions = sorted({name for fix in knowledge.fixes.values() for name in fix.exceptions})
    return {
        "heads of all message templates": _repeat(*heads),
        "heads of all message templates, a line each": _repeat(*(f"{head}\n" for head in heads)),
        "one endless line": _repeat("x"),
        "one endless line of words": _repeat("error 400 "),
        "nested brackets": _repeat("["),
        "nested objects": _repeat('{"error":'),
        "brackets closed again": "[" * (MAX_PASTE_BYTES // 2) + "]" * (MAX_PASTE_BYTES // 2),
        "names of exceptions": _repeat(*(f"{name}: " for name in exceptions)),
        "names of exceptions, a line each": _repeat(*(f"{name}: x\n" for name in exceptions)),
        "heads of status errors": _repeat("Error code: 4"),
        "heads of status errors, a line each": _repeat("Error code: 429 - {'type': 'error'\n"),
        "heads of error bodies": _repeat('{"type":"error","error":{"type":"'),
        "backslashes": _repeat("\\"),
        "escaped quotes": _repeat('\\\\\\"'),
        "heads of ANSI sequences": _repeat("\x1b["),
        "ANSI colours": _repeat("\x1b[31m"),
        "heads of keys": _repeat("sk-ant-"),
        "empty lines": _repeat("\n"),
        "tracebacks": _repeat("Traceback (most recent call last):\n"),
        # What stands next to an error is read by more patterns than the rest.
        "dots behind statuses": _repeat("Error code: 401 " + "." * 1600 + "\n" * 9),
        "frames of model ids": _in_a_frame("claude-", status=404),
        "frames of hosts": _in_a_frame("lookup a.", status=500),
        "names of vendors between errors": _repeat(
            "anthropic.RateLimitError: Error code: 429\n",
            "claude anthropic openai.Error gpt-4 " * 60 + "\n" * 9,
        ),
        "short keys, a line each": _repeat("sk-ant-Ab1Cd2Ef\n"),
        "passwords": _repeat("password=abcdef1 "),
        "messages far from their types": _repeat('"message":' + " " * 2000 + "api_error"),
    }


def _in_a_frame(piece: str, status: int) -> str:
    """Lines that pass for stack frames between two findings of an error."""
    frame = piece * (50_000 // len(piece))
    return _repeat(f"anthropic.X: Error code: {status} ECONNREFUSED\nat {frame}\n")


def _repeat(*pieces: str) -> str:
    """Repeat `pieces` up to the limit of a paste."""
    whole = "".join(pieces)
    return (whole * (MAX_PASTE_BYTES // max(len(whole), 1) + 1))[:MAX_PASTE_BYTES]
