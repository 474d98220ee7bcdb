"""A folder of toy guides that breaks no rule; tests break it in one place at a time."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from troubleshooter.content.library import check_content

TODAY = date(2026, 11, 22)
GUIDE = "network/line-cut.md"
OTHER = "network/line-busy.md"
PYTHON_SAMPLE = "samples/line-cut/call.py"
STATUSES = "reference/http_statuses.toml"
CODES = "reference/error_codes.toml"

TEXTS = {
    GUIDE: """\
+++
title = "The line was cut"
summary = "Somebody cut the line between you and the exchange."
answer = "Splice the line with `splice`, then call again. A retry alone does not help."
status = [502]
error_types = ["line_error"]
exceptions = ["exchange.LineError"]
signals = []
surfaces = ["python", "curl"]
action = "fix-network"
related = ["line-busy"]
reviewed = 2026-11-20

[[message]]
text = "the line to {name} was cut after {n} seconds {{sic}}"
source = "api"
strength = "decisive"

[[message]]
text = "no dialling tone"
source = "wrapper"
strength = "shared"

[[source]]
url = "https://example.org/lines"
kind = "vendor"
read = 2026-11-01
supports = "what the exchange says of cut lines"
+++

## What it means

The line is cut. See [busy lines](/fix/line-busy/), [502](/http/502/) and [the type](/type/line_error/).

## Why it happens

1. **A digger.** It is the season.
   *How to tell:* there is a hole in the street.

2. **A mouse.** Mice like cables.

   *How to tell:* `mouse --list` prints a mouse.

## Fix it

1. Look at the line:

   ```bash
   line --show
   ```

2. Call again:

   {{ sample "call.py" }}
   {{ sample "call.ts" }}

| Colour | Meaning |
| --- | --- |
| red | **cut** |

## Check that it worked

`line --test` prints `ok`. More in [the manual](https://example.org/manual).

## Keep it from coming back

- Bury lines deeper.
""",
    OTHER: """\
+++
title = "The line is busy"
summary = "Somebody else is calling."
answer = "Wait, then call again."
status = [503]
error_types = []
exceptions = []
signals = ["overloaded"]
surfaces = ["api"]
action = "wait"
related = []
reviewed = 2026-11-20

[[source]]
url = "https://example.org/busy"
kind = "reported"
read = 2026-11-02
supports = "the tone of a busy line"
+++

## What it means

The line is busy.

## Why it happens

1. **Somebody calls.**
   *How to tell:* the tone is short.

## Fix it

1. Wait.

## Check that it worked

It rings.

## Keep it from coming back

- Call at night.
""",
    PYTHON_SAMPLE: """\
import exchange

exchange.call("claude-sonnet-5-5")
""",
    "samples/line-cut/call.ts": """\
import { call } from "exchange";

call("claude-sonnet-5-5");
""",
    STATUSES: """\
[[status]]
code = 502
name = "Bad Gateway"
error_types = ["line_error"]
meaning = "The exchange got no answer."
retry = "Yes, later."
source = "https://example.org/502"
read = 2026-11-01

[[status]]
code = 503
name = "Service Unavailable"
error_types = []
meaning = "The exchange is closed."
retry = "Yes, later."
source = "https://example.org/503"
read = 2026-11-01
""",
    CODES: """\
[[code]]
status = 503
code = "line_busy"
slug = "line-busy"
""",
}


class GuidesFolder:
    """The toy guides on disk."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name, text in TEXTS.items():
            self.write(name, text)

    def write(self, name: str, text: str | bytes) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def replace(self, name: str, old: str, new: str) -> None:
        text = (self.root / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new, 1))

    def remove(self, name: str) -> None:
        (self.root / name).unlink()

    def line_of(self, name: str, words: str) -> int:
        """The line on which `words` stand."""
        lines = (self.root / name).read_text(encoding="utf-8").splitlines()
        return next(number for number, line in enumerate(lines, 1) if words in line)

    def problems(self, today: date = TODAY) -> list[str]:
        """As printed, with paths from the root."""
        problems = check_content(self.root, today)
        return [str(problem).replace(f"{self.root}/", "") for problem in problems]
