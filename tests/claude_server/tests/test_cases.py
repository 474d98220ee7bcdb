"""Every refusal in the table, over plain HTTP and through the official client."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

import anthropic
import pytest

from tests.claude_server.server import ClaudeServer
from tests.claude_server.tests.cases import CASES, CONTENT_CASES
from tests.claude_server.tests.toy import CATALOGUE, TODAY, Clock, ask

BY_NAME = [pytest.param(case, id=case.request) for case in (*CASES, *CONTENT_CASES)]


@pytest.fixture(scope="module")
def lasting_server():
    """No case changes anything in it."""
    with ClaudeServer(catalogue=CATALOGUE, today=TODAY, clock=Clock()) as running:
        yield running


def same(message, text):
    """A number that depends on how tokens are counted stands as {n} in the text."""
    before, number, after = text.partition("{n}")
    return message == text or bool(
        number and re.fullmatch(rf"{re.escape(before)}\d+{re.escape(after)}", message)
    )


def error_class(name):
    """Of the package, or of those that belong to one error_code."""
    return getattr(anthropic, name, None) or getattr(anthropic._error_classes, name)


def through(client, server, case):
    sent = {"authorization": None, "x-api-key": server.key, "anthropic-version": "2023-06-01"}
    headers = {
        name: anthropic.Omit() if value is None else value
        for name, value in (sent | dict(case.headers(server))).items()
    }
    content = json.dumps(dict(case.body)) if isinstance(case.body, Mapping) else case.body
    options = {"headers": headers | {"content-type": "application/json"}}
    if case.method == "GET":
        client.get(case.path, cast_to=object, options=options)
    else:
        client.post(case.path, cast_to=object, content=content, options=options)


@pytest.mark.parametrize("case", BY_NAME)
def test_a_refused_request_gets_its_status_type_and_text(lasting_server, case):
    reply = ask(lasting_server, case.method, case.path, case.body, **case.headers(lasting_server))

    assert (reply.status, reply.error["type"]) == (case.status, case.error_type)
    assert same(reply.error["message"], case.text)
    assert reply.json["type"] == "error"
    assert reply.json["request_id"] == reply.headers["request-id"]


@pytest.mark.parametrize("case", BY_NAME)
def test_the_official_client_raises_the_class_for_it(lasting_server, transport, case):
    client = anthropic.Anthropic(
        api_key="unused", base_url=lasting_server.url, max_retries=0, http_client=transport
    )
    with pytest.raises(error_class(case.exception)) as caught:
        through(client, lasting_server, case)

    assert type(caught.value).__name__ == case.exception
    assert caught.value.status_code == case.status
    assert caught.value.type == case.error_type
    assert same(caught.value.api_message, case.text)
    assert caught.value.request_id.startswith("req_011C")
