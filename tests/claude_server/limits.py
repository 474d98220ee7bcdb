"""Rate limits: token buckets that refill continuously and really run empty.

Three kinds per class of models and organisation: requests, input tokens and output tokens per
minute. Tokens read from a cache do not count as input. `max_tokens` does not count; only what was
produced does (documented, 2026-08-22).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from tests.claude_server import texts
from tests.claude_server.accounts import Organization
from tests.claude_server.exchange import APIError

_MINUTE = 60.0
_SHARED = (
    ("claude-fable-5", "claude-fable-5-1"),
    ("claude-mythos-5", "claude-mythos-5-1"),
    ("claude-opus-4-5-20251101", "claude-opus-4-6", "claude-opus-4-7", "claude-opus-4-8"),
    ("claude-sonnet-4-5-20250929", "claude-sonnet-4-6"),
)
"""Models that drink from one bucket; every other has its own (documented, 2026-08-22)."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Per minute. The defaults are those of the highest published tier, Scale."""

    requests: int = 10_000
    input_tokens: int = 10_000_000
    output_tokens: int = 2_000_000
    count_requests: int = 8_000
    """Requests to count_tokens, which has a limit of its own."""


class Bucket:
    """Full at first. Its level may fall below zero: output is known once it is produced."""

    def __init__(self, limit: int, now: datetime) -> None:
        self.limit = limit
        self._level = float(limit)
        self._seen = now

    def level(self, now: datetime) -> float:
        """A clock that goes backwards takes nothing away."""
        passed = max(0.0, (now - self._seen).total_seconds())
        self._level = min(float(self.limit), self._level + passed * self.limit / _MINUTE)
        self._seen = max(now, self._seen)
        return self._level

    def take(self, amount: float, now: datetime) -> None:
        self._level = self.level(now) - amount

    def wait(self, amount: float, now: datetime) -> float:
        """Seconds until `amount` is there; until it is full, if it can never hold as much."""
        lacking = min(amount, float(self.limit)) - self.level(now)
        return max(0.0, lacking) * _MINUTE / self.limit

    def full_at(self, now: datetime) -> datetime:
        return now + timedelta(seconds=self.wait(self.limit, now))


@dataclass(frozen=True, slots=True)
class Claim:
    """What a request needs of a bucket before it is let through."""

    bucket: Bucket
    what: str
    amount: int

    def holds(self, now: datetime) -> bool:
        return self.bucket.level(now) >= self.amount


@dataclass(frozen=True, slots=True)
class Pool:
    """The buckets of one class of models, for one organisation."""

    requests: Bucket
    input_tokens: Bucket
    output_tokens: Bucket


class Limiter:
    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._pools: dict[tuple[str, str], Pool] = {}
        self._counting: dict[str, Bucket] = {}

    def admit(
        self,
        organization: Organization,
        model: str,
        usage: Mapping[str, object],
        now: datetime,
    ) -> dict[str, str]:
        """Take what an answer cost, and return its headers. Raise APIError if a bucket is empty.

        What is refused costs nothing; whether the API counts refused requests is unconfirmed.
        """
        pool = self._pool(organization, model, now)
        counted = _number(usage, "input_tokens") + _number(usage, "cache_creation_input_tokens")
        for claim in (
            Claim(pool.requests, "requests", 1),
            Claim(pool.input_tokens, "input tokens", counted),
            Claim(pool.output_tokens, "output tokens", 1),
        ):
            if not claim.holds(now):
                raise _refusal(claim, organization, model, now, _headers(pool, now))
        pool.requests.take(1, now)
        pool.input_tokens.take(counted, now)
        pool.output_tokens.take(_number(usage, "output_tokens"), now)
        return _headers(pool, now)

    def admit_count(self, organization: Organization, model: str, now: datetime) -> None:
        """Counting tokens is free, but has a limit of requests for itself."""
        bucket = self._counting.setdefault(
            organization.id, Bucket(self._limits.count_requests, now)
        )
        claim = Claim(bucket, "requests", 1)
        if not claim.holds(now):
            raise _refusal(claim, organization, model, now)
        bucket.take(1, now)

    def _pool(self, organization: Organization, model: str, now: datetime) -> Pool:
        limits = self._limits
        return self._pools.setdefault(
            (organization.id, _class_of(model)),
            Pool(
                Bucket(limits.requests, now),
                Bucket(limits.input_tokens, now),
                Bucket(limits.output_tokens, now),
            ),
        )


def _class_of(model: str) -> str:
    return next((pool[0] for pool in _SHARED if model in pool), model)


def _number(usage: Mapping[str, object], name: str) -> int:
    value = usage.get(name)
    return value if isinstance(value, int) else 0


def _refusal(
    claim: Claim,
    organization: Organization,
    model: str,
    now: datetime,
    headers: Mapping[str, str] | None = None,
) -> APIError:
    message = texts.RATE_LIMIT.filled(
        limit=claim.bucket.limit, what=claim.what, organization=organization.id, model=model
    )
    wait = max(1, math.ceil(claim.bucket.wait(claim.amount, now)))
    headers = {"retry-after": str(wait), **(headers or {})}
    return APIError(429, "rate_limit_error", message, headers=headers)


def _headers(pool: Pool, now: datetime) -> dict[str, str]:
    """Without limits of a workspace, `tokens` is the sum of input and output (reported)."""
    tokens = (pool.input_tokens, pool.output_tokens)
    return {
        **_lines("requests", (pool.requests,), now, rounded=False),
        **_lines("tokens", tokens, now),
        **_lines("input-tokens", tokens[:1], now),
        **_lines("output-tokens", tokens[1:], now),
    }


def _lines(
    name: str, buckets: Iterable[Bucket], now: datetime, *, rounded: bool = True
) -> dict[str, str]:
    """Remaining tokens are rounded to thousands; reset is RFC 3339 (documented, 2026-08-22)."""
    buckets = tuple(buckets)
    remaining = sum(max(0, math.floor(bucket.level(now))) for bucket in buckets)
    reset = max(bucket.full_at(now) for bucket in buckets)
    return {
        f"anthropic-ratelimit-{name}-limit": str(sum(bucket.limit for bucket in buckets)),
        f"anthropic-ratelimit-{name}-remaining": str(
            round(remaining, -3) if rounded else remaining
        ),
        f"anthropic-ratelimit-{name}-reset": _whole_second(reset).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }


def _whole_second(moment: datetime) -> datetime:
    """The first whole second that is not before `moment`."""
    return (moment + timedelta(microseconds=999_999)).replace(microsecond=0)
