"""Requests that the API refuses by themselves, and what it says to them.

The tables in README.md are made of these lists; `test_cases.py` sends every one of them. What is
wrong with the content of a message is tested in full beside the package `messages`; here stands one
request for each kind of mistake, with the text of the facts, to be sent by real clients.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from tests.claude_server import texts
from tests.claude_server.accounts import Kind, make_secret
from tests.claude_server.credentials import BROWSER_OPT_IN, OAUTH_BETA
from tests.claude_server.server import ClaudeServer
from tests.claude_server.tests.toy import HELLO
from tests.claude_server.texts import (
    DOCUMENTED_AUGUST,
    DOCUMENTED_OCTOBER,
    REPORTED,
    UNCONFIRMED,
    Text,
)

Headers = Callable[[ClaudeServer], Mapping[str, str | None]]
"""Headers to add to those of a good request; None takes one away."""
_BROWSER = {"origin": "https://app.example"}
_OPTED_IN = {**_BROWSER, BROWSER_OPT_IN: "true"}


@dataclass(frozen=True)
class Case:
    request: str
    status: int
    error_type: str
    text: Text
    exception: str
    """The class that the official Python client raises."""
    headers: Headers = field(default=lambda server: {})
    method: str = "POST"
    path: str = "/v1/messages"
    body: Mapping[str, object] | bytes | None = field(default_factory=lambda: HELLO)
    likely: bool = False
    """Nobody has shown that this request gets these words."""

    @property
    def source(self) -> str:
        unsure = self.likely and self.text.source != UNCONFIRMED
        return f"{self.text.source}; for this request {UNCONFIRMED}" if unsure else self.text.source


def _with(**headers: str | None) -> Headers:
    named = MappingProxyType({name.replace("_", "-"): value for name, value in headers.items()})
    return lambda server: named


def _key(name: str) -> Headers:
    return lambda server: {"x-api-key": getattr(server, name)}


def _bearer(name: str, *betas: str) -> Headers:
    def headers(server: ClaudeServer) -> Mapping[str, str | None]:
        beta = {"anthropic-beta": ",".join(betas)} if betas else {}
        return {"x-api-key": None, "authorization": f"Bearer {getattr(server, name)}", **beta}

    return headers


def _unauthenticated(request: str, text: Text, headers: Headers, **more: object) -> Case:
    return Case(request, 401, "authentication_error", text, "AuthenticationError", headers, **more)


def _bad(request: str, text: Text, headers: Headers, **more: object) -> Case:
    return Case(request, 400, "invalid_request_error", text, "BadRequestError", headers, **more)


def _get(path: str) -> dict[str, object]:
    return {"method": "GET", "path": path, "body": None}


def _missing(request: str, path: str, method: str = "POST") -> Case:
    return Case(
        request,
        404,
        "not_found_error",
        texts.NOT_FOUND,
        "NotFoundError",
        method=method,
        path=path,
        body=HELLO if method == "POST" else None,
    )


_NO_MODEL = texts.MODEL_NOT_FOUND
_UNKNOWN_KEY = make_secret(Kind.CONSOLE)

CASES = (
    _unauthenticated("no credential", texts.KEY_REQUIRED, _with(x_api_key=None)),
    _unauthenticated("an empty key", texts.KEY_REQUIRED, _with(x_api_key=""), likely=True),
    _unauthenticated("a key that is cut off", texts.INVALID_KEY, lambda server: {"x-api-key": server.key[:-9]}),
    _unauthenticated("a key in quotes", texts.INVALID_KEY, lambda server: {"x-api-key": f'"{server.key}"'}),
    _unauthenticated("an unknown key", texts.INVALID_KEY, _with(x_api_key=_UNKNOWN_KEY)),
    _unauthenticated("a key of another vendor", texts.INVALID_KEY, _with(x_api_key="sk-proj-made-up")),
    _unauthenticated("a revoked key", texts.INVALID_KEY, _key("revoked_key")),
    _unauthenticated("an expired key", texts.INVALID_KEY, _key("expired_key")),
    _unauthenticated("an OAuth token as a key", texts.INVALID_KEY, _key("oauth_token")),
    _unauthenticated("an admin key for messages", texts.INVALID_KEY, _key("admin_key"), likely=True),
    _unauthenticated("a key for the Admin API", texts.INVALID_KEY, _key("key"), **_get("/v1/organizations/me"), likely=True),
    _unauthenticated("a revoked key as Bearer", texts.INVALID_BEARER, _bearer("revoked_key")),
    _unauthenticated("an unknown key as Bearer", texts.INVALID_BEARER,
                     _with(x_api_key=None, authorization=f"Bearer {_UNKNOWN_KEY}")),
    _unauthenticated("a key in Authorization, without Bearer", texts.INVALID_BEARER,
                     lambda server: {"x-api-key": None, "authorization": server.key}, likely=True),
    _unauthenticated("two credentials, the key is wrong", texts.INVALID_KEY,
                     lambda server: {"x-api-key": _UNKNOWN_KEY, "authorization": f"Bearer {server.key}"}, likely=True),
    _unauthenticated("an OAuth token without its beta header", texts.OAUTH_NOT_SUPPORTED, _bearer("oauth_token")),
    _unauthenticated("an expired OAuth token", texts.OAUTH_EXPIRED, _bearer("expired_oauth_token", OAUTH_BETA)),
    _unauthenticated("a revoked OAuth token", texts.OAUTH_REVOKED, _bearer("revoked_oauth_token", OAUTH_BETA)),
    _bad("a subscription's token outside Claude Code", texts.CLAUDE_CODE_ONLY,
         _bearer("claude_code_token", OAUTH_BETA)),
    _unauthenticated("from a browser", texts.CORS_HEADER, lambda server: _BROWSER),
    _unauthenticated("from a browser, the organisation forbids it", texts.CORS_NOT_ALLOWED,
                     lambda server: {"x-api-key": server.no_browser_key, **_OPTED_IN}),
    _bad("no anthropic-version", texts.VERSION_REQUIRED, _with(anthropic_version=None)),
    _bad("an anthropic-version that never was", texts.VERSION_INVALID.filled(version="2025-01-01"),
         _with(anthropic_version="2025-01-01")),
    _missing("a doubled /v1", "/v1/v1/messages"),
    _missing("no /v1", "/messages"),
    _missing("the path of Text Completions", "/v1/complete"),
    _missing("a path of OpenAI", "/v1/chat/completions"),
    Case("GET instead of POST", 405, "invalid_request_error", texts.METHOD_NOT_ALLOWED,
         "APIStatusError", **_get("/v1/messages")),
    Case("POST instead of GET", 405, "invalid_request_error", texts.METHOD_NOT_ALLOWED,
         "APIStatusError", path="/v1/models"),
    Case("an unknown model", 404, "not_found_error", _NO_MODEL.filled(model="claude-toy-9"),
         "NotFoundError", body={**HELLO, "model": "claude-toy-9"}),
    Case("a retired model", 404, "not_found_error", _NO_MODEL.filled(model="claude-toy-1"),
         "NotFoundError", body={**HELLO, "model": "claude-toy-1"}),
    Case("a model for verified organisations only", 404, "not_found_error",
         _NO_MODEL.filled(model="claude-vault-3"), "NotFoundError", body={**HELLO, "model": "claude-vault-3"}, likely=True),
    Case("details of an unknown model", 404, "not_found_error", _NO_MODEL.filled(model="claude-toy-9"),
         "NotFoundError", **_get("/v1/models/claude-toy-9"), likely=True),
    _bad("a page of no models", texts.TOO_SMALL.filled(field="limit", bound=1), _with(),
         **_get("/v1/models?limit=0")),
    _bad("a page of too many models", texts.TOO_BIG.filled(field="limit", bound=1000), _with(),
         **_get("/v1/models?limit=1001")),
    _bad("a page size that is no number", texts.NOT_A_NUMBER.filled(field="limit"), _with(),
         **_get("/v1/models?limit=many")),
    _bad("an unknown stage of life", texts.NOT_ONE_OF.filled(
         field="lifecycle.0", choices="'active', 'deprecated' or 'retired'"), _with(),
         **_get("/v1/models?lifecycle[]=dead"), likely=True),
    Case("a Content-Encoding that is not supported", 400, "invalid_request_error",
         texts.ENCODING_UNSUPPORTED, "RequestBodyEncodingUnsupportedError", _with(content_encoding="br")),
    Case("a body that is not what its Content-Encoding says", 400, "invalid_request_error",
         texts.ENCODING_INVALID, "RequestBodyEncodingInvalidError", _with(content_encoding="gzip")),
)  # fmt: skip

_QUESTION = {"role": "user", "content": "Say hello."}
_TOOL = {"name": "people", "input_schema": {"type": "object"}}
_CALL = {"type": "tool_use", "id": "toolu_1", "name": "people", "input": {}}
_RESULT = {"type": "tool_result", "tool_use_id": "toolu_1", "content": "12"}
_MARK = {"cache_control": {"type": "ephemeral"}}
_OLD_MODEL = "claude-toy-2"


def _said(text: str, source: str) -> Text:
    return Text(text, source)


_UNCHANGED = _with()


def _content(request: str, text: Text, headers: Headers = _UNCHANGED, **changes: object) -> Case:
    body = {name: value for name, value in {**HELLO, **changes}.items() if value is not None}
    return _bad(request, text, headers, body=body)


def _talk(*messages: object, **more: object) -> dict[str, object]:
    return {"messages": list(messages), **more}


def _assistant(*blocks: object) -> dict[str, object]:
    return {"role": "assistant", "content": list(blocks)}


def _user(*blocks: object) -> dict[str, object]:
    return {"role": "user", "content": list(blocks)}


CONTENT_CASES = (
    _bad("a body that is not JSON", _said(
        "The request body is not valid JSON: Expecting property name enclosed in double quotes:"
        " line 1 column 2 (char 1)", REPORTED), _with(), body=b"{model: x}"),
    _content("no max_tokens", _said("max_tokens: Field required", UNCONFIRMED), max_tokens=None),
    _content("max_tokens over the model's limit", _said(
        "max_tokens: 64001 > 64000, which is the maximum allowed number of output tokens for"
        " claude-toy-3", REPORTED), max_tokens=64_001),
    _content("max_tokens as a string", _said("max_tokens: Input should be a valid integer", UNCONFIRMED),
             max_tokens="many"),
    _content("an unknown parameter", _said("max_length: Extra inputs are not permitted", DOCUMENTED_OCTOBER),
             max_length=5),
    _content("an unknown beta", _said(
        "Unexpected value(s) `made-up-2026-01-01` for the `anthropic-beta` header. Please consult our"
        " documentation at platform.claude.com/docs or try again without the header.", REPORTED),
        _with(anthropic_beta="made-up-2026-01-01")),
    _content("role system", _said(
        'messages: Unexpected role "system". The Messages API accepts a top-level `system` parameter,'
        ' not "system" as an input message role.', REPORTED),
        **_talk({"role": "system", "content": "Be brief."}, _QUESTION, model=_OLD_MODEL)),
    _content("no messages", _said("messages: at least one message is required", UNCONFIRMED), messages=[]),
    _content("an empty text", _said("messages: text content blocks must be non-empty", UNCONFIRMED),
             **_talk(_user({"type": "text", "text": ""}))),
    _content("a prefill that the model does not take", _said(
        "This model does not support assistant message prefill. The conversation must end with a user"
        " message.", DOCUMENTED_AUGUST), **_talk(_QUESTION, {"role": "assistant", "content": "He"})),
    _content("a prefill that ends in a space", _said(
        "messages: final assistant content cannot end with trailing whitespace", REPORTED),
        **_talk(_QUESTION, {"role": "assistant", "content": "He "}, model=_OLD_MODEL)),
    _content("a call without its result", _said(
        "messages.1: `tool_use` ids were found without `tool_result` blocks immediately after: toolu_1."
        " Each `tool_use` block must have a corresponding `tool_result` block in the next message.",
        DOCUMENTED_AUGUST), **_talk(_QUESTION, _assistant(_CALL), _QUESTION, tools=[_TOOL])),
    _content("a result without its call", _said(
        "messages.0.content.0: unexpected `tool_use_id` found in `tool_result` blocks: toolu_1. Each"
        " `tool_result` block must have a corresponding `tool_use` block in the previous message.",
        REPORTED), **_talk(_user(_RESULT), tools=[_TOOL])),
    _content("one id for two calls", _said("messages: `tool_use` ids must be unique", UNCONFIRMED),
             **_talk(_QUESTION, _assistant(_CALL, _CALL), _user(_RESULT), tools=[_TOOL])),
    _content("a tool name with a space", _said(
        "tools.0.custom.name: String should match pattern '^[a-zA-Z0-9_-]{1,64}$'", UNCONFIRMED),
        tools=[{**_TOOL, "name": "two words"}]),
    _content("two tools of one name", _said("tools: Tool names must be unique.", UNCONFIRMED),
             tools=[_TOOL, _TOOL]),
    _content("a schema without its type", _said(
        "tools.0.custom.input_schema.type: Field required", UNCONFIRMED),
        tools=[{**_TOOL, "input_schema": {"properties": {}}}]),
    _content("history with tools, request without", _said(
        "Requests which include `tool_use` or `tool_result` blocks must define tools.", REPORTED),
        **_talk(_QUESTION, _assistant(_CALL), _user(_RESULT))),
    _content("temperature for a model without it", _said(
        "`temperature` is deprecated for this model.", REPORTED), temperature=0.2),
    _content("temperature and top_p at once", _said(
        "`temperature` and `top_p` cannot both be specified for this model. Please use only one.", REPORTED),
        model=_OLD_MODEL, temperature=0.2, top_p=0.5),
    _content("thinking with a budget on a model that adapts", _said(
        '"thinking.type.enabled" is not supported for this model. Use "thinking.type.adaptive" and'
        ' "output_config.effort" to control thinking behavior.', DOCUMENTED_OCTOBER),
        max_tokens=5000, thinking={"type": "enabled", "budget_tokens": 2000}),
    _content("adaptive thinking on an old model", _said(
        "adaptive thinking is not supported on this model", DOCUMENTED_AUGUST),
        model=_OLD_MODEL, thinking={"type": "adaptive"}),
    _content("a forced tool on a model that takes none", _said(
        'tool_choice: type "tool" and "any" are not supported for this model.', REPORTED),
        tools=[_TOOL], tool_choice={"type": "any"}),
    _content("five cache marks", _said(
        "A maximum of 4 blocks with cache_control may be provided. Found 5.", REPORTED),
        **_talk(_user(*({"type": "text", "text": "Hi.", **_MARK} for _ in range(5))))),
    _content("a prompt over the context window", _said(
        "prompt is too long: {n} tokens > 200000 maximum", UNCONFIRMED),
        **_talk({"role": "user", "content": "word " * 400_000})),
)  # fmt: skip
