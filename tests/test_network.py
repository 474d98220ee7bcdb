"""Tests reach nothing but this machine."""

from __future__ import annotations

import socket

import pytest
from pytest_socket import SocketConnectBlockedError

DOCUMENTATION_ADDRESS = ("192.0.2.1", 9)


def test_the_network_is_blocked():
    with (
        pytest.warns(UserWarning, match="A test tried to use socket"),
        pytest.raises(SocketConnectBlockedError),
    ):
        socket.create_connection(DOCUMENTATION_ADDRESS, timeout=1)


def test_a_server_of_the_test_itself_can_be_reached():
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname(), timeout=5) as connection,
    ):
        assert connection.getpeername() == server.getsockname()
