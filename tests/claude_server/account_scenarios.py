"""Scenarios of an account and of the API itself: money, permissions, limits, overload."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain, islice
from typing import Any, NoReturn

from anthropic._error_classes import ERROR_CLASSES

from tests.claude_server import texts
from tests.claude_server.errors import error_event
from tests.claude_server.exchange import APIError, Reply
from tests.claude_server.scenarios import Registry, Scenario, Scene, Stage
from tests.claude_server.texts import Text

ACCOUNT = Registry()

TYPES = {
    401: "authentication_error",
    402: "billing_error",
    403: "permission_error",
    404: "not_found_error",
    409: "conflict_error",
    413: "request_too_large",
    429: "rate_limit_error",
    500: "api_error",
    503: "api_error",
    504: "timeout_error",
    529: "overloaded_error",
}
"""By status; other 4xx reuse invalid_request_error. All documented, 2026-08-22, but 503."""

STATUSES = {code: status for status, code in ERROR_CLASSES if code is not None}
"""Of every `error_code` that the SDK 2.12.0 has a class for."""

_DETAILS: Mapping[str, Mapping[str, object]] = {
    "heartbeat_precondition_failed": {
        "current_state": {
            "last_heartbeat": None,
            "lease_extended": False,
            "state": "active",
            "ttl_seconds": 60,
        }
    },
    "image_dimensions_too_large": {
        "max_side_length_pixels": 8000,
        "paths": ["messages.0.content.0"],
    },
    "organization_on_hold": {"appeal_url": "https://example.com/appeal"},
    "plugin_name_taken": {"plugin_id": "plugin_made_up"},
    "registration_pending": {
        "plugin_id": "plugin_made_up",
        "plugin_version_id": "version_made_up",
    },
    "scan_failed": {"plugin_version_id": "version_made_up"},
    "scan_pending": {"plugin_version_id": "version_made_up"},
    "skill_name_taken": {"skill_name": "made-up"},
    "slack_channel_set_up_environment_not_found": {"slack_channel_id": "C0MADEUP"},
    "slack_channel_set_up_settings_conflict": {"slack_channel_id": "C0MADEUP"},
    "slack_channel_set_up_settings_refused": {"slack_channel_id": "C0MADEUP"},
    "thread_unsupported_request": {"unsupported": ["cache_control"]},
    "workspace_policy_violation": {"field": "external_key_id"},
}
"""What the SDK 2.12.0 wants beside `error_code`, made up."""


def _fails(name: str, stage: Stage, status: int, text: Text, summary: str, **more: Any) -> None:
    """Register a scenario that is nothing but an error with a fixed text."""

    def play(scene: Scene) -> NoReturn:
        raise _error(status, text, **more)

    ACCOUNT[name] = Scenario(name, stage, play, summary, source=text.source)


def _error(status: int, text: Text, **more: Any) -> APIError:
    error_type = more.pop("error_type", TYPES.get(status, "invalid_request_error"))
    return APIError(status, error_type, text, **more)


_fails("overloaded", Stage.ACCOUNT, 529, texts.OVERLOADED, "529, for all users at once.")
_fails("internal-error", Stage.ACCOUNT, 500, texts.INTERNAL, "500 in the API's own form.")
_fails("timeout", Stage.ACCOUNT, 504, texts.TIMEOUT, "504 of the API, not of a proxy.")
_fails(
    "permission-denied",
    Stage.ACCOUNT,
    403,
    texts.PERMISSION,
    "403: the key may not use the resource.",
)
_fails(
    "oauth-not-allowed",
    Stage.ACCOUNT,
    403,
    texts.OAUTH_NOT_ALLOWED,
    "403: the organisation takes no OAuth tokens. Its error_code is in no SDK.",
    error_code="oauth_not_allowed_for_organization",
)
_fails(
    "request-not-allowed",
    Stage.EDGE,
    403,
    texts.REQUEST_NOT_ALLOWED,
    "403 of type forbidden: an unsupported region, or the edge.",
    error_type="forbidden",
)
_fails(
    "organization-disabled",
    Stage.ACCOUNT,
    400,
    texts.ORGANIZATION_DISABLED,
    "400 without a code: disabled for another reason than trust and safety.",
)
_fails(
    "organization-on-hold",
    Stage.ACCOUNT,
    400,
    texts.ORGANIZATION_DISABLED,
    "400 with error_code organization_on_hold, and where to appeal.",
    error_code="organization_on_hold",
    details=_DETAILS["organization_on_hold"],
)
_fails(
    "credit-balance-too-low",
    Stage.MESSAGES,
    400,
    texts.CREDIT_TOO_LOW,
    "400: no prepaid credit. Free endpoints go on answering.",
)
_fails("billing-error", Stage.MESSAGES, 402, texts.BILLING, "402: a problem with the payment.")
_fails(
    "rate-limit",
    Stage.MESSAGES,
    429,
    texts.RATE_LIMIT_UNNAMED,
    "429 that names no limiter, without any anthropic-ratelimit header.",
    headers={"retry-after": "1"},
)
_fails(
    "concurrent-connections",
    Stage.MESSAGES,
    429,
    texts.CONCURRENT,
    "429: too many requests are open.",
    headers={"retry-after": "1"},
)
_fails(
    "long-context",
    Stage.MESSAGES,
    429,
    texts.LONG_CONTEXT,
    "429 of a subscription: the long context costs extra.",
)
_fails(
    "extra-usage",
    Stage.MESSAGES,
    400,
    texts.EXTRA_USAGE,
    "400: a subscription's token in another program than Claude Code.",
)
_fails(
    "content-filtered",
    Stage.MESSAGES,
    400,
    texts.CONTENT_FILTERED,
    "400: the output was blocked.",
)
_fails(
    "retry-allowed",
    Stage.ACCOUNT,
    400,
    texts.INTERNAL,
    "400 with x-should-retry: true, which SDKs obey against their own rule.",
    headers={"x-should-retry": "true", "retry-after-ms": "1"},
)
_fails(
    "retry-forbidden",
    Stage.ACCOUNT,
    529,
    texts.OVERLOADED,
    "529 with x-should-retry: false, which SDKs obey against their own rule.",
    headers={"x-should-retry": "false"},
)


@ACCOUNT.scenario("retry-after", Stage.ACCOUNT, number="1", source=texts.RATE_LIMIT_UNNAMED.source)
def _retry_after(scene: Scene) -> NoReturn:
    """429 with retry-after: so many seconds."""
    raise _error(429, texts.RATE_LIMIT_UNNAMED, headers={"retry-after": scene.argument})


@ACCOUNT.scenario(
    "retry-after-ms", Stage.ACCOUNT, number="10", source=texts.RATE_LIMIT_UNNAMED.source
)
def _retry_after_ms(scene: Scene) -> NoReturn:
    """429 with retry-after-ms: so many milliseconds, which wins over a retry-after of a minute."""
    headers = {"retry-after-ms": scene.argument, "retry-after": "60"}
    raise _error(429, texts.RATE_LIMIT_UNNAMED, headers=headers)


@ACCOUNT.scenario("own-spend-limit", Stage.MESSAGES, source=texts.OWN_SPEND_LIMIT.source)
def _own_spend_limit(scene: Scene) -> NoReturn:
    """400: the limit that the organisation set for itself, until the 1st of the next month."""
    raise _error(400, _until_next_month(texts.OWN_SPEND_LIMIT, scene))


@ACCOUNT.scenario(
    "workspace-spend-limit", Stage.MESSAGES, source=texts.WORKSPACE_SPEND_LIMIT.source
)
def _workspace_spend_limit(scene: Scene) -> NoReturn:
    """400: the limit that was set for the workspace."""
    raise _error(400, _until_next_month(texts.WORKSPACE_SPEND_LIMIT, scene))


@ACCOUNT.scenario(
    "claude-code-spend-limit", Stage.MESSAGES, source=texts.WORKSPACE_SPEND_LIMIT.source
)
def _claude_code_spend_limit(scene: Scene) -> NoReturn:
    """429 with a retry-after of days: the limit of a Claude Code workspace."""
    left = _next_month(scene.now) - scene.now
    raise _error(
        429,
        _until_next_month(texts.WORKSPACE_SPEND_LIMIT, scene),
        headers={"retry-after": str(int(left.total_seconds()))},
    )


@ACCOUNT.scenario("tier-spend-limit", Stage.MESSAGES, source=texts.TIER_SPEND_LIMIT.source)
def _tier_spend_limit(scene: Scene) -> NoReturn:
    """429 without retry-after: the monthly cap of the tier, error_code
    enforced_spend_limit_reached.
    """
    raise _error(
        429,
        _until_next_month(texts.TIER_SPEND_LIMIT, scene),
        error_code="enforced_spend_limit_reached",
    )


@ACCOUNT.scenario("acceleration", Stage.MESSAGES, number="1", source=texts.ACCELERATION.source)
def _acceleration(scene: Scene) -> NoReturn:
    """429 with error_code ramp_limit_exceeded, and with so many seconds of retry-after."""
    organization = scene.organization.id if scene.organization else ""
    text = texts.ACCELERATION.filled(
        organization=organization, model=scene.model, now=50_000, next=100_000
    )
    raise _error(
        429,
        text,
        error_code="ramp_limit_exceeded",
        headers={"retry-after": scene.argument},
    )


@ACCOUNT.scenario(
    "error_code", Stage.ACCOUNT, choices=tuple(sorted(STATUSES)), source=f"{texts.SDK}; words ours"
)
def _error_code(scene: Scene) -> NoReturn:
    """The error that carries this error_code, with its status, type and details."""
    code = scene.argument
    words = Text(f"{code.replace('_', ' ').capitalize()}.", texts.UNCONFIRMED)
    raise _error(STATUSES[code], words, error_code=code, details=_DETAILS.get(code))


@ACCOUNT.scenario("refusal", Stage.MESSAGE)
def _refusal(scene: Scene) -> dict[str, Any]:
    """200 with stop_reason refusal, nothing said, and no category of policy (SDK 2.12.0)."""
    usage = {**scene.message["usage"], "output_tokens": 0}
    details = {"type": "refusal", "category": None, "explanation": None}
    return {
        **scene.message,
        "content": [],
        "stop_reason": "refusal",
        "stop_details": details,
        "usage": usage,
    }


def _in_stream(name: str, error_type: str, text: Text) -> None:
    @ACCOUNT.scenario(name, Stage.STREAM, number="2", source=text.source)
    def play(scene: Scene) -> Reply:
        """200, and after so many events an SSE event with the error: no status says so."""
        reply = scene.answer()
        error = error_event(APIError(200, error_type, text), scene.request_id)
        events = islice(reply.chunks(), int(scene.argument))
        return replace(reply, body=chain(events, [error]))


_in_stream("overloaded-in-stream", "overloaded_error", texts.OVERLOADED)
_in_stream("internal-error-in-stream", "api_error", texts.INTERNAL)


def _until_next_month(text: Text, scene: Scene) -> Text:
    return text.filled(date=_next_month(scene.now).date().isoformat())


def _next_month(now: datetime) -> datetime:
    return datetime(now.year + now.month // 12, now.month % 12 + 1, 1, tzinfo=UTC)
