"""A small Knowledge for engine tests: real content stays out of them."""

from __future__ import annotations

from types import MappingProxyType

from troubleshooter.engine.knowledge import (
    ErrorCode,
    Fix,
    Knowledge,
    MessageTemplate,
    RetryHelps,
)
from troubleshooter.engine.signals import Action, MessageSource, NamedSignal, Strength


def fix(
    slug: str,
    *signals: NamedSignal,
    status: tuple[int, ...] = (),
    error_types: tuple[str, ...] = (),
    exceptions: tuple[str, ...] = (),
) -> Fix:
    return Fix(
        slug,
        slug.replace("-", " "),
        Action.FIX_REQUEST,
        status=frozenset(status),
        error_types=frozenset(error_types),
        exceptions=frozenset(exceptions),
        signals=frozenset(signals),
    )


def _message(slug: str, text: str, strength: Strength) -> MessageTemplate:
    return MessageTemplate(slug, text, MessageSource.API, strength)


_FIXES = (
    fix("bad-key", NamedSignal.CREDENTIAL_REJECTED, NamedSignal.KEY_IN_REFUSED_HEADER,
        NamedSignal.API_KEY_REFUSED, NamedSignal.CREDENTIAL_REFUSED,
        status=(401,), error_types=("authentication_error",)),
    fix("bad-login", NamedSignal.LOGIN_REFUSED, NamedSignal.CREDENTIAL_REFUSED,
        status=(401,), error_types=("authentication_error",)),
    fix("no-key", NamedSignal.KEY_NOT_SET),
    fix("bad-proxy", NamedSignal.GATEWAY_BAD, status=(502, 503)),
    fix("slow-proxy", NamedSignal.GATEWAY_SLOW, status=(504,)),
    fix("unpaid", status=(402,), error_types=("billing_error",)),
    fix("busy", NamedSignal.OVERLOADED, status=(529,), error_types=("overloaded_error", "api_error")),
    fix("slow-down", NamedSignal.RATE_LIMIT_UNSPECIFIED, status=(429,), error_types=("rate_limit_error",)),
    fix("no-model", NamedSignal.MODEL_UNKNOWN, status=(404,), error_types=("not_found_error",)),
    fix("no-network", NamedSignal.HOST_UNREACHABLE, NamedSignal.CONNECTION_FAILED),
    fix("bad-certificate"),
    fix("too-long", status=(400,), error_types=("invalid_request_error",),
        exceptions=("anthropic.BadRequestError",)),
    fix("twin", status=(400,), error_types=("invalid_request_error",)),
    fix("capped", status=(429,), error_types=("rate_limit_error",)),
)  # fmt: skip

KNOWLEDGE = Knowledge(
    fixes=MappingProxyType({each.slug: each for each in _FIXES}),
    templates=(
        _message("bad-key", "invalid x-api-key", Strength.DECISIVE),
        _message("bad-key", "Invalid bearer token", Strength.SHARED),
        _message("bad-login", "Invalid bearer token", Strength.SHARED),
        _message("bad-proxy", "<title>502 Bad Gateway</title>", Strength.SHARED),
        _message("bad-proxy", "upstream connect error", Strength.SHARED),
        _message("unpaid", "type: billing_error", Strength.DECISIVE),
        _message("slow-down", "Rate limited", Strength.SHARED),
        _message("bad-certificate", "self-signed certificate", Strength.SHARED),
        _message("no-network", "fetch failed", Strength.SHARED),
        _message("too-long", "prompt is too long: {n} tokens > {n} maximum", Strength.DECISIVE),
        _message("too-long", "the conversation is too big", Strength.SHARED),
        _message("twin", "the conversation is too big", Strength.SHARED),
        MessageTemplate(
            "no-network", "the line to the exchange is dead", MessageSource.WRAPPER, Strength.SHARED
        ),
        _message("twin", "temperature: range: {any}", Strength.SHARED),
    ),
    error_codes=(
        ErrorCode(
            429,
            "enforced_spend_limit_reached",
            "capped",
            "The month's amount is used up.",
            "Ask for more.",
        ),
        ErrorCode(
            409,
            "scan_pending",
            "not-written-yet",
            "The scan is still running.",
            "Wait until it has ended.",
            RetryHelps.LATER,
        ),
    ),
)
