"""From method and path to the endpoint.

That an unknown path is a 404 of type not_found_error is documented (2026-08-22), and so is that
other 4xx reuse the type invalid_request_error. Whether path or credential is judged first is not;
here it is the path.
"""

from __future__ import annotations

from enum import Enum
from urllib.parse import unquote

from tests.claude_server import texts
from tests.claude_server.exchange import APIError, Request


class Endpoint(Enum):
    """The value is the method that it takes."""

    MESSAGES = ("POST", "messages")
    COUNT_TOKENS = ("POST", "count_tokens")
    MODELS = ("GET", "models")
    MODEL = ("GET", "model")
    ORGANIZATION = ("GET", "organization")

    @property
    def method(self) -> str:
        return self.value[0]


_PATHS = {
    "/v1/messages": Endpoint.MESSAGES,
    "/v1/messages/count_tokens": Endpoint.COUNT_TOKENS,
    "/v1/models": Endpoint.MODELS,
    "/v1/organizations/me": Endpoint.ORGANIZATION,
}
_MODEL = "/v1/models/"
_UNSPOKEN = (  # as the SDK 2.12.0 calls them
    "/v1/agents",
    "/v1/deployments",
    "/v1/environments",
    "/v1/files",
    "/v1/memory_stores",
    "/v1/messages/batches",
    "/v1/oauth",
    "/v1/organizations",
    "/v1/sessions",
    "/v1/skills",
    "/v1/user_profiles",
    "/v1/vaults",
)


def find_endpoint(request: Request) -> Endpoint:
    """HEAD is answered as GET, without the body. Raise APIError for what is not there."""
    endpoint = _PATHS.get(request.path)
    if endpoint is None and model_named(request):
        endpoint = Endpoint.MODEL
    if endpoint is None:
        raise _missing(request.path)
    method = "GET" if request.method == "HEAD" else request.method
    if method != endpoint.method:
        raise APIError(
            405,
            "invalid_request_error",
            texts.METHOD_NOT_ALLOWED,
            headers={"allow": endpoint.method},
        )
    return endpoint


def model_named(request: Request) -> str:
    """The model of /v1/models/{model}; an id with a slash comes escaped, or is another path."""
    name = request.path.removeprefix(_MODEL)
    return "" if name == request.path or "/" in name else unquote(name)


def is_administration(path: str) -> bool:
    """Whether a path wants an admin key; also one that is not spoken here."""
    return path.startswith("/v1/organizations/")


def _missing(path: str) -> APIError:
    """A real endpoint that this server does not speak must not look like a wrong path."""
    if any(path == each or path.startswith(f"{each}/") for each in _UNSPOKEN):
        return APIError(
            501,
            "api_error",
            f"The test server does not speak {path}. A scenario can answer for it.",
            headers={"x-should-retry": "false"},
        )
    return APIError(404, "not_found_error", texts.NOT_FOUND)
