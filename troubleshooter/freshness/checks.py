"""Runs every rule on one SDK, and takes out what is exempt."""

from __future__ import annotations

from collections.abc import Iterator

from troubleshooter.content.shelf import SDKS
from troubleshooter.freshness.comparison import Comparison, Content
from troubleshooter.freshness.findings import Finding, Kind, apply_exemptions
from troubleshooter.freshness.rules import codes, exceptions, models, settings
from troubleshooter.freshness.snapshot import PYTHON_PROBE, TYPESCRIPT_PROBE, Snapshot

FOLDER = "troubleshooter/freshness"
PROBES = {"python": PYTHON_PROBE.name, "typescript": TYPESCRIPT_PROBE.name}

RULES = (*codes.RULES, *models.RULES, *exceptions.RULES, *settings.RULES)


def compare(snapshot: Snapshot, content: Content) -> tuple[Finding, ...]:
    """Everything in which the content and this SDK differ, but for what is exempt."""
    comparison = Comparison(snapshot, content)
    findings = [finding for rule in RULES for finding in rule(comparison)]
    findings += _unread(snapshot)
    return apply_exemptions(findings, content.exemptions, snapshot.sdk, f"{FOLDER}/exemptions.py")


def compare_version(snapshot: Snapshot, content: Content) -> Iterator[Finding]:
    """Whether the content was compared with this very version: what the pinned SDK is held to."""
    comparison = Comparison(snapshot, content)
    described = comparison.sdk.version
    if described != snapshot.version:
        yield comparison.difference(
            "version",
            "",
            f"{content.places.row(SDKS, 'version', id=snapshot.sdk)} (/exceptions/)",
            f"says {described}, installed is {snapshot.version}: mend what else is found, then"
            f' write version = "{snapshot.version}", its day under released and today\'s under'
            " read",
        )


def _unread(snapshot: Snapshot) -> Iterator[Finding]:
    for part, why in snapshot.unread.items():
        yield Finding(
            Kind.UNREAD,
            snapshot.sdk,
            part,
            "",
            f"{FOLDER}/probes/{PROBES[snapshot.sdk]}",
            f"cannot find out {part} of {snapshot} ({why}): mend the probe",
        )
