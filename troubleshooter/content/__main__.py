"""`python -m troubleshooter.content [guides]`: print every problem of the guides, exit 1 if any."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from troubleshooter.content.library import check_content


def main(arguments: Sequence[str]) -> int:
    root = Path(*arguments[:1] or ("guides",))
    problems = check_content(root, datetime.now(tz=UTC).date())
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
