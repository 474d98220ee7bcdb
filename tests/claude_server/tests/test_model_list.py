"""The list of models, one model, and their states on a given day, as the official client reads."""

from __future__ import annotations

from datetime import UTC, date, datetime

import anthropic
import pytest
from anthropic.types import ModelInfo

from tests.claude_server.model_list import describe
from tests.claude_server.server import ClaudeServer, default_catalogue
from tests.claude_server.tests.toy import CATALOGUE, TODAY, ask, model

OPEN = ["claude-toy-3", "claude-toy-2-20260201"]


def ids(server, query=""):
    return [each["id"] for each in ask(server, "GET", f"/v1/models{query}", None).json["data"]]


def test_the_newest_come_first_and_the_retired_only_when_asked_for(server):
    assert ids(server) == OPEN
    assert ids(server, "?lifecycle[]=retired") == ["claude-toy-1"]
    assert ids(server, "?lifecycle[]=active&lifecycle[]=retired") == [
        "claude-toy-3",
        "claude-toy-1",
    ]


def test_a_model_is_found_by_its_id_and_by_its_alias(client):
    by_alias = client.models.retrieve("claude-toy-2")

    assert by_alias.id == "claude-toy-2-20260201"
    assert by_alias == client.models.retrieve("claude-toy-2-20260201")


def test_a_retired_model_stays_as_history(client):
    assert client.models.retrieve("claude-toy-1").lifecycle == "retired"


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2026, 9, 29), "active"),
        (date(2026, 9, 30), "deprecated"),
        (date(2026, 11, 30), "deprecated"),
        (date(2026, 12, 1), "retired"),
    ],
)
def test_states_follow_the_servers_day(server, client, today, state):
    server.today = today
    found = client.models.retrieve("claude-toy-2")

    assert found.lifecycle == state
    active = state == "active"
    assert found.deprecated_at == (None if active else datetime(2026, 9, 30, tzinfo=UTC))
    assert found.retires_at == (None if active else datetime(2026, 11, 30, tzinfo=UTC))


def test_the_client_pages_through_all_of_them(clock, transport):
    many = {f"claude-m{n}": model(f"claude-m{n}", f"M{n}", date(2026, 1, 1 + n)) for n in range(7)}
    with ClaudeServer(many, TODAY, clock) as server:
        client = anthropic.Anthropic(api_key=server.key, base_url=server.url, http_client=transport)
        found = [each.id for each in client.models.list(limit=3)]
        backwards = [each.id for each in client.models.list(limit=3, before_id="claude-m1")]
        pages = len(server.requests)

    assert found == [f"claude-m{n}" for n in reversed(range(7))]
    assert backwards == ["claude-m4", "claude-m3", "claude-m2", "claude-m6", "claude-m5"]
    assert pages == 3 + 2


@pytest.mark.parametrize(
    ("query", "page", "has_more"),
    [
        ("?limit=1", OPEN[:1], True),
        ("?limit=2", OPEN, False),
        ("?after_id=claude-toy-3", OPEN[1:], False),
        ("?after_id=claude-toy-2", [], False),
        ("?before_id=claude-toy-2", OPEN[:1], False),
        ("?before_id=claude-toy-3", [], False),
        ("?after_id=claude-nobody", [], False),
    ],
)
def test_a_page_says_whether_more_follow(server, query, page, has_more):
    body = ask(server, "GET", f"/v1/models{query}", None).json

    assert [each["id"] for each in body["data"]] == page
    assert body["has_more"] is has_more
    assert (body["first_id"], body["last_id"]) == ((page[0], page[-1]) if page else (None, None))


def fields(model_type):
    return set(model_type.model_fields)


def test_every_field_that_the_sdk_knows_is_there_and_no_other():
    described = describe(CATALOGUE["claude-toy-3"], TODAY)
    capabilities = described["capabilities"]
    kinds = {name: field.annotation for name, field in
             ModelInfo.model_fields["capabilities"].annotation.__args__[0].model_fields.items()}  # fmt: skip

    assert set(described) == fields(ModelInfo)
    assert set(capabilities) == set(kinds)
    for name, kind in kinds.items():
        assert set(capabilities[name]) == fields(kind), name
    types = kinds["thinking"].model_fields["types"].annotation
    assert set(capabilities["thinking"]["types"]) == fields(types)


def test_capabilities_are_those_of_the_model(client):
    capabilities = client.models.retrieve("claude-toy-3").capabilities

    assert capabilities.thinking.types.adaptive.supported
    assert not capabilities.thinking.types.enabled.supported
    assert capabilities.effort.high.supported
    assert not capabilities.effort.max.supported


@pytest.mark.parametrize("name", sorted(default_catalogue()))
def test_every_model_of_the_reference_is_as_the_sdk_wants_it(name):
    described = describe(default_catalogue()[name], TODAY)

    assert ModelInfo.model_validate(described, strict=False).id == name


def test_a_model_of_unknown_age_and_line_says_so():
    old = describe(model("claude-old", "Old", released=None), TODAY)

    assert old["created_at"] == "1970-01-01T00:00:00Z"
