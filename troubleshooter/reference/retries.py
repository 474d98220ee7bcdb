"""Whether an error code is worth another try, beside what the SDKs do about it unasked."""

from __future__ import annotations

from collections.abc import Iterable

from troubleshooter.content.reference import SDK
from troubleshooter.engine.knowledge import ErrorCode, RetryHelps

_UNASKED = {
    RetryHelps.NO: (
        "By its status ({status}) the SDKs send it again all the same, up to {times} times, "
        "unless the reply forbids it. That only costs time."
    ),
    RetryHelps.LATER: (
        "By its status ({status}) the SDKs send it again by themselves, up to {times} times within "
        "seconds. That can be too soon: be ready to try once more yourself."
    ),
    RetryHelps.YES: (
        "By its status ({status}) the SDKs do so by themselves, up to {times} times. Only when "
        "those have failed as well do you see this error."
    ),
}
_LEFT_TO_YOU = {
    RetryHelps.NO: "The SDKs do not send it again either.",
    RetryHelps.LATER: "The SDKs do not send a {status} again by themselves: do it in your code.",
    RetryHelps.YES: "The SDKs do not send a {status} again by themselves: do it in your code.",
}


def describe_retries(code: ErrorCode, sdks: Iterable[SDK]) -> str:
    """Say what the SDKs do by themselves, and what that is worth for this code."""
    times = max((sdk.max_retries for sdk in sdks if sdk.retries(code.status)), default=0)
    notes = _UNASKED if times else _LEFT_TO_YOU
    return notes[code.helps].format(status=code.status, times=times)
