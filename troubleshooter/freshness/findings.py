"""What is wrong, where, and what to do about it; and what is known to differ, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    GAP = "gap"
    """The SDK has it, the content does not."""
    LEFTOVER = "leftover"
    """The content has it, the SDK does not."""
    DIFFERENCE = "difference"
    """Both have it and say different things."""
    UNREAD = "unread"
    """The probe could not find out: nothing is known to be right either."""
    STALE_EXEMPTION = "stale exemption"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend. `sdk`, `part` and `item` are what an exemption names it by."""

    kind: Kind
    sdk: str
    part: str
    item: str
    where: str
    """The file to mend, with a line where there is one, and the page it becomes."""
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


@dataclass(frozen=True, slots=True)
class Exemption:
    """A finding that is known and right. One that matches nothing any more is itself a finding."""

    sdks: tuple[str, ...]
    part: str
    item: str
    reason: str

    def covers(self, finding: Finding) -> bool:
        return finding.sdk in self.sdks and finding.part == self.part and finding.item == self.item


@dataclass(frozen=True, slots=True)
class Quote:
    """An id that a guide quotes on purpose where it tells readers what to do, such as a wrong form.

    It may end without a finding; that the guide no longer quotes it is one.
    """

    slug: str
    model: str
    reason: str


def apply_exemptions(
    findings: Iterable[Finding], exemptions: Sequence[Exemption], sdk: str, where: str
) -> tuple[Finding, ...]:
    """Drop what is exempt for `sdk`, and report the exemptions of it that are needless by now."""
    findings = tuple(findings)
    own = [exemption for exemption in exemptions if sdk in exemption.sdks]
    unread = {finding.part for finding in findings if finding.kind is Kind.UNREAD}
    left = [each for each in findings if not any(exemption.covers(each) for exemption in own)]
    stale = [
        Finding(
            Kind.STALE_EXEMPTION,
            sdk,
            exemption.part,
            exemption.item,
            where,
            f"nothing differs for {sdk} in {exemption.part} {exemption.item} any more:"
            " take the exemption away",
        )
        for exemption in own
        if exemption.part not in unread and not any(exemption.covers(each) for each in findings)
    ]
    return (*left, *stale)
