"""A server with toy models for each test, and the official client for it."""

from __future__ import annotations

import anthropic
import pytest

from tests.claude_server.server import ClaudeServer
from tests.claude_server.tests.toy import CATALOGUE, TODAY, Clock


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def server(clock):
    with ClaudeServer(catalogue=CATALOGUE, today=TODAY, clock=clock) as running:
        yield running


@pytest.fixture(scope="session")
def transport():
    """One for all clients of a run: to make one takes longer than most tests."""
    with anthropic.DefaultHttpxClient() as made:
        yield made


@pytest.fixture
def client(server, transport):
    """The official client, which tries once."""
    return anthropic.Anthropic(
        api_key=server.key, base_url=server.url, max_retries=0, http_client=transport
    )


@pytest.fixture
def patient_client(client, monkeypatch):
    """The official client with its own number of retries, but without its waits."""
    monkeypatch.setattr("anthropic._base_client.INITIAL_RETRY_DELAY", 0.001)
    return client.with_options(max_retries=anthropic.DEFAULT_MAX_RETRIES)
