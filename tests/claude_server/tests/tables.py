"""The tables of README.md, out of the lists that tests go by.

`python -m tests.claude_server.tests.tables` writes them; a test compares.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.claude_server.accounts import Accounts, Credential
from tests.claude_server.programme import SCENARIOS
from tests.claude_server.scenarios import Scenario, Stage
from tests.claude_server.tests.cases import CASES, CONTENT_CASES, Case

README = Path(__file__).resolve().parents[1] / "README.md"
_BETWEEN = r"(<!-- {name} -->\n).*?(<!-- end -->)"


def tables() -> dict[str, str]:
    """By the name that stands in the marks around each."""
    return {
        "requests": "\n".join(_cases(CASES)),
        "contents": "\n".join(_cases(CONTENT_CASES)),
        "scenarios": "\n".join(_scenarios()),
        "credentials": ", ".join(f"`{name}`" for name in _credentials()),
    }


def with_tables(text: str) -> str:
    """Put the tables between their marks. Raise KeyError for marks that are missing."""
    for name, table in tables().items():
        pattern = re.compile(_BETWEEN.format(name=name), re.DOTALL)
        if not pattern.search(text):
            raise KeyError(name)
        # A function, because a backslash in a replacement would mean something.
        text = pattern.sub(lambda found, table=table: f"{found[1]}{table}\n{found[2]}", text)
    return text


def _cases(cases: Iterable[Case]) -> Iterator[str]:
    yield "| Request | Reply | Message | Python | Words |"
    yield "| --- | --- | --- | --- | --- |"
    for case in cases:
        text = _escaped(str(case.text))
        yield (
            f"| {case.request} | {case.status} `{case.error_type}` | {text} | `{case.exception}` |"
            f" {case.source} |"
        )


def _scenarios() -> Iterator[str]:
    yield "| Scenario | What happens | Words |"
    yield "| --- | --- | --- |"
    for stage in Stage:
        yield f"| | **Acts on {stage.value}** | |"
        for each in sorted(SCENARIOS.values(), key=lambda scenario: scenario.name):
            if each.stage is stage:
                yield f"| {_name(each)} | {_escaped(each.summary)} | {each.source} |"


def _name(scenario: Scenario) -> str:
    if scenario.number:
        return f"`{scenario.name}` or `{scenario.name}:{scenario.number}`"
    if len(scenario.choices) > 20:
        return f"`{scenario.name}:{scenario.choices[0]}` and {len(scenario.choices) - 1} others"
    if scenario.choices:
        return f"`{scenario.name}:` {' '.join(scenario.choices)}"
    return f"`{scenario.name}`"


def _credentials() -> Iterator[str]:
    return (name for name, each in vars(Accounts()).items() if isinstance(each, Credential))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "\\<").replace("*", "\\*")


if __name__ == "__main__":
    README.write_text(with_tables(README.read_text(encoding="utf-8")), encoding="utf-8")
