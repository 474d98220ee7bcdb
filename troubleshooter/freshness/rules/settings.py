"""What an SDK does by itself: retries, waits, limits, headers, credentials."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from troubleshooter.freshness.comparison import Comparison, as_list, as_toml
from troubleshooter.freshness.findings import Finding

VALUES = (
    "api_version",
    "key_header",
    "retry_header",
    "retries_connection_failures",
    "retries_streams",
    "max_retries",
    "initial_delay_ms",
    "longest_delay_ms",
    "jitter_percent",
    "longest_retry_after_seconds",
    "wait_headers",
    "beyond_retry_after",
    "timeout_seconds",
    "connect_timeout_seconds",
    "max_connections",
    "max_keepalive_connections",
    "nonstreaming_max_tokens",
    "text_json",
    "text_html",
    "text_empty",
    "text_stream",
)
"""Parts of a snapshot that are one value, under the same name in sdks.toml."""


def values(comparison: Comparison) -> Iterator[Finding]:
    snapshot = comparison.snapshot
    for field in VALUES:
        measured, said = getattr(snapshot, field), getattr(comparison.sdk, field)
        if field == "key_header":  # the letters of a header have no case
            said = said.lower()
        if measured != said and field not in snapshot.unread:
            yield comparison.difference(
                field,
                "",
                comparison.sdk_row(field),
                f"says {_say(said)}, {snapshot} has {_say(measured)}:"
                f" write {field} = {as_toml(measured)}",
            )


def retried_statuses(comparison: Comparison) -> Iterator[Finding]:
    snapshot, sdk = comparison.snapshot, comparison.sdk
    if snapshot.retried_statuses is None or snapshot.status_classes is None:
        return
    for status in snapshot.status_classes:
        retried = status in snapshot.retried_statuses
        if retried == sdk.retries(status):
            continue
        find = comparison.gap if retried else comparison.leftover
        yield find(
            "retried_statuses",
            str(status),
            comparison.sdk_row("retried_statuses"),
            f"{snapshot} {'tries' if retried else 'does not try'} {status} again:"
            " correct retried_statuses and retried_from",
        )


def headers(comparison: Comparison) -> Iterator[Finding]:
    if comparison.snapshot.response_headers is not None:
        said, measured = comparison.sdk.headers, comparison.snapshot.response_headers
        yield from _names(comparison, "response_headers", "headers", said, measured)


def credentials(comparison: Comparison) -> Iterator[Finding]:
    """The content names one variable for each way; those beside it are among `variables`."""
    field, ways = "credential_variables", comparison.snapshot.credential_variables
    if ways is None:
        return
    snapshot, said = comparison.snapshot, comparison.sdk.credential_variables
    where = comparison.sdk_row(field)
    for way in ways:
        if not set(way) & set(said):
            message = f"{snapshot} takes a credential from {' with '.join(way)} too: add {way[0]}"
            yield comparison.gap(field, way[0], where, message)
    measured = list(dict.fromkeys(name for way in ways for name in way))
    for name in said:
        if name not in measured:
            message = f"{snapshot} takes no credential from {name}: take it away"
            yield comparison.leftover(field, name, where, message)
    common = [name for name in said if name in measured]
    order = sorted(common, key=measured.index)
    if common != order:
        message = f"with {snapshot} they win in another order: write {field} = {as_toml(order)}"
        yield comparison.difference(field, "order", where, message)


def environment(comparison: Comparison) -> Iterator[Finding]:
    """Variables of the SDK's own. Those of proxies and certificates belong to others."""
    sdk, measured = comparison.sdk, comparison.snapshot.environment
    if measured is not None:
        said = (*sdk.credential_variables, *(each.name for each in sdk.variables))
        own = [name for name in said if name.startswith("ANTHROPIC_")]
        yield from _names(comparison, "environment", "variables", own, measured)


def _names(
    comparison: Comparison,
    part: str,
    field: str,
    said: Collection[str],
    measured: Collection[str],
) -> Iterator[Finding]:
    """Two lists of names, whatever their order: a part of the SDK, a field of its row."""
    snapshot, where = comparison.snapshot, comparison.sdk_row(field)
    for name in measured:
        if name not in said:
            message = f"{snapshot} reads {name}: add it to {field}"
            yield comparison.gap(part, name, where, message)
    for name in said:
        if name not in measured:
            message = f"{snapshot} does not read {name}: take it away from {field}"
            yield comparison.leftover(part, name, where, message)


def _say(value: object) -> str:
    return as_list(value) if isinstance(value, tuple) else str(value)


RULES = (values, retried_statuses, headers, credentials, environment)
