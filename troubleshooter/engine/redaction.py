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
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

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


# Behind a whole public prefix one character is already a secret, and so are the last ones of a key
# that its owner shortened: `sk-ant-admin01-Jf8...x9Kq`. May be empty: then nothing is masked.
_GAP = r"(?:\.{2,6}|…{1,3}|[*•]{1,200}|[\[<(][A-Za-z ]{3,20}[\])>])"
_REST = rf"([\w-]*(?:{_GAP}[\w-]+)?)"


def _key_of(kind: str) -> str:
    return rf"sk-ant-(?:{kind})(?:\d+-|\d*(?={_GAP}[\w-])|-(?=[\w-]{{6}}))"


# Shapes of Anthropic's credentials: the rules of gitleaks and trufflehog, and the vendor's pages on
# workload identity; wider than they are, because a key cut off in a paste is still part of a key.
# Characters that a terminal, a URL or a shell puts between are left to `_wrapped_rest`.
_RULES = (
    _rule("anthropic-admin-key", "sk-ant-admin", _key_of("admin") + _REST),
    _rule("anthropic-oauth-token", "sk-ant-o", _key_of("o[ar]t") + _REST),
    _rule("anthropic-session-token", "sk-ant-", r"sk-ant-(?:sid\d*|cc|si)-([\w.-]{6,})"),
    _rule("anthropic-session-token", "sk-ant-sid", _key_of("sid") + _REST),
    _rule("anthropic-api-key", "sk-ant-", _key_of("api|usr") + _REST),
    _rule(
        "anthropic-api-key",
        "sk-ant-",
        r"sk-ant-(?:(?:api|usr|admin|o[ar]t|sid)\d*-)?+"
        rf"(?=[\w-]{{6}}|[\w-]{{0,5}}{_GAP}[\w-]){_REST}",
    ),
    _rule("anthropic-api-key", "SK-ANT-", r"SK-ANT-(?:API\d*-)?([\w-]{6,})"),
    _rule(  # URL-encoded, and JSON with escaped hyphens
        "anthropic-api-key",
        "%2dant %2Dant u002dant u002Dant",
        r"sk(?:%2[dD]|\\+u002[dD])ant(?:%2[dD]|\\+u002[dD])([\w%\\-]{6,})",
    ),
    _rule("anthropic-api-key", "c2stYW50", r"c2stYW50([\w+/=]{16,})"),  # Base64 of "sk-ant"
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
    _rule("slack-webhook", "hooks.slack.com", r"hooks\.slack\.com/services/([\w/-]{12,})"),
    _rule("gitlab-token", "glpat-", r"\bglpat-([\w-]{16,})"),
    _rule("google-client-secret", "GOCSPX-", r"\bGOCSPX-([\w-]{16,})"),
    _rule("sendgrid-key", "SG.", r"\bSG\.([\w-]{16,}\.[\w-]{16,})"),
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
        r"""(?i)api-key[\\"']{0,8}\s?[:=]\s?[\\"']{0,8}([^\s"'\\,;$<{(•]{6,})""",
        mixed=True,
    ),
    _rule(
        "cookie",
        "cookie Cookie COOKIE",
        r"""(?i)\bcookie[\\"']{0,8}\s?[:=,]\s?[\\"']{0,8}([\w.-]{1,100}=[^\r\n"'}]{4,})""",
    ),
    _rule("password", "-u --user", r"""(?:-u|--user)[ =]["']?[^\s:"']{1,60}:([^\s"']{3,200})"""),
    _rule(
        "password",
        "= :",
        r"""(?i)(?:passw(?:or)?d|passphrase|[_-]pass|pwd)[\\"']{0,8}\s?[:=]{1,2}\s?[\\"']{0,8}"""
        r"""([^\s"'\\,;$<{(•][^\s"'\\,;<>{}()•]{5,})""",
    ),
    _rule(
        "secret-value",
        "= :",
        r"""(?i)(?:(?:api|account|access|session)[_-]?key|[?&](?:key|sig)|secret|token|credential"""
        r"""|signature)s?(?:_\w{1,16})?[\\"']{0,8}\s{0,4}[:=]{1,2}>?\s{0,4}[\\"']{0,8}"""
        r"""([\w./+=~:@%^*!?-]{8,})""",
        mixed=True,
    ),
    _rule(
        "secret-argument",
        "key KEY Key token TOKEN Token secret SECRET Secret",
        r"""(?i)(?:api[_-]?key|token|secret)(?:_\w{1,16})?[\\"']{0,4}[ ,>(]{1,4}[\\"']{0,4}"""
        r"""([\w/+=-]{20,})""",
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
    r"(?i)[x*.…•_-]+|(?:api|admin|oat|ort|sid|usr)\d*-?"
    r"|[a-z_<>.-]{0,80}(?:your|example|placeholder|redacted|changeme)[a-z_<>.-]{0,80}"
)
# What stands behind such names in code and logs and is no secret.
_HARMLESS = re.compile(
    r"""
      [A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+\W* | \d{4}-\d\d-\d\d.* | arn:.* | claude-.*
    | [\w./-]*/[\w.-]+\.[a-z]{1,5}
    """,
    re.VERBOSE,
)
_MASKED_KEY = re.compile(
    rf"sk-(?:ant-[a-z0-9]{{0,12}}-?|or-(?:v1-)?|proj-|svcacct-|admin-)?{MASK}+"
)
"""A whole value that another rule masked already: its public prefix says what kind it is."""
_BARE_PREFIX = re.compile(
    r"(?i)sk-ant-(?:(?:api|admin|oat|ort|sid|usr)\d{0,2})?-?"
    r"(?:[x*.…•_-]{0,200}|[\[<({]?(?:redacted|masked|hidden|removed|omitted)[\])>}]?)"
)
"""A value of which its owner left only the public prefix."""
_PUBLIC_PREFIX = re.compile(r"(?i).{0,40}sk-ant-[a-z0-9]{0,12}-?")
_NO_LINE_BREAK = re.compile(r"[^\r\n]")
_KEY_LENGTH = 108
"""Characters of a console key: `sk-ant-api03-` and 95 more."""
_ANTHROPIC = re.compile(r"sk-ant-[\w-]{0,12}|(?:api|admin|oat|ort|sid)0\d-[\w-]{16,}", re.ASCII)
# What stands between the halves of a key that a terminal, a log, a frame or source code wrapped:
# the end of a frame or a literal, a line break, and what is put in front of the next line.
_WRAP = re.compile(
    r"""
    (?: [ \t]{0,60} [\\│┃|+,]{0,2} [ \t]{0,4} (?:\r\n?|\n|\\n)
        (?: [ \t]{0,8} [\w.-]{1,40} [ ]{0,12} \| [ ]{0,4}
          | \d{4}-\d\d-\d\dT[\d:.]{8,20}Z?[ ]
          | [ \t>│┃|+]{0,60} )
      | (["']) [ \t]{0,8} [+\\]? [ \t]{0,8} (?:\r\n?|\n)? [ \t+]{0,60} \1
      | [ ] (?=[\w-]{20})
      | (?:\x1b\[[0-9;]{0,20}m | [\u200b-\u200d\u2060])+ )
    (?=([\w-]{4,200}))
    """,
    re.VERBOSE | re.ASCII,
)


