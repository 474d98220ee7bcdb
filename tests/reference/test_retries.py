"""What the SDKs do about an error code unasked."""

from __future__ import annotations

import pytest

from tests.reference import toy
from troubleshooter.engine.knowledge import RetryHelps
from troubleshooter.reference.retries import describe_retries


@pytest.mark.parametrize(
    ("status", "expected"),
    [(400, False), (408, True), (409, False), (429, True), (499, False), (500, True), (529, True)],
)
def test_a_status_is_retried_if_it_is_named_or_high_enough(status, expected):
    assert toy.sdk().retries(status) is expected


def test_a_useless_retry_is_called_so():
    code = toy.code(status=429, helps=RetryHelps.NO).code

    text = describe_retries(code, [toy.sdk(max_retries=3)])

    assert "status (429)" in text
    assert "up to 3 times" in text
    assert "only costs time" in text


@pytest.mark.parametrize(
    ("status", "helps", "expected"),
    [
        (400, RetryHelps.NO, "do not send it again either"),
        (400, RetryHelps.LATER, "do not send a 400 again by themselves: do it in your code"),
        (400, RetryHelps.YES, "do not send a 400 again by themselves: do it in your code"),
        (429, RetryHelps.LATER, "too soon"),
        (429, RetryHelps.YES, "do so by themselves, up to 2 times"),
    ],
)
def test_what_the_sdks_do_is_set_beside_what_helps(status, helps, expected):
    assert expected in describe_retries(toy.code(status, helps).code, [toy.sdk()])


def test_one_sdk_that_retries_is_enough_to_warn():
    code = toy.code(status=409).code

    assert "only costs time" in describe_retries(
        code, [toy.sdk(), toy.sdk(retried_statuses=(409,))]
    )
