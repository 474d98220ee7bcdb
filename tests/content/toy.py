"""A folder of toy guides that breaks no rule; tests break it in one place at a time."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from troubleshooter.content.library import check_content
from troubleshooter.content.planned import PLANNED_GUIDES

TODAY = date(2026, 11, 22)
GUIDE = "network/line-cut.md"
OTHER = "network/line-busy.md"
PYTHON_SAMPLE = "samples/line-cut/call.py"
STATUSES = "reference/http_statuses.toml"
CODES = "reference/error_codes.toml"
EXCEPTIONS = "reference/exceptions.toml"
SDKS = "reference/sdks.toml"
MODELS = "reference/models.toml"
PLANNED = min(PLANNED_GUIDES)
"""A guide of the backlog, whichever comes first in what is left of it."""

_SDK = """\
[[sdk]]
id = "{id}"
name = "{name}"
package = "exchange-{id}"
version = "1.2.3"
released = 2026-10-31
api_version = "2026-10-21"
key_header = "x-line-key"
max_retries = 2
retried_statuses = [502]
retried_from = 503
retry_header = "line-again"
retries_connection_failures = true
retries_streams = false
initial_delay_ms = 500
longest_delay_ms = 8000
jitter_percent = 25
longest_retry_after_seconds = 60
wait_headers = ["line-wait"]
beyond_retry_after = "ignored"
timeout_seconds = 600
nonstreaming_max_tokens = 100
credential_variables = ["LINE_KEY", "LINE_TOKEN"]
variables = [{{ name = "LINE_URL", meaning = "Where the exchange is." }}]
headers = ["line-id", "line-again", "line-wait"]
text_json = "503 line is busy"
text_html = "<html>"
text_empty = "503"
text_stream = "line is busy"
source = "https://example.org/{id}"
read = 2026-11-01
"""
_OTHER = """\
[[other]]
id = "{id}"
name = "{name}"
package = "exchange-{id}"
handling = "Look at the number."
source = "https://example.org/{id}"
read = 2026-11-01
"""

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
meaning = "Somebody else is calling."
remedy = "Call again when they have hung up."
retry = "later"
slug = "line-busy"
exception = "LineBusyError"
python = "anthropic.types.line"
typescript = "@anthropic-ai/sdk/resources/line"
details = ["caller"]
source = "https://example.org/busy"
read = 2026-11-01
""",
    EXCEPTIONS: """\
[[exception]]
id = "line-error"
meaning = "The base of all."
statuses = []
python = "LineError"
python_module = "anthropic"
typescript = "LineError"
typescript_module = "@anthropic-ai/sdk"
go = "line.Error"
fixes = []
source = "https://example.org/classes"
read = 2026-11-01

[[exception]]
id = "status-error"
meaning = "The exchange answered with a number."
statuses = [502]
parent = "line-error"
python = "StatusError"
python_module = "anthropic"
old_names = ["NumberError"]
fixes = ["line-busy"]
source = "https://example.org/classes"
read = 2026-11-01

[[exception]]
id = "busy-error"
meaning = "The line is busy."
statuses = [503]
parent = "status-error"
python = "BusyError"
python_module = "anthropic"
python_text = "Busy."
typescript = "BusyError"
typescript_module = "@anthropic-ai/sdk/line"
typescript_text = "It is busy."
fixes = ["line-busy", "the-planned"]
source = "https://example.org/classes"
read = 2026-11-01

[[exception]]
id = "value-error"
meaning = "Raised before anything is sent."
statuses = []
python = "ValueError"
built_in = true
fixes = []
source = "https://example.org/classes"
read = 2026-11-01
""".replace("the-planned", PLANNED),
    SDKS: "\n".join(
        [
            _SDK.format(id="python", name="Python"),
            _SDK.format(id="typescript", name="TypeScript"),
            *(_OTHER.format(id=id_, name=id_) for id_ in ("go", "java", "csharp", "ruby", "php")),
        ]
    ),
    MODELS: """\
[[model]]
id = "claude-mythos-5-2"
name = "Claude Mythos 5.2"
family = "mythos"
released = 2026-11-09
restricted = true
thinking = ["adaptive"]
thinking_default = "adaptive"
sampling = false
prefill = false
forced_tool_choice = false
effort = []
unconfirmed = ["context_window", "max_output", "cache_minimum", "prices", "prefill"]
note = "Ask the exchange."
sources = ["https://example.org/mythos"]
read = 2026-11-01

[[model]]
id = "claude-sonnet-5-5"
name = "Claude Sonnet 5.5"
family = "sonnet"
released = 2026-09-28
not_before = 2027-09-28
context_window = 1_000_000
max_output = 128_000
cache_minimum = 512
prices = [
    { input = "0.10", output = "0.50", cache_read = "0.01", up_to = 100_000 },
    { input = "0.20", output = "1", up_to = 500_000 },
    { input = "0.50", output = "2.50" },
]
thinking = ["adaptive", "between_tools"]
thinking_default = "adaptive"
sampling = false
prefill = false
forced_tool_choice = true
effort = ["low", "high", "max"]
effort_without_thinking = ["low", "high"]
bedrock = "anthropic.claude-sonnet-5-5"
google_cloud = "claude-sonnet-5-5"
foundry = "claude-sonnet-5-5"
sources = ["https://example.org/sonnet", "https://example.org/prices"]
read = 2026-11-02

[[model]]
id = "claude-sonnet-4-5-20250929"
name = "Claude Sonnet 4.5"
family = "sonnet"
aliases = ["claude-sonnet-4-5"]
released = 2025-09-29
deprecated = 2026-09-30
not_before = 2026-09-29
retires = 2026-11-30
successor = "claude-sonnet-5-5"
bedrock_legacy = "anthropic.claude-sonnet-4-5-20250929-v1:0"
bedrock_prefixes = ["us", "eu"]
google_cloud = "claude-sonnet-4-5@20250929"
sources = ["https://example.org/ends"]
read = 2026-11-03

[[model]]
id = "claude-2.1"
name = "Claude 2.1"
family = "claude"
deprecated = 2025-01-21
retires = 2025-07-21
successor = "claude-sonnet-4-5-20250929"
sources = ["https://example.org/ends"]
read = 2026-11-04
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