def redact(text: str) -> RedactedText:
    """Mask every credential in `text`. The result has the length of `text`.

    Lone surrogates, which no encoder accepts, become U+FFFD.
    """
    masked = _SURROGATES.sub("\ufffd", text)
    redactions: list[Redaction] = []
    for find in _FINDERS:
        found = tuple(find(masked))
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
        start, end = max(match.start(1), position), match.end(1)
        if start >= end or not _is_secret(match.group(1), text[end : end + 1], rule):
            continue
        if rule.kind.startswith("anthropic-"):
            end = _end_of_wrapped_key(text, match.start(), end)
        yield Redaction(rule.kind, start, end)
        position = end


def _find_broken_keys(text: str) -> Iterator[Redaction]:
    """Keys that broke inside their prefix, so that no half looks like a key by itself."""
    for match in _ANTHROPIC.finditer(text):
        end = _end_of_wrapped_key(text, match.start(), match.end())
        fragment = match[0].startswith(("api", "admin", "oat", "ort", "sid"))
        if fragment and text[match.start() - 7 : match.start()] != "sk-ant-":
            yield Redaction("anthropic-api-key", match.start(), end)
        elif end > match.end():
            yield Redaction("anthropic-api-key", match.end(), end)


def _is_secret(value: str, following: str, rule: _Rule) -> bool:
    """Whether a value is one: not a placeholder, nor the public prefix of a key masked before."""
    head = value[:200]
    if head.startswith("ant-") or _PLACEHOLDER.fullmatch(head):
        return False
    if _MASKED_KEY.fullmatch(value) or _BARE_PREFIX.fullmatch(head):
        return False
    if following == MASK and _PUBLIC_PREFIX.fullmatch(head):
        return False
    if not rule.mixed:
        return True
    has_both = any(each.isdigit() for each in head) and any(each.isalpha() for each in head)
    return has_both and not _HARMLESS.fullmatch(head)


def _end_of_wrapped_key(text: str, start: int, end: int) -> int:
    """Where a key ends that goes on behind line breaks, as long as it is shorter than a key."""
    length = end - start
    while length < _KEY_LENGTH and (wrap := _WRAP.match(text, end)):
        part = wrap.group(2)
        if "sk-ant-" in part or not (_looks_random(part) or length + len(part) == _KEY_LENGTH):
            return end
        end = wrap.end() + len(part)
        length += len(part)
    return end


def _looks_random(part: str) -> bool:
    """Whether a token on the next line can be key material: hardly a word looks like it."""
    has_digit = any(each.isdigit() for each in part)
    has_lower = any(each.islower() for each in part)
    has_upper = any(each.isupper() for each in part)
    return has_lower and has_upper and (has_digit or len(part) > 20)


_FINDERS: tuple[Callable[[str], Iterator[Redaction]], ...] = (
    *(partial(_find_secrets, rule=rule) for rule in _RULES if rule.kind.startswith("anthropic-")),
    _find_broken_keys,
    *(
        partial(_find_secrets, rule=rule)
        for rule in _RULES
        if not rule.kind.startswith("anthropic-")
    ),
)


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
