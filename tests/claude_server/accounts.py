"""Who may ask: organisations, and credentials made up anew for every server.

None of these secrets exists anywhere else. Their shapes are those of the real ones, so that
redaction and key checks can be tested on what this server accepts.
"""

from __future__ import annotations

import random
import string
import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto

_URL_SAFE = string.ascii_letters + string.digits + "-_"
_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_RANDOM = random.SystemRandom()


class Kind(StrEnum):
    """A kind of credential, by its prefix (rules of gitleaks; documented, 2026-08-22)."""

    CONSOLE = "sk-ant-api03-"
    ADMIN = "sk-ant-admin01-"
    OAUTH = "sk-ant-oat01-"


class Validity(Enum):
    VALID = auto()
    EXPIRED = auto()
    REVOKED = auto()


@dataclass(frozen=True, slots=True)
class Organization:
    id: str
    workspace: str
    name: str = "Made-up organization"
    browsers: bool = True
    """Whether requests of browsers are allowed at all."""
    verified: bool = False
    """Whether it may use models that are open to verified organisations only."""


@dataclass(frozen=True, slots=True)
class Credential:
    secret: str = field(repr=False)
    kind: Kind
    organization: Organization
    validity: Validity = Validity.VALID
    claude_code_only: bool = False


def make_secret(kind: Kind) -> str:
    """A secret in the shape of its kind: 93 characters and AA after the prefix of a key.

    The length of OAuth tokens is not published; theirs is that of the keys.
    """
    return f"{kind}{_letters(_URL_SAFE, 93)}AA"


def make_id(prefix: str, length: int = 24) -> str:
    """An id such as req_011C...: letters and digits without those that look alike."""
    return f"{prefix}_011C{_letters(_BASE58, length - 4)}"


def make_organization(*, browsers: bool = True, verified: bool = False) -> Organization:
    return Organization(
        id=str(uuid.uuid4()), workspace=make_id("wrkspc"), browsers=browsers, verified=verified
    )


class Accounts:
    """The credentials that a server knows."""

    def __init__(self) -> None:
        ours = make_organization()
        self.organization = ours
        self.key = _credential(Kind.CONSOLE, ours)
        self.admin_key = _credential(Kind.ADMIN, ours)
        self.revoked_key = _credential(Kind.CONSOLE, ours, Validity.REVOKED)
        self.expired_key = _credential(Kind.CONSOLE, ours, Validity.EXPIRED)
        self.verified_key = _credential(Kind.CONSOLE, make_organization(verified=True))
        self.no_browser_key = _credential(Kind.CONSOLE, make_organization(browsers=False))
        self.oauth_token = _credential(Kind.OAUTH, ours)
        self.expired_oauth_token = _credential(Kind.OAUTH, ours, Validity.EXPIRED)
        self.revoked_oauth_token = _credential(Kind.OAUTH, ours, Validity.REVOKED)
        self.claude_code_token = Credential(
            make_secret(Kind.OAUTH), Kind.OAUTH, ours, claude_code_only=True
        )
        self._by_secret = {each.secret: each for each in self._all()}

    def find(self, secret: str) -> Credential | None:
        return self._by_secret.get(secret)

    @property
    def secrets(self) -> Collection[str]:
        return self._by_secret.keys()

    def _all(self) -> Iterable[Credential]:
        return (each for each in vars(self).values() if isinstance(each, Credential))


def _credential(
    kind: Kind, organization: Organization, validity: Validity = Validity.VALID
) -> Credential:
    return Credential(make_secret(kind), kind, organization, validity)


def _letters(alphabet: str, length: int) -> str:
    return "".join(_RANDOM.choices(alphabet, k=length))
