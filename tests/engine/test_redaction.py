"""Every shape of credential is masked one for one, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troubleshooter.engine.redaction import MASK, RedactedText, redact

SECRET = "FjkZ1A0uKa2dD4axDUFREI13q_ILch4QtO9tbLhlh9H3wGc9irxpPUSgA3jBZdSfbbRrdZBnpYVr3DKLFVX4Qn9iVn7zYAA"
KEY = f"sk-ant-api03-{SECRET}"


def visible(text: str) -> str:
    return redact(text).text


def kinds(text: str) -> list[str]:
    return [each.kind for each in redact(text).redactions]


def test_only_redact_makes_redacted_text() -> None:
    with pytest.raises(TypeError, match="redact"):
        RedactedText()


def test_repr_shows_no_text() -> None:
    assert repr(redact("some words")) == "<RedactedText of 10 characters>"


def test_masks_a_key_one_for_one_and_keeps_its_public_prefix() -> None:
    assert visible(f"key={KEY}.") == "key=sk-ant-api03-" + MASK * len(SECRET) + "."


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (KEY, "anthropic-api-key"),
        ("sk-ant-admin01-" + "aB3_" * 12, "anthropic-admin-key"),
        ("sk-ant-oat01-" + "aB3_" * 12, "anthropic-oauth-token"),
        ("sk-ant-ort01-" + "aB3_" * 12, "anthropic-oauth-token"),
        ("sessionKey=sk-ant-sid01-" + "aB3_" * 12, "anthropic-session-token"),
        ("sk-ant-cc-eyJhbGci.eyJzdWIi.c2ln", "anthropic-session-token"),
        ("sk-proj-" + "aB3_" * 12, "openai-key"),
        ("sk-or-v1-" + "0a1b" * 16, "openrouter-key"),
        ("AIza" + "Sy0a1b-" * 5, "google-api-key"),
        ("AKIAIOSFODNN7ABCDEFG", "aws-access-key-id"),
        ("aws_secret_access_key = wJalrXUtnFEMIK7MDENGbPxRfiCYabcdefgh1234", "aws-secret-key"),
        ("ABSK" + "QmVkcm9ja0FQSUtleS1" * 3, "bedrock-api-key"),
        ("ghp_" + "a1B2" * 9, "github-token"),
        ("xoxb-123456789012-abcdefghij", "slack-token"),
        ("sk_live_" + "a1B2" * 6, "stripe-key"),
        ("hf_" + "aBcD" * 8, "huggingface-token"),
        ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJl", "json-web-token"),
        ("postgres://app:hunter2secret@db:5432/app", "password-in-url"),
        ("Authorization: Bearer abcdefghijklmnop", "authorization-header"),
        ("'authorization': 'Basic dXNlcjpwYXNzd29yZA=='", "authorization-header"),
        ('"x-api-key": "a1b2c3d4e5f6g7h8"', "api-key-header"),
        ("Cookie: session=a1b2c3d4e5", "cookie"),
        ("Cookie: site=example.com; sessionid=Zq9TrQ7mW2", "cookie"),
        ("Authorization: Bearer exampleco-Zq9TrQ7mW2", "authorization-header"),
        ("Authorization: Bearer sk-ant-api03-Ab1Cd2Ef3Gh4", "anthropic-api-key"),
        ("Authorization: Bearer sk-ant-oat01-Ab1Cd2Ef3Gh4", "anthropic-oauth-token"),
        ("ANTHROPIC_API_KEY=sk-ant-example-8sJ2aaaa1111", "anthropic-api-key"),
        ("DATABASE_PASSWORD=correct1horse2battery", "password"),
        ('"password": "correcthorsebattery"', "password"),
        ("REDIS_PWD=Zx81qqLw02mmNN", "password"),
        ("DB_PASS=hunter2secretX9", "password"),
        ("curl -u admin:hunter2 https://host/", "password"),
        ("api-key: 0123456789abcdef0123456789abcdef", "api-key-header"),
        ("https://hooks.slack.com/services/T0000000/B0000000/abcdefgh", "slack-webhook"),
        ("AWS_BEARER_TOKEN_BEDROCK=abcdefgh12345678", "secret-value"),
        ("https://host/path?key=abcdefgh12345678", "secret-value"),
        ("api_key   =   'abcDEF1234567890'", "secret-value"),
        ("setx ANTHROPIC_API_KEY abcDEF1234567890abcDEF", "secret-argument"),
        ("--api-key abcDEF1234567890abcDEF", "secret-argument"),
        ("('x-api-key', 'abcDEF1234567890abcDEF')", "secret-argument"),
        ("glpat-abcDEF1234567890abcDEF", "gitlab-token"),
        ("sk%2Dant%2Dapi03%2DabcDEF1234567890", "anthropic-api-key"),
        ("c2stYW50LWFwaTAzLWFiY0RFRjEyMzQ1Njc4OTA=", "anthropic-api-key"),
        ("SK-ANT-API03-ABCDEF1234567890", "anthropic-api-key"),
        ('{\\"api_key\\":\\"abcDEF1234567890\\"}', "secret-value"),
        ("(org: 9f3c2b1a-1111-2222-3333-444455556666, model: x)", "organization-id"),
        ("for your organization (9f3c2b1a-1111-2222-3333-444455556666)", "organization-id"),
    ],
)
def test_recognises_each_kind_of_secret(text: str, kind: str) -> None:
    assert kinds(text) == [kind]
    assert MASK * 6 in visible(text)


@pytest.mark.parametrize("kind", ["admin01", "oat01", "ort01", "sid01", "sid02", "api03", "usr01"])
@pytest.mark.parametrize(
    ("rest", "shown"),
    [
        ("-Jf8...", f"-{MASK * 3}..."),
        ("-J...", f"-{MASK}..."),
        ("-Jf8...x9Kq", "-" + MASK * 10),
        ("-Jf8…x9Kq", "-" + MASK * 8),
        ("-...x9Kq", "-" + MASK * 7),
        ("-****x9Kq", "-" + MASK * 8),
        ("-[redacted]x9Kq", "-" + MASK * 14),
        ("...x9Kq", MASK * 7),
        ("-[redacted]", "-[redacted]"),
        ("-<hidden>", "-<hidden>"),
        ("-****", "-****"),
        ("-xxxx", "-xxxx"),
        ("-…", "-…"),
        ("-", "-"),
    ],
)
@pytest.mark.parametrize(
    "before", ["", "export ANTHROPIC_API_KEY=", "x-api-key: ", "Authorization: Bearer "]
)
def test_a_key_that_its_owner_shortened_keeps_its_kind(
    before: str, kind: str, rest: str, shown: str
) -> None:
    text = f"{before}sk-ant-{kind}{rest}"
    assert visible(text).rstrip(MASK + ".") == f"{before}sk-ant-{kind}{shown}".rstrip(MASK + ".")
    assert len(visible(text)) == len(text)
    assert not any(part in visible(text) for part in ("Jf8", "J", "x9Kq", "9Kq"))


@pytest.mark.parametrize("text", ["sk-ant-...x9Kq", "sk-ant-a12...x9Kq", "sk-ant-[hidden]x9Kq"])
def test_no_end_of_a_shortened_key_can_be_read(text: str) -> None:
    assert visible(text) == "sk-ant-" + MASK * (len(text) - 7)


def test_a_cookie_ends_with_its_quotes() -> None:
    shown = visible('{"cookie":"sid=abc12345"},"err":{"message":"invalid x-api-key"}}')
    assert shown.endswith('"},"err":{"message":"invalid x-api-key"}}')


def test_masks_a_private_key_and_keeps_its_lines() -> None:
    pem = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\nkqhkiG9w0BAQEF\n-----END PRIVATE KEY-----"
    assert visible(pem).splitlines()[1:3] == [MASK * 14, MASK * 14]


def traces(text: str) -> list[str]:
    """Pieces of eight characters of the secret that can still be read."""
    shown = visible(text)
    pieces = (SECRET[start : start + 8] for start in range(len(SECRET) - 7))
    return [piece for piece in pieces if piece in shown]


LINE_BREAKS = (
    "\n", "\r\n", "\n    ", "\\\n", "\n> ", "\\n", "\n  | ", " │\n│ ", "\nweb-1  | ", "'\n  '",
    '" +\n    "', "\n2026-11-22T10:00:00.1Z ",
)  # fmt: skip
BREAKS = [
    *((between, place) for between in LINE_BREAKS for place in (6, 9, 11, 13, 50, 70, 104)),
    *((between, place) for between in (" ", "\x1b[0m", "\u200b") for place in (13, 50, 70)),
]


@pytest.mark.parametrize(("between", "place"), BREAKS)
def test_redacts_a_key_split_in_two(between: str, place: int) -> None:
    text = f"{KEY[:place]}{between}{KEY[place:]}\nTraceback (most recent call last)"
    assert traces(text) == []
    assert visible(text).endswith("\nTraceback (most recent call last)")
    assert visible(text).count("\n") == text.count("\n")
    assert kinds(text) == ["anthropic-api-key"]


def test_redacts_a_key_split_over_three_lines() -> None:
    text = f"{KEY[:40]}\n{KEY[40:80]}\n{KEY[80:]}\nnext"
    assert traces(text) == []
    assert visible(text).endswith("\nnext")


def test_redacts_two_keys_on_adjacent_lines() -> None:
    assert traces(f"{KEY[:81]}\n{KEY}\n{KEY}") == []


def test_redacts_a_key_longer_than_keys_are_today() -> None:
    longer = KEY + "Qw3rTy7u1OpA5dFgH9"
    shown = visible(f"{longer[:71]}\n{longer[71:]}")
    assert set(shown.splitlines()[1]) == {MASK}


def test_leaves_the_line_after_a_cut_off_key_alone() -> None:
    text = KEY[:60] + "\nTraceback (most recent call last):\n"
    assert visible(text).endswith("\nTraceback (most recent call last):\n")


@pytest.mark.parametrize(
    "text",
    [
        "invalid x-api-key",
        "x-api-key header is required",
        "sk-ant-...",
        "keys start with sk-ant-api03-, admin keys with sk-ant-admin01-",
        "sk-ant-xxxxxxxxxxxxxxxx",
        "sk-ant-api03-your-key-here",
        "ANTHROPIC_API_KEY=$ANTHROPIC_API_KEY",
        'api_key=os.environ["ANTHROPIC_API_KEY"]',
        "apiKey: process.env.ANTHROPIC_API_KEY,",
        "max_tokens: 1024",
        "input_tokens=100000000000000",
        "request_id: req_011CZues5A9AmUKeiVpWQvVF",
        "toolu_01A09q90qw90lq917835lq9 and msg_01XFDUDYJgAACzvnptvVoYEL",
        "token count: 157311/120000 (131.1%)",
        "HTTP/1.1 401 Unauthorized",
        "token: claude-sonnet-4-5-20250929",
        "token=response.usage.output_tokens_5m",
        "token: 2026-11-22T10:00:00Z",
        "secret: tests/unit/test_secret2.py",
        "credentials: arn:aws:iam::123456789012:role/foo",
        "password: None",
        "https://docs.claude.com/en/api/rate-limits",
    ],
)
def test_leaves_what_is_no_secret(text: str) -> None:
    assert visible(text) == text
    assert kinds(text) == []


def test_replaces_lone_surrogates_one_for_one() -> None:
    assert visible("a\ud800b") == "a\ufffdb"


@given(st.text(), st.text())
def test_never_shows_a_key_and_never_moves_an_offset(before: str, after: str) -> None:
    redacted = redact(f"{before} {KEY} {after}")
    assert len(redacted.text) == len(before) + len(KEY) + len(after) + 2
    assert SECRET not in redacted.text
    assert redacted.text.count("\n") == before.count("\n") + after.count("\n")


@given(st.text(alphabet="sk-ant-api03 Bearer:=eyJ.'\"\\\n•", max_size=300))
def test_survives_fragments_of_secrets(text: str) -> None:
    assert len(redact(text).text) == len(text)
