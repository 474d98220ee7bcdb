"""`manage.py evaluate`: score the engine on labelled pastes, one JSON object a line.

Each line has `id`, `label` (a slug, `not-claude` or `unclear`) and `text`. It may have `also`,
other slugs that are right, and `client` or `surface`, who printed the text.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from troubleshooter.engine.diagnosis import Diagnoser
from troubleshooter.engine.redaction import redact
from troubleshooter.lookup.contract import rounded_confidence
from troubleshooter.lookup.evaluation import (
    LABELS_WITHOUT_PAGE,
    Figures,
    LabelledPaste,
    Outcome,
    score,
    tallies,
)
from troubleshooter.lookup.forms import make_printable
from troubleshooter.lookup.management.guides import load_guides
from troubleshooter.lookup.terminal import quote
from troubleshooter.web import clock

USAGE_ERROR = 2

GROUPS: Mapping[str, Callable[[Outcome], str]] = {
    "labels": lambda outcome: outcome.paste.label,
    "clients": lambda outcome: outcome.paste.client,
}


class Command(BaseCommand):
    help = "Score the engine on labelled pastes."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE.jsonl")
        parser.add_argument("--json", action="store_true", help="print all figures as JSON")
        parser.add_argument("--failures", action="store_true", help="list what was answered badly")
        parser.add_argument(
            "--guides",
            choices=["written", "all"],
            default="written",
            help="score only labels whose guide is written (the default), or all",
        )

    def handle(self, *args: Any, files: list[str], guides: str, **options: Any) -> None:
        library = load_guides()
        pastes = [paste for name in files for paste in _read(Path(name))]
        if guides == "written":
            scored = LABELS_WITHOUT_PAGE | library.guides.keys()
            pastes = [paste for paste in pastes if paste.label in scored]
        outcomes = list(_answer(pastes, Diagnoser(library.knowledge), clock.today()))
        failed = [o for o in outcomes if not o.acceptable] if options["failures"] else []
        if options["json"]:
            self.stdout.write(json.dumps(_as_json(outcomes, failed)))
        else:
            self.stdout.write("\n".join(_as_text(outcomes, failed)))


def _read(path: Path) -> Iterator[LabelledPaste]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(
            f"{path}: cannot be read as UTF-8 text", returncode=USAGE_ERROR
        ) from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield _labelled(json.loads(line))
        except (ValueError, TypeError, KeyError) as error:
            raise CommandError(
                f"{path}:{number}: not an object with id, label and text", returncode=USAGE_ERROR
            ) from error


def _labelled(row: Mapping[str, Any]) -> LabelledPaste:
    return LabelledPaste(
        id=str(row["id"]),
        label=row["label"],
        text=make_printable(row["text"]),
        also=frozenset(row.get("also", ())),
        client=row.get("client") or row.get("surface") or "unknown",
    )


def _answer(
    pastes: Iterable[LabelledPaste], diagnoser: Diagnoser, today: date
) -> Iterator[Outcome]:
    for paste in pastes:
        started = perf_counter()
        diagnosis = diagnoser.diagnose(redact(paste.text), today)
        milliseconds = (perf_counter() - started) * 1000
        yield Outcome(
            paste=paste,
            verdict=diagnosis.verdict,
            slugs=tuple(match.slug for match in diagnosis.matches),
            confidence=rounded_confidence(diagnosis.matches[0]) if diagnosis.matches else 0.0,
            milliseconds=milliseconds,
        )


def _as_json(outcomes: Sequence[Outcome], failed: Sequence[Outcome]) -> dict[str, Any]:
    groups = {
        name: {group: asdict(tally) for group, tally in tallies(outcomes, key).items()}
        for name, key in GROUPS.items()
    }
    return {**asdict(score(outcomes)), **groups, "failures": [_failure(o) for o in failed]}


def _as_text(outcomes: Sequence[Outcome], failed: Sequence[Outcome]) -> Iterator[str]:
    for name, key in GROUPS.items():
        yield f"{name}, answered well:"
        for group, tally in tallies(outcomes, key).items():
            yield f"  {group}: {tally.right}/{tally.total}"
    for outcome in failed:
        yield " | ".join(str(part) for part in _failure(outcome).values())
    yield _summary(score(outcomes))


def _failure(outcome: Outcome) -> dict[str, Any]:
    return {
        "id": outcome.paste.id,
        "label": outcome.paste.label,
        "verdict": outcome.verdict.value,
        "slugs": list(outcome.slugs[:3]),
        "text": quote(redact(outcome.paste.text).text),
    }


def _summary(figures: Figures) -> str:
    return (
        f"top1 {figures.top1:.3f} top3 {figures.top3:.3f} n={figures.n}, "
        f"ambiguous {figures.ambiguous:.3f}; "
        f"false alarms {figures.false_alarm:.3f} of {figures.foreign}; "
        f"confident and wrong {figures.confident_wrong:.3f}; "
        f"unclear taken for sure {figures.unclear_confident}/{figures.unclear}; "
        f"ECE {figures.ece:.3f} Brier {figures.brier:.3f} "
        f"(constant {figures.brier_constant:.3f}) "
        f"error at 80% coverage {figures.error_at_80_coverage:.3f}; "
        f"median {figures.median_ms:.2f} ms, p99 {figures.p99_ms:.2f} ms"
    )
