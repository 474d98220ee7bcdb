"""A request -> its reply. No sockets here: what is on the wire is the work of `wire`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from email.utils import format_datetime
from typing import Any, Protocol

from tests.claude_server import bodies, browsers, messages, texts
from tests.claude_server.accounts import Accounts, Credential, Organization, make_id
from tests.claude_server.caches import Caches
from tests.claude_server.credentials import authenticate
from tests.claude_server.errors import error_reply
from tests.claude_server.exchange import APIError, Reply, Request, invalid_request, to_json
from tests.claude_server.limits import Limiter
from tests.claude_server.model_list import list_models, one_model
from tests.claude_server.programme import Programme
from tests.claude_server.routing import Endpoint, find_endpoint, is_administration, model_named
from tests.claude_server.scenarios import Scene, Stage
from troubleshooter.engine.models import Model

VERSIONS = frozenset({"2023-01-01", "2023-06-01", "2026-10-21"})
"""Documented, 2026-10-21."""
_STREAM = "text/event-stream; charset=utf-8"


class World(Protocol):
    """What the answers depend on beside the request; a server keeps it, and a test may change it."""

    accounts: Accounts
    caches: Caches
    catalogue: Mapping[str, Model]
    limiter: Limiter
    programme: Programme
    today: date

    def now(self) -> datetime: ...


def answer(request: Request, world: World) -> Reply:
    """Never raises APIError: what the API refuses is a reply too."""
    turn = _Turn(request, world, make_id("req"))
    planned = world.programme.take(Stage.EDGE)
    if planned is None:
        return turn.reply()
    scenario, argument = planned
    try:
        played: Reply = scenario.play(turn.scene(argument))
    except APIError as error:
        return error_reply(error, turn.request_id)
    return played


@dataclass(slots=True)
class _Turn:
    """One request on its way to a reply, and what is known about it so far."""

    request: Request
    world: World
    request_id: str
    credential: Credential | None = None

    def reply(self) -> Reply:
        if browsers.is_preflight(self.request):
            return browsers.answer_preflight(self.request)
        try:
            reply = self._judge()
        except APIError as error:
            reply = error_reply(error, self.request_id)
        return replace(reply, headers={**reply.headers, **self._headers()})

    def scene(self, argument: str) -> Scene:
        return Scene(argument, self.request, self.request_id, self.world.now(), self.reply)

    def _headers(self) -> dict[str, str]:
        """On every reply of the API; whose credential it was, once that is known."""
        headers = {
            "date": format_datetime(self.world.now(), usegmt=True),
            "request-id": self.request_id,
            **browsers.headers_for(self.request),
        }
        if self.credential:
            organization = self.credential.organization
            headers["anthropic-organization-id"] = organization.id
            headers["anthropic-workspace-id"] = organization.workspace
        return headers

    def _judge(self) -> Reply:
        """A scenario may answer for an endpoint that is not spoken here, so it may come first."""
        if not self.world.programme.waits(Stage.ACCOUNT):
            find_endpoint(self.request)
        self.credential = authenticate(
            self.request, self.world.accounts, administration=is_administration(self.request.path)
        )
        _check_version(self.request)
        if planned := self.world.programme.take(Stage.ACCOUNT):
            scenario, argument = planned
            played: Reply = scenario.play(self.scene(argument))
            return played
        return self._dispatch(find_endpoint(self.request))

    def _dispatch(self, endpoint: Endpoint) -> Reply:
        match endpoint:
            case Endpoint.MESSAGES:
                return self._message()
            case Endpoint.COUNT_TOKENS:
                return self._count()
            case Endpoint.MODELS:
                return _json(list_models(self.request, self._catalogue(), self.world.today))
            case Endpoint.MODEL:
                name = model_named(self.request)
                return _json(one_model(name, self._catalogue(), self.world.today))
            case Endpoint.ORGANIZATION:
                organization = self._organization
                return _json(
                    {"id": organization.id, "type": "organization", "name": organization.name}
                )

    def _message(self) -> Reply:
        """Whether a request that is refused later on was counted is unconfirmed; here it is not."""
        parsed = self._parsed()
        scene = replace(self.scene(""), organization=self._organization, model=parsed.model.id)
        self._play(Stage.MESSAGES, scene)
        with self.world.caches.trying(self._organization) as cache:
            message = messages.answer(parsed, cache)
            headers = self.world.limiter.admit(
                self._organization, parsed.model.id, message["usage"], self.world.now()
            )
        message = self._play(Stage.MESSAGE, replace(scene, message=message)) or message
        if not parsed.stream:
            return _json(message, headers)
        reply = Reply(200, {"content-type": _STREAM, **headers}, messages.stream(message))
        return self._play(Stage.STREAM, replace(scene, answer=lambda: reply)) or reply

    def _count(self) -> Reply:
        parsed = self._parsed()
        self.world.limiter.admit_count(self._organization, parsed.model.id, self.world.now())
        return _json({"input_tokens": messages.count(parsed)})

    def _play(self, stage: Stage, scene: Scene) -> Any:
        """What a scenario of this stage makes of the scene; None without one."""
        planned = self.world.programme.take(stage)
        if planned is None:
            return None
        scenario, argument = planned
        return scenario.play(replace(scene, argument=argument))

    def _parsed(self) -> messages.MessagesRequest:
        request = bodies.decode(self.request)
        return messages.parse(request, self._catalogue(), self.world.today)

    def _catalogue(self) -> Mapping[str, Model]:
        """Models that are not open to everybody do not exist for others: 404, and in no list."""
        models = self.world.catalogue.items()
        if self._organization.verified:
            return {name: replace(model, restricted=False) for name, model in models}
        return {name: model for name, model in models if not model.restricted}

    @property
    def _organization(self) -> Organization:
        assert self.credential is not None
        return self.credential.organization


def _check_version(request: Request) -> None:
    """That the header is required, and its values, are documented (2026-10-21)."""
    if not request.api_version:
        raise invalid_request(texts.VERSION_REQUIRED)
    if request.api_version not in VERSIONS:
        raise invalid_request(texts.VERSION_INVALID.filled(version=request.api_version))


def _json(body: Mapping[str, object], headers: Mapping[str, str] | None = None) -> Reply:
    return Reply(200, {"content-type": "application/json", **(headers or {})}, to_json(body))
