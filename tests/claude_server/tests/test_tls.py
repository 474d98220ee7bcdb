"""The TLS port: trusted by clients that have its authority, refused where a scenario says so."""

from __future__ import annotations

import socket
import ssl
import subprocess
from urllib.parse import urlsplit

import anthropic
import pytest

from tests.claude_server import certificates
from tests.claude_server.programme import SCENARIOS
from tests.claude_server.scenarios import Stage
from tests.claude_server.tests.toy import HELLO

REFUSALS = {
    "tls-expired": "certificate has expired",
    "tls-inspected": "self.signed certificate in certificate chain",
    "tls-plain-http": "wrong version number",
    "tls-self-signed": "self.signed certificate",
    "tls-unknown-authority": "unable to get local issuer certificate",
    "tls-wrong-host": "IP address mismatch",
}
"""What OpenSSL says to each; older ones without the hyphen."""


@pytest.fixture
def trust(server):
    return ssl.create_default_context(cafile=server.ca_file)


def shake_hands(server, context, name="127.0.0.1"):
    address = ("127.0.0.1", urlsplit(server.https_url).port)
    with (
        socket.create_connection(address, timeout=5) as plain,
        context.wrap_socket(plain, server_hostname=name) as secure,
    ):
        return secure.version()


def secure_client(server, trust):
    return anthropic.Anthropic(
        api_key=server.key,
        base_url=server.https_url,
        max_retries=0,
        http_client=anthropic.DefaultHttpxClient(verify=trust),
    )


def test_every_handshake_is_tried():
    handshakes = {name for name, each in SCENARIOS.items() if each.stage is Stage.HANDSHAKE}

    assert handshakes == set(REFUSALS)
    assert handshakes == set(certificates.REFUSED) | {"tls-plain-http"}


@pytest.mark.parametrize("name", certificates.NAMES)
def test_the_certificate_is_good_for_each_of_its_names(server, trust, name):
    assert shake_hands(server, trust, name) == "TLSv1.3"


@pytest.mark.parametrize(("name", "said"), REFUSALS.items())
def test_a_bad_certificate_is_refused_once(server, trust, name, said):
    server.use(name, times=1)
    with pytest.raises(ssl.SSLError, match=said):
        shake_hands(server, trust)

    assert shake_hands(server, trust) == "TLSv1.3"


def test_without_the_authority_nobody_trusts_it(server):
    with pytest.raises(ssl.SSLCertVerificationError):
        shake_hands(server, ssl.create_default_context())


def test_the_official_client_speaks_tls(server, trust):
    with secure_client(server, trust) as client:
        assert client.messages.create(**HELLO).type == "message"
        with client.messages.stream(**HELLO) as stream:
            assert stream.get_final_message().type == "message"


@pytest.mark.parametrize("name", sorted(REFUSALS))
def test_to_the_official_client_a_refused_certificate_is_a_connection_error(server, trust, name):
    server.use(name)
    with (
        secure_client(server, trust) as client,
        pytest.raises(anthropic.APIConnectionError, match=r"^Connection error\.$"),
    ):
        client.messages.create(**HELLO)


def test_a_reset_works_on_tls_too(server, trust):
    server.use("reset-after-headers", times=1)
    with secure_client(server, trust) as client, pytest.raises(anthropic.APIConnectionError):
        client.messages.create(**HELLO)


def test_curl_that_is_led_here_takes_it_for_the_api(server):
    here = urlsplit(server.https_url).netloc
    done = subprocess.run(
        [
            "curl", "--silent", "--show-error", "--cacert", server.ca_file,
            "--connect-to", f"api.anthropic.com:443:{here}", "https://api.anthropic.com/v1/models",
            "--header", f"x-api-key: {server.key}", "--header", "anthropic-version: 2023-06-01",
        ],
        capture_output=True, text=True, timeout=20, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert '"id":"claude-toy-3"' in done.stdout
