"""Every text that the wire, the accounts, the limits and the scenarios answer with, and its source.

A text is never taken from a guide: guides are tested against this server. Texts about the content
of a request to the Messages API stand with its rules, in the package `messages`.
"""

from __future__ import annotations

from typing import Self

DOCUMENTED_AUGUST = "documented, 2026-08-22"
DOCUMENTED_OCTOBER = "documented, 2026-10-09"
SDK = "SDK 2.12.0"
REPORTED = "reported"
"""Seen by others in replies of the API; no document of the provider has it."""
UNCONFIRMED = "unconfirmed"
"""Well known or likely, but nothing that was read carries it."""


class Text(str):
    """A text and where it was found."""

    __slots__ = ("source",)

    source: str

    def __new__(cls, text: str, source: str) -> Self:
        made = super().__new__(cls, text)
        made.source = source
        return made

    def filled(self, **values: object) -> Text:
        return Text(self.format(**values), self.source)


INVALID_KEY = Text("invalid x-api-key", REPORTED)
KEY_REQUIRED = Text("x-api-key header is required", REPORTED)
INVALID_BEARER = Text("Invalid bearer token", REPORTED)
OAUTH_EXPIRED = Text(
    "OAuth token has expired. Please obtain a new token or refresh your existing token.",
    UNCONFIRMED,  # only the first sentence is documented, for Claude Code
)
OAUTH_REVOKED = Text(
    "OAuth token has been revoked. Please obtain a new token.",
    UNCONFIRMED,  # as above
)
OAUTH_NOT_SUPPORTED = Text("OAuth authentication is currently not supported.", REPORTED)
OAUTH_NOT_ALLOWED = Text(
    "OAuth authentication is currently not allowed for this organization.", REPORTED
)
CLAUDE_CODE_ONLY = Text(
    "This credential is only authorized for use with Claude Code"
    " and cannot be used for other API requests.",
    REPORTED,
)
CORS_HEADER = Text(
    "CORS requests must set 'anthropic-dangerous-direct-browser-access' header", REPORTED
)
CORS_NOT_ALLOWED = Text(
    "CORS requests are not allowed for this Organization because of its settings", REPORTED
)
PERMISSION = Text(
    "Your API key does not have permission to use the specified resource",
    REPORTED,  # the type is documented, 2026-08-22; the words vary
)
REQUEST_NOT_ALLOWED = Text("Request not allowed", UNCONFIRMED)
ORGANIZATION_DISABLED = Text("This organization has been disabled.", DOCUMENTED_OCTOBER)

VERSION_REQUIRED = Text("anthropic-version: header is required", UNCONFIRMED)
VERSION_INVALID = Text(
    'anthropic-version: "{version}" is not a valid version',
    UNCONFIRMED,  # which values there are is documented, 2026-10-21
)
NOT_FOUND = Text("Not Found", UNCONFIRMED)
METHOD_NOT_ALLOWED = Text("Method Not Allowed", UNCONFIRMED)
MODEL_NOT_FOUND = Text("model: {model}", REPORTED)
TOO_LARGE = Text(
    # In this shape, without a request id, by several users of the API and in issue 938 of the
    # Python SDK. The status and the type are documented, 2026-08-22.
    "Request exceeds the maximum size",
    REPORTED,
)
ENCODING_UNSUPPORTED = Text(
    "The Content-Encoding of the request is not supported.",
    UNCONFIRMED,  # the code is of the SDK 2.12.0, the words are ours
)
ENCODING_INVALID = Text(
    "The request body cannot be decoded as its Content-Encoding says.",
    UNCONFIRMED,  # as above
)
TOO_LARGE_DECODED = Text(
    "The request body is too large once decoded.",
    UNCONFIRMED,  # as above
)
NOT_A_NUMBER = Text("{field}: Input should be a valid integer", UNCONFIRMED)
TOO_SMALL = Text("{field}: Input should be greater than or equal to {bound}", UNCONFIRMED)
TOO_BIG = Text("{field}: Input should be less than or equal to {bound}", UNCONFIRMED)
NOT_ONE_OF = Text("{field}: Input should be {choices}", DOCUMENTED_OCTOBER)

_RATE_LIMIT_REST = (
    " For details, refer to: https://docs.claude.com/en/api/rate-limits. You can see the response"
    " headers for current usage. Please reduce the prompt length or the maximum tokens requested,"
    " or try again later. You may also contact sales at https://claude.com/contact-sales to discuss"
    " your options for a rate limit increase."
)
RATE_LIMIT = Text(
    "This request would exceed your organization's rate limit of {limit:,} {what} per minute"
    " (org: {organization}, model: {model})." + _RATE_LIMIT_REST,
    REPORTED,
)
RATE_LIMIT_UNNAMED = Text(
    "This request would exceed your account's rate limit. Please try again later.", REPORTED
)
CONCURRENT = Text(
    "Number of concurrent connections has exceeded your rate limit. Please try again later or"
    " contact sales at https://www.anthropic.com/contact-sales to discuss your options for a rate"
    " limit increase.",
    REPORTED,
)
ACCELERATION = Text(
    "This request would exceed your organization's maximum usage increase rate for input tokens per"
    " minute (org: {organization}, model: {model}). Your current limit is {now:,} input tokens per"
    " minute, and will increase to {next:,} at the next minute boundary. Please scale up your input"
    " tokens usage more gradually to stay within the acceleration limit.",
    REPORTED,  # the error code is of the SDK 2.12.0; where the sentences join is unconfirmed
)
LONG_CONTEXT = Text("Extra usage is required for long context requests.", REPORTED)
EXTRA_USAGE = Text(
    "Third-party apps now draw from your extra usage, not your plan limits.", REPORTED
)

CREDIT_TOO_LOW = Text(
    "Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to"
    " upgrade or purchase credits.",
    REPORTED,
)
OWN_SPEND_LIMIT = Text(
    "You have reached your specified API usage limits. You will regain access on {date} at 00:00"
    " UTC.",
    DOCUMENTED_AUGUST,  # the first sentence; the second is unconfirmed
)
WORKSPACE_SPEND_LIMIT = Text(
    "You have reached your specified workspace API usage limits. You will regain access on {date}"
    " at 00:00 UTC.",
    DOCUMENTED_AUGUST,  # the first sentence; the second is unconfirmed
)
TIER_SPEND_LIMIT = Text(
    "You have reached your API usage limits: your organization has crossed its monthly API usage"
    " threshold, set based on your organization's API tier. You will regain access on {date} at"
    " 00:00 UTC.",
    DOCUMENTED_AUGUST,
)
BILLING = Text(
    "There is a problem with the billing or payment of this organization.",
    UNCONFIRMED,  # the status and the type are documented, 2026-08-22; the words are ours
)

OVERLOADED = Text("Overloaded", DOCUMENTED_AUGUST)
INTERNAL = Text("Internal server error", DOCUMENTED_AUGUST)
TIMEOUT = Text(
    "Request timed out",
    REPORTED,  # the status and the type are documented, 2026-08-22
)
CONTENT_FILTERED = Text("Output blocked by content filtering policy", DOCUMENTED_OCTOBER)
UPSTREAM = Text(
    "upstream connect error or disconnect/reset before headers. reset reason: connection"
    " termination",
    UNCONFIRMED,
)
EDGE_CODE = Text("error code: {status}", UNCONFIRMED)
