"""From the headers of a request to the credential behind it, or the refusal.

The order of the checks is not documented. Here: the browser's opt-in, the credential, and what its
organisation allows.
"""

from __future__ import annotations

from tests.claude_server import texts
from tests.claude_server.accounts import Accounts, Credential, Kind, Validity
from tests.claude_server.exchange import APIError, Request
from tests.claude_server.texts import Text

OAUTH_BETA = "oauth-2025-04-20"
"""The beta that an OAuth token needs (SDK 2.12.0)."""
BROWSER_OPT_IN = "anthropic-dangerous-direct-browser-access"


def authenticate(request: Request, accounts: Accounts, *, administration: bool) -> Credential:
    """Return who asks. Raise APIError where the API would not answer them.

    Of two credentials `x-api-key` counts; which one the API takes is unconfirmed.
    """
    _check_opt_in(request)
    key = request.headers.get("x-api-key", "")
    authorization = request.headers.get("authorization", "")
    if key:
        credential = _by_key(request, accounts, key, administration=administration)
    elif authorization:
        credential = _by_bearer(request, accounts, authorization, administration=administration)
    else:
        raise _unauthenticated(texts.KEY_REQUIRED)
    if "origin" in request.headers and not credential.organization.browsers:
        raise _unauthenticated(texts.CORS_NOT_ALLOWED)
    return credential


def _check_opt_in(request: Request) -> None:
    if "origin" in request.headers and request.headers.get(BROWSER_OPT_IN) != "true":
        raise _unauthenticated(texts.CORS_HEADER)


def _by_key(request: Request, accounts: Accounts, key: str, *, administration: bool) -> Credential:
    """A key that comes in two headers of that name is refused, even the right one (reported)."""
    credential = accounts.find(key)
    if (
        credential is None
        or "x-api-key" in request.repeated
        or not _fits(credential, administration=administration)
        or credential.kind is Kind.OAUTH
    ):
        raise _unauthenticated(texts.INVALID_KEY)
    return credential


def _by_bearer(
    request: Request, accounts: Accounts, authorization: str, *, administration: bool
) -> Credential:
    """SDKs of 2026-10-21 and later send API keys this way too (SDK 2.12.0)."""
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "bearer":
        raise _unauthenticated(texts.INVALID_BEARER)
    if token.startswith(Kind.OAUTH) and OAUTH_BETA not in request.betas:
        raise _unauthenticated(texts.OAUTH_NOT_SUPPORTED)
    credential = accounts.find(token)
    if credential is None:
        raise _unauthenticated(texts.INVALID_BEARER)
    if credential.kind is Kind.OAUTH:
        _check_token(credential)
    if not _fits(credential, administration=administration):
        raise _unauthenticated(texts.INVALID_BEARER)
    return credential


def _check_token(credential: Credential) -> None:
    if credential.validity is Validity.EXPIRED:
        raise _unauthenticated(texts.OAUTH_EXPIRED)
    if credential.validity is Validity.REVOKED:
        raise _unauthenticated(texts.OAUTH_REVOKED)
    if credential.claude_code_only:
        raise APIError(400, "invalid_request_error", texts.CLAUDE_CODE_ONLY)


def _fits(credential: Credential, *, administration: bool) -> bool:
    """Admin keys and all others are good for different endpoints (documented, 2026-08-22).

    What the API answers to the wrong one is unconfirmed; here, as to any key that is not good.
    """
    right_kind = (credential.kind is Kind.ADMIN) == administration
    return credential.validity is Validity.VALID and right_kind


def _unauthenticated(text: Text) -> APIError:
    return APIError(401, "authentication_error", text)
