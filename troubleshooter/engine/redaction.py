"""The only code that sees raw secrets: `redact` turns what somebody pasted into `RedactedText`.

Each character of a secret is replaced one for one, so every offset into the result is an offset
into the text as given. Line breaks stay, so that lines stay lines. The public prefix of a key (`sk-
ant-api03-`) stays as well: it is no secret, and it says which kind of key it was.

A paste is hostile until proven otherwise, and this code runs before anything else: each pattern
starts with words of its own and never fails after an unbounded run that another start could scan
again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MASK = "•"
"""Stands for one character of a secret."""


@dataclass(frozen=True, slots=True)
class Redaction:
    """A secret that was masked; offsets in Unicode code points, `end` exclusive."""

    kind: str
    start: int
    end: int


class RedactedText:
    """Text without secrets. Made by `redact` alone: everything after it accepts nothing else."""

    __slots__ = ("redactions", "text")

    text: str
    redactions: tuple[Redaction, ...]

    def __init__(self) -> None:
        message = "RedactedText is made by redact() only."
        raise TypeError(message)

    def __repr__(self) -> str:
        return f"<RedactedText of {len(self.text)} characters>"


@dataclass(frozen=True, slots=True)
class _Rule:
    """Group 1 is the secret. Any of `literals` must stand in the text for the pattern to run."""

    kind: str
    literals: tuple[str, ...]
    pattern: re.Pattern[str]
    mixed: bool
    """Mask only what holds letters and digits: words and numbers are no secrets."""


def _rule(kind: str, literals: str, pattern: str, *, mixed: bool = False) -> _Rule:
    return _Rule(kind, tuple(literals.split()), re.compile(pattern, re.ASCII), mixed)


# Shapes of Anthropic's credentials: the rules of gitleaks and trufflehog, and the vendor's pages on
# workload identity; wider than they are, because a key cut off in a paste is still part of a key.
# Characters that a terminal, a URL or a shell puts between are left to `_wrapped_rest`.
_RULES = (
    _rule("anthropic-admin-key", "sk-ant-admin", r"sk-ant-admin\d*-([\w-]{6,})"),
    _rule("anthropic-oauth-token", "sk-ant-o", r"sk-ant-o[ar]t\d*-([\w-]{6,})"),
    _rule("anthropic-session-token", "sk-ant-", r"sk-ant-(?:sid\d*|cc|si)-([\w.-]{6,})"),
    _rule("anthropic-api-key", "sk-ant-", r"sk-ant-(?:api\d*-)?([\w-]{6,})"),
    _rule("openrouter-key", "sk-or-", r"sk-or-(?:v1-)?([\w-]{10,})"),
    _rule("openai-key", "sk-", r"\bsk-(?:proj-|svcacct-|admin-)?(\w[\w-]{15,})", mixed=True),
    _rule("google-api-key", "AIza", r"\bAIza([\w-]{30,})"),
    _rule("google-access-token", "ya29.", r"\bya29\.([\w.-]{20,})"),
    _rule("aws-access-key-id", "AKIA ASIA", r"\b(?:AKIA|ASIA)([A-Z0-9]{16})\b"),
    _rule(
        "aws-secret-key",
        "secret SECRET Secret",
        r"(?i)aws_?secret_?access_?key\W{1,6}([\w/+=]{30,})",
    ),
    _rule(
        "aws-session-token",
        "session SESSION Session",
        r"(?i)aws_?session_?token\W{1,6}([\w/+=]{30,})",
    ),
    _rule("bedrock-api-key", "ABSK", r"\bABSK([\w+/=]{30,})"),
    _rule("bedrock-api-key", "bedrock-api-key-", r"bedrock-api-key-([\w+/=-]{20,})"),
    _rule("github-token", "gh github_pat_", r"\b(?:gh[pousr]_|github_pat_)(\w{20,})"),
    _rule("slack-token", "xox", r"\bxox[abeoprs]-([\w-]{10,})"),
    _rule("stripe-key", "k_", r"\b[rs]k_(?:live|test)_(\w{10,})"),
    _rule("huggingface-token", "hf_", r"\bhf_(\w{20,})"),
    _rule("groq-key", "gsk_", r"\bgsk_(\w{20,})"),
    _rule("xai-key", "xai-", r"\bxai-(\w{20,})"),
    _rule("perplexity-key", "pplx-", r"\bpplx-(\w{20,})"),
    _rule("package-token", "npm_", r"\bnpm_(\w{30,})"),
    _rule("package-token", "pypi-", r"\bpypi-([\w-]{30,})"),
    _rule("private-key", "PRIVATE", r"-----BEGIN [A-Z ]*PRIVATE KEY-----([^-]{16,})"),
    _rule("json-web-token", "eyJ", r"(?<![\w-])(eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?)"),
    _rule("password-in-url", "://", r"://[^\s:/@]{0,100}:([^\s:/@]{3,200})@"),
    _rule(
        "authorization-header",
        "authorization Authorization AUTHORIZATION",
        r"""(?i)authorization[\\"']{0,8}\s?[:=]\s?[\\"']{0,8}(?:bearer|basic|token)\s+([^\s"'\\,;$<{(]{8,})""",
    ),
    _rule("bearer-token", "bearer Bearer BEARER", r"(?i)\bbearer\s+([\w.~+/=-]{20,})", mixed=True),
    _rule(
        "api-key-header",
        "api-key Api-Key API-KEY API-Key Api-key",
        r"""(?i)(?:x|anthropic|goog|google)-api-key[\\"']{0,8}\s?[:=]\s?[\\"']{0,8}([^\s"'\\,;$<{(•]{8,})""",
        mixed=True,
    ),
    _rule(
        "cookie",
        "cookie Cookie COOKIE",
        r"(?i)\bcookie[\\\"']{0,8}\s?[:=]\s?([^\r\n]{8,})",
        mixed=True,
    ),
    _rule(
        "secret-value",
        "= :",
        r"""(?i)(?:api_?key|secret|token|passw(?:or)?d|credential)s?[\\"']{0,8}\s?[:=]{1,2}\s?"""
        r"""[\\"']{0,8}([\w./+=~:@%^*!?-]{12,})""",
        mixed=True,
    ),
    _rule(
        "organization-id",
        "org Org ORG",
        r"""(?i)\borg(?:ani[sz]ation)?(?:[ _-]?(?:uu)?id)?[\\"']{0,8}\s?[:=( '"]{1,4}"""
        r"""([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})""",
    ),
)

_SURROGATES = re.compile("[\ud800-\udfff]")
_PLACEHOLDER = re.compile(
    r"(?i)[x*.…•_-]+|(?:api|admin|oat|ort|sid)\d*-?"
    r"|.{0,40}(?:your|example|placeholder|redacted).{0,200}"
)
_NO_LINE_BREAK = re.compile(r"[^\r\n]")
_KEY_LENGTH = 108
"""Characters of a console key: `sk-ant-api03-` and 95 more."""
# What stands between the halves of a key that a terminal, a log or an editor wrapped.
_WRAP = re.compile(r"""[ \t]{0,8}\\?(?:\r\n?|\n|\\n)[ \t>|│┃]{0,60}(?=([\w-]{4,120}))""")


def redact(text: str) -> RedactedText:
    """Mask every credential in `text`. The result has the length of `text`.

    Lone surrogates, which no encoder accepts, become U+FFFD.
    """
    masked = _SURROGATES.sub("\ufffd", text)
    redactions: list[Redaction] = []
    for rule in _RULES:
        found = tuple(_find_secrets(masked, rule))
        if found:
            masked = _mask(masked, found)
            redactions += found
    result = object.__new__(RedactedText)
    result.text = masked
    result.redactions = tuple(sorted(redactions, key=lambda each: each.start))
    return result


def _find_secrets(text: str, rule: _Rule) -> Iterator[Redaction]:
    if not any(spelling in text for spelling in rule.literals):
        return
    position = 0
    for match in rule.pattern.finditer(text):
        start, end = match.span(1)
        if start < position or not _is_secret(match.group(1), text[end : end + 1], rule):
            continue
        yield Redaction(rule.kind, start, end)
        position = end
        if rule.kind.startswith("anthropic-"):
            for part in _wrapped_rest(text, rule.kind, match.start(), end):
                yield part
                position = part.end


def _is_secret(value: str, following: str, rule: _Rule) -> bool:
    """Whether a value is one: not a placeholder, nor the public prefix of a key masked before."""
    head = value[:200]
    if following == MASK or head.startswith("ant-") or _PLACEHOLDER.fullmatch(head):
        return False
    if not rule.mixed:
        return True
    return any(each.isdigit() for each in head) and any(each.isalpha() for each in head)


def _wrapped_rest(text: str, kind: str, start: int, end: int) -> Iterator[Redaction]:
    """The parts of a key that stand on the next lines, as long as it is shorter than a key."""
    length = end - start
    while length < _KEY_LENGTH and (wrap := _WRAP.match(text, end)):
        part = wrap.group(1)[: _KEY_LENGTH - length]
        if not _looks_random(part):
            return
        end = wrap.end() + len(part)
        length += len(part)
        yield Redaction(kind, wrap.end(), end)


def _looks_random(part: str) -> bool:
    """Whether a token on the next line can be key material: hardly a word looks like it."""
    has_digit = any(each.isdigit() for each in part)
    has_lower = any(each.islower() for each in part)
    has_upper = any(each.isupper() for each in part)
    return has_lower and has_upper and (has_digit or len(part) > 20)


def _mask(text: str, redactions: tuple[Redaction, ...]) -> str:
    parts: list[str] = []
    position = 0
    for each in redactions:
        parts.append(text[position : each.start])
        secret = text[each.start : each.end]
        has_line_break = "\n" in secret or "\r" in secret
        parts.append(_NO_LINE_BREAK.sub(MASK, secret) if has_line_break else MASK * len(secret))
        position = each.end
    parts.append(text[position:])
    return "".join(parts)
