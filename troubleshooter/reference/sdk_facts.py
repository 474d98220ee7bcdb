"""What an official SDK does by itself, in sentences made from its row of sdks.toml."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from troubleshooter.content.reference import SDK

_UNITS = ((24 * 60 * 60, "days"), (60 * 60, "hours"), (60, "minutes"))
_BEYOND = {"capped": "a longer one is cut to that", "ignored": "a longer one is ignored"}


@dataclass(frozen=True, slots=True)
class Fact:
    name: str
    text: str
    """Inline Markdown."""


@dataclass(frozen=True, slots=True)
class VariableFacts:
    name: str
    meanings: tuple[tuple[str, str], ...]
    """What it means, and in which SDKs, unless it is all of them."""


def list_facts(sdk: SDK) -> tuple[Fact, ...]:
    """All that is known of this SDK; what it has no setting for is left out."""
    facts = (
        Fact("Retries", f"{sdk.max_retries} by default: {sdk.max_retries + 1} requests at most."),
        Fact("Retried", _retried(sdk)),
        Fact("Wait before a retry", _wait(sdk)),
        Fact("Timeout", _timeout(sdk)),
        Fact("Long answers", _long_answers(sdk)),
        Fact("Connections", _connections(sdk)),
        Fact("Version of the API", f"It sends `anthropic-version: {sdk.api_version}`."),
        Fact("API key", f"It is sent in the header `{sdk.key_header}`."),
        Fact("Credentials from the environment", _credentials(sdk)),
        Fact("Headers it reads", f"{_list_code(sdk.headers)}."),
    )
    return tuple(fact for fact in facts if fact.text)


def list_variables(sdks: Collection[SDK]) -> tuple[VariableFacts, ...]:
    """The environment variables beside the credentials, by name."""
    found: dict[str, dict[str, list[str]]] = {}
    for sdk in sdks:
        for each in sdk.variables:
            found.setdefault(each.name, {}).setdefault(each.meaning, []).append(sdk.name)
    return tuple(
        VariableFacts(
            name,
            tuple(
                (text, "" if len(names) == len(sdks) else " and ".join(names))
                for text, names in texts.items()
            ),
        )
        for name, texts in sorted(found.items())
    )


def describe_duration(seconds: int) -> str:
    """Say it in the largest unit that it fills twice: 600 -> "10 minutes"; rounded ones say so."""
    for size, unit in _UNITS:
        if seconds >= 2 * size:
            return f"{'about ' if seconds % size else ''}{seconds / size:.0f} {unit}"
    return f"{seconds} seconds"


def _retried(sdk: SDK) -> str:
    statuses = ", ".join(map(str, sdk.retried_statuses))
    text = f"{statuses} and every status from {sdk.retried_from} on"
    if sdk.retries_connection_failures:
        text += ", and failures of the connection"
    streams = "retried too" if sdk.retries_streams else "never retried"
    return (
        f"{text}. The reply can overrule this: `{sdk.retry_header}`. An error inside a stream that "
        f"has begun is {streams}."
    )


def _wait(sdk: SDK) -> str:
    return (
        f"As long as {', else '.join(f'`{name}`' for name in sdk.wait_headers)} says, up to "
        f"{describe_duration(sdk.longest_retry_after_seconds)}; {_BEYOND[sdk.beyond_retry_after]}. "
        f"Without them {sdk.initial_delay_ms / 1000:g} seconds, doubled each time, at most "
        f"{sdk.longest_delay_ms / 1000:g}, shortened at random by up to {sdk.jitter_percent} %."
    )


def _timeout(sdk: SDK) -> str:
    text = f"{describe_duration(sdk.timeout_seconds)} for a request"
    if sdk.connect_timeout_seconds:
        text += f", {describe_duration(sdk.connect_timeout_seconds)} to connect"
    return f"{text}."


def _long_answers(sdk: SDK) -> str:
    return (
        f"It refuses `max_tokens` above {sdk.nonstreaming_max_tokens:,} before anything is sent, "
        "unless you stream or set a timeout."
    )


def _connections(sdk: SDK) -> str:
    if not sdk.max_connections:
        return ""
    text = f"{sdk.max_connections:,} at a time"
    if sdk.max_keepalive_connections:
        text += f", {sdk.max_keepalive_connections:,} of them kept open"
    return f"{text}."


def _credentials(sdk: SDK) -> str:
    names = ", then ".join(f"`{name}`" for name in sdk.credential_variables)
    return f"{names}: the first that is set counts."


def _list_code(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
