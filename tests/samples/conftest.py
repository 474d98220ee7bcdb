"""Samples whose program is missing are left out and say why; with CI set nothing runs at all."""

from __future__ import annotations

import os

import pytest

from tests.samples import tools
from tests.samples.plan import Run


def pytest_collection_modifyitems(items):
    lacking = {}
    for item in items:
        run = _run_of(item)
        reason = tools.missing(run.path.suffix) if run else None
        if reason:
            lacking[item] = reason
    if lacking and os.environ.get("CI"):
        raise pytest.UsageError("\n".join(sorted(set(lacking.values()))))
    for item, reason in lacking.items():
        item.add_marker(pytest.mark.skip(reason=reason))


def _run_of(item):
    run = getattr(item, "callspec", None) and item.callspec.params.get("run")
    return run if isinstance(run, Run) else None
