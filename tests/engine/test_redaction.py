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
        ("DATABASE_PASSWORD=correct1horse2battery", "secret-value"),
        ('{\\"api_key\\":\\"abcDEF1234567890\\"}', "secret-value"),
        ("(org: 9f3c2b1a-1111-2222-3333-444455556666, model: x)", "organization-id"),
        ("for your organization (9f3c2b1a-1111-2222-3333-444455556666)", "organization-id"),
    ],
)
def test_recognises_each_kind_of_secret(text: str, kind: str) -> None:
    assert kinds(text) == [kind]
    assert MASK * 6 in visible(text)


def test_masks_a_private_key_and_keeps_its_lines() -> None:
    pem = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\nkqhkiG9w0BAQEF\n-----END PRIVATE KEY-----"
    assert visible(pem).splitlines()[1:3] == [MASK * 14, MASK * 14]


@pytest.mark.parametrize(
    "between", ["\n", "\r\n", "\n    ", "\\\n", "\n> ", "\\n", "\n  | "], ids=repr
)
def test_redacts_a_key_split_over_two_lines(between: str) -> None:
    shown = visible(KEY[:50] + between + KEY[50:] + "\nTraceback (most recent call last)")
    assert (
        shown
        == "sk-ant-api03-" + MASK * 37 + between + MASK * 58 + "\nTraceback (most recent call last)"
    )


def test_redacts_a_key_split_over_three_lines() -> None:
    shown = visible(f"{KEY[:40]}\n{KEY[40:80]}\n{KEY[80:]}\nnext")
    assert [set(line) for line in shown.splitlines()[1:3]] == [{MASK}, {MASK}]
    assert shown.endswith("\nnext")


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
