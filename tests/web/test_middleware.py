"""What every answer carries, whoever gives it."""

from __future__ import annotations

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.test import Client

POLICIES = {
    "Content-Security-Policy",
    "Cross-Origin-Opener-Policy",
    "Cross-Origin-Resource-Policy",
    "Permissions-Policy",
    "Referrer-Policy",
    "Strict-Transport-Security",
    "X-Content-Type-Options",
    "X-Frame-Options",
}
PAGES = ["/", "/?sample=1", "/?q=overloaded", "/fix/", "/http/429/", "/429", "/about/", "/nowhere/"]


def policy_of(response):
    directives = response["Content-Security-Policy"].split("; ")
    return {name: set(values) for name, *values in (each.split() for each in directives)}


@pytest.mark.parametrize("path", PAGES)
def test_every_page_carries_every_policy(client, path):
    assert set(client.get(path).headers) >= POLICIES


def test_a_verdict_carries_every_policy(client):
    assert set(client.post("/", {"text": "x"}).headers) >= POLICIES


def test_a_static_file_carries_every_policy(client):
    assert set(client.get(staticfiles_storage.url("site.css")).headers) >= POLICIES


def test_a_body_over_the_limit_is_refused_with_every_policy(client, settings):
    response = client.post("/", {"text": "x" * (4 * 1024 * 1024)})

    assert response.status_code == 413
    assert b"That is too much text" in response.content
    assert set(response.headers) >= POLICIES


def test_a_malformed_length_is_not_over_the_limit(client):
    assert client.get("/about/", CONTENT_LENGTH="many").status_code == 200


def test_nothing_comes_from_elsewhere_and_nothing_stands_inline(client):
    assert policy_of(client.get("/")) == {
        "default-src": {"'none'"},
        "script-src": {"'self'"},
        "style-src": {"'self'"},
        "img-src": {"'self'"},
        "connect-src": {"'self'"},
        "form-action": {"'self'"},
        "base-uri": {"'none'"},
        "frame-ancestors": {"'none'"},
    }


@pytest.mark.parametrize("path", PAGES)
def test_public_pages_set_no_cookie_and_do_not_vary_on_one(client, path):
    response = client.get(path)

    assert "Set-Cookie" not in response.headers
    assert not response.cookies
    assert "cookie" not in response.headers.get("Vary", "").lower()


def test_a_verdict_sets_no_cookie_and_does_not_vary_on_one(client):
    response = client.post("/", {"text": "x"})

    assert not response.cookies
    assert "cookie" not in response["Vary"].lower()


def test_plain_http_is_redirected(static_root):
    response = Client().get("/about/")

    assert response.status_code == 301
    assert response["Location"].startswith("https://")


def test_static_files_have_hashed_names_and_are_kept_for_ever(client):
    response = client.get(staticfiles_storage.url("site.js"))

    assert response.status_code == 200
    assert "immutable" in response["Cache-Control"]
    assert b"use strict" in response.content


def test_static_files_come_compressed(client):
    url = staticfiles_storage.url("site.css")

    compressed = client.get(url, headers={"accept-encoding": "br"})

    assert compressed["Content-Encoding"] == "br"
    assert len(compressed.content) < len(client.get(url).content) / 2


def test_a_static_file_is_not_sent_again_unchanged(client):
    url = staticfiles_storage.url("site.css")
    headers = {"if-modified-since": client.get(url)["Last-Modified"]}

    response = client.get(url, headers=headers)

    assert response.status_code == 304
    assert response.content == b""


def test_a_static_file_is_answered_from_memory(client):
    assert client.get(staticfiles_storage.url("icon.svg")).streaming is False


KEY = "sk-ant-api03-" + "aB3d" * 24


@pytest.mark.parametrize("path", ["/fix", "/http/429", "/about"])
def test_a_redirect_repeats_no_secret_and_is_in_no_cache(client, path):
    response = client.get(path, {"q": KEY})

    assert response.status_code == 301
    assert response["Location"] == f"{path}/"
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "no-referrer"


def test_a_redirect_to_https_repeats_no_secret(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    response = Client().get("/", {"q": KEY})

    assert response.status_code == 301
    assert response["Location"].endswith("://testserver/")
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/models", "/fix", "/code", "/type"])
@pytest.mark.parametrize("query", ["", f"?q={KEY}", "?q=overloaded"])
def test_a_redirect_repeats_no_secret_of_its_path(client, path, query):
    response = client.get(f"{path}/{KEY}{query}")

    assert (response.status_code, response["Location"]) == (301, "/")
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "no-referrer"


def test_a_redirect_to_https_repeats_no_secret_of_its_path(client):
    response = Client().get(f"/models/{KEY}/")

    assert (response.status_code, response["Location"]) == (301, "/")
    assert response["Cache-Control"] == "no-store"


def test_a_redirect_keeps_a_harmless_query_out_of_caches(client):
    response = client.get("/fix", {"q": "overloaded"})

    assert response["Location"] == "/fix/?q=overloaded"
    assert response["Cache-Control"] == "no-store"
