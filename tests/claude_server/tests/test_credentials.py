"""Which credentials are accepted, for what, and what a reply says about them."""

from __future__ import annotations

import re

import pytest

from tests.claude_server.accounts import Kind, make_secret
from tests.claude_server.credentials import BROWSER_OPT_IN, OAUTH_BETA
from tests.claude_server.server import ClaudeServer
from tests.claude_server.tests.toy import CATALOGUE, HELLO, TODAY, ask, say_hello, send_raw
from troubleshooter.engine.redaction import redact

ORIGIN = {"origin": "https://app.example"}


def as_bearer(secret, **more):
    return {"x_api_key": None, "authorization": f"Bearer {secret}", **more}


def test_a_key_is_good_in_either_header(server):
    assert say_hello(server).status == 200
    assert say_hello(server, **as_bearer(server.key)).status == 200


def test_of_two_credentials_the_key_counts(server):
    assert say_hello(server, authorization="Bearer nonsense").status == 200


def test_a_key_that_comes_in_two_headers_is_refused(server):
    key = f"x-api-key: {server.key}"
    reply = send_raw(server, "GET /v1/models HTTP/1.1", key, key, "anthropic-version: 2023-06-01")

    assert reply.startswith(b"HTTP/1.1 401 ")
    assert b"invalid x-api-key" in reply


def test_an_oauth_token_is_good_with_its_beta_header(server):
    assert (
        say_hello(server, **as_bearer(server.oauth_token, anthropic_beta=OAUTH_BETA)).status == 200
    )


def test_an_admin_key_opens_the_admin_api_in_either_header(server):
    path = "/v1/organizations/me"
    replies = [
        ask(server, "GET", path, None, x_api_key=server.admin_key),
        ask(server, "GET", path, None, **as_bearer(server.admin_key)),
    ]

    assert [each.status for each in replies] == [200, 200]
    assert replies[0].json == {
        "id": replies[0].headers["anthropic-organization-id"],
        "type": "organization",
        "name": "Made-up organization",
    }


def test_a_verified_organization_may_use_what_others_cannot_see(server):
    vault = {**HELLO, "model": "claude-vault-3"}
    reply = ask(server, body=vault, x_api_key=server.verified_key)
    listed = ask(server, "GET", "/v1/models", None, x_api_key=server.verified_key)

    assert reply.status == 200
    assert reply.json["model"] == "claude-vault-3"
    assert "claude-vault-3" in [each["id"] for each in listed.json["data"]]
    assert "claude-vault-3" not in ask(server, "GET", "/v1/models", None).body.decode()


def test_a_reply_says_whose_key_it_was_unless_it_was_nobodys(server):
    accepted, refused = say_hello(server), say_hello(server, x_api_key="nonsense")

    assert accepted.headers["anthropic-organization-id"] == server.accounts.organization.id
    assert accepted.headers["anthropic-workspace-id"].startswith("wrkspc_")
    assert not {name for name in refused.headers if name.startswith("anthropic-")}


def test_a_page_that_opts_in_may_read_the_reply_and_the_error(server):
    opted_in = {**ORIGIN, BROWSER_OPT_IN: "true"}
    for reply in (say_hello(server, **opted_in), say_hello(server, x_api_key="no", **opted_in)):
        assert reply.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-origin" not in say_hello(server, **ORIGIN).headers


@pytest.mark.parametrize(("asked", "status"), [(f"content-type, {BROWSER_OPT_IN}", 200), ("", 403)])
def test_a_preflight_passes_if_the_page_will_opt_in(server, asked, status):
    headers = {
        **ORIGIN,
        "access-control-request-method": "POST",
        "access-control-request-headers": asked,
        "x_api_key": None,
    }
    reply = ask(server, "OPTIONS", "/v1/messages", None, **headers)

    assert reply.status == status
    assert reply.headers.get("access-control-allow-origin") == ("*" if status == 200 else None)


def test_options_without_an_origin_is_just_another_wrong_method(server):
    assert ask(server, "OPTIONS", "/v1/messages", None).status == 405


@pytest.mark.parametrize(
    ("kind", "shape"),
    [
        (Kind.CONSOLE, r"sk-ant-api03-[a-zA-Z0-9_-]{93}AA"),
        (Kind.ADMIN, r"sk-ant-admin01-[a-zA-Z0-9_-]{93}AA"),
        (Kind.OAUTH, r"sk-ant-oat01-[a-zA-Z0-9_-]{40,}"),
    ],
)
def test_made_up_secrets_have_the_shape_of_real_ones(kind, shape):
    secret = make_secret(kind)

    assert re.fullmatch(shape, secret)
    assert secret not in redact(f"ANTHROPIC_API_KEY={secret}").text
    assert make_secret(kind) != secret


def test_every_server_has_secrets_of_its_own_and_shows_them_to_nobody():
    one, other = (ClaudeServer(catalogue=CATALOGUE, today=TODAY) for _ in range(2))

    assert one.key != other.key
    assert one.key not in repr(one.accounts.key)
