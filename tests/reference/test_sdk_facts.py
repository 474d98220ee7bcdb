"""What an SDK does by itself, in sentences."""

from __future__ import annotations

import pytest

from tests.reference import toy
from troubleshooter.content.reference import Variable
from troubleshooter.reference.sdk_facts import (
    VariableFacts,
    describe_duration,
    list_facts,
    list_variables,
)


def facts(**fields):
    return {fact.name: fact.text for fact in list_facts(toy.sdk(**fields))}


def test_retries_are_counted_as_requests_too():
    assert facts(max_retries=4)["Retries"] == "4 by default: 5 requests at most."


def test_the_statuses_that_are_retried_are_listed():
    assert facts()["Retried"] == (
        "408, 429 and every status from 500 on, and failures of the connection. The reply can"
        " overrule this: `x-again`. An error inside a stream that has begun is never retried."
    )


def test_what_else_is_retried_is_said_as_the_row_has_it():
    text = facts(retries_connection_failures=False, retries_streams=True)["Retried"]

    assert "connection" not in text
    assert text.endswith("An error inside a stream that has begun is retried too.")


def test_the_wait_has_its_limits_in_words():
    text = facts()["Wait before a retry"]

    assert text.startswith("As long as `wait-ms`, else `wait` says, up to about 50 days; ")
    assert "a longer one is cut to that" in text
    assert "0.5 seconds, doubled each time, at most 8, shortened" in text
    assert "a longer one is ignored" in facts(beyond_retry_after="ignored")["Wait before a retry"]


def test_the_timeout_names_the_connection_where_it_has_one_of_its_own():
    assert facts()["Timeout"] == "10 minutes for a request, 5 seconds to connect."
    assert facts(connect_timeout_seconds=None)["Timeout"] == "10 minutes for a request."


def test_credentials_come_in_the_order_in_which_they_count():
    text = facts()["Credentials from the environment"]

    assert text == "`A_KEY`, then `A_TOKEN`: the first that is set counts."


def test_what_an_sdk_has_no_setting_for_is_left_out():
    assert facts()["Connections"] == "1,000 at a time, 100 of them kept open."
    assert facts(max_keepalive_connections=None)["Connections"] == "1,000 at a time."
    assert "Connections" not in facts(max_connections=None)


def test_a_variable_that_means_the_same_everywhere_is_said_once():
    sdks = [toy.sdk(name="Python"), toy.sdk(name="Go")]

    assert list_variables(sdks) == (VariableFacts("A_URL", (("another address.", ""),)),)


def test_a_variable_says_where_it_means_what():
    mine, other = Variable("A_LOG", "info or debug."), Variable("A_LOG", "off or on.")
    sdks = [toy.sdk(name="Python", variables=(mine,)), toy.sdk(name="Go", variables=(other,))]

    assert list_variables(sdks) == (
        VariableFacts("A_LOG", (("info or debug.", "Python"), ("off or on.", "Go"))),
    )
    assert list_variables([*sdks, toy.sdk(variables=())])[0].name == "A_LOG"


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (5, "5 seconds"),
        (90, "90 seconds"),
        (600, "10 minutes"),
        (7200, "2 hours"),
        (4_294_967, "about 50 days"),
    ],
)
def test_a_duration_is_said_in_its_largest_unit(seconds, expected):
    assert describe_duration(seconds) == expected
