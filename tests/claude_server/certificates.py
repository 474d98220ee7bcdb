"""Certificates for the TLS port: a good one, and those that a client must refuse.

The authorities are made once per process; nothing outside of it trusts them.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from functools import cache
from threading import RLock

import trustme

NAMES = ("127.0.0.1", "localhost", "api.anthropic.com")
"""The last one for clients that are told to connect here for it."""
_making = RLock()
"""Servers start in several threads; `cache` alone lets each of them make its own."""
_LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def authority() -> trustme.CA:
    """The one that clients of the tests are given to trust."""
    with _making:
        return _make_authority()


def context(kind: str = "") -> ssl.SSLContext:
    """A server's context. Of the kinds in `REFUSED`, or the good one."""
    with _making:
        return _make_context(kind)


@cache
def _make_authority() -> trustme.CA:
    return trustme.CA()


@cache
def _make_context(kind: str) -> ssl.SSLContext:
    made = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    REFUSED.get(kind, _good)(made)
    return made


def _good(made: ssl.SSLContext) -> None:
    authority().issue_cert(*NAMES).configure_cert(made)


def _unknown_authority(made: ssl.SSLContext) -> None:
    trustme.CA().issue_cert(*NAMES).configure_cert(made)


def _inspected(made: ssl.SSLContext) -> None:
    """As a company's proxy does that looks into TLS: its own root stands in the chain."""
    inspector = trustme.CA()
    leaf = inspector.issue_cert(*NAMES)
    _load(made, leaf.private_key_pem, *leaf.cert_chain_pems, inspector.cert_pem)


def _self_signed(made: ssl.SSLContext) -> None:
    alone = trustme.CA()
    _load(made, alone.private_key_pem, alone.cert_pem)


def _expired(made: ssl.SSLContext) -> None:
    leaf = authority().issue_cert(
        *NAMES, not_before=_LONG_AGO, not_after=_LONG_AGO + timedelta(days=90)
    )
    leaf.configure_cert(made)


def _wrong_host(made: ssl.SSLContext) -> None:
    authority().issue_cert("wrong.example").configure_cert(made)


def _load(made: ssl.SSLContext, key: trustme.Blob, *chain: trustme.Blob) -> None:
    whole = trustme.Blob(b"".join(each.bytes() for each in chain))
    with ExitStack() as files:
        made.load_cert_chain(
            files.enter_context(whole.tempfile()), files.enter_context(key.tempfile())
        )


REFUSED: Mapping[str, Callable[[ssl.SSLContext], None]] = {
    "tls-expired": _expired,
    "tls-inspected": _inspected,
    "tls-self-signed": _self_signed,
    "tls-unknown-authority": _unknown_authority,
    "tls-wrong-host": _wrong_host,
}
