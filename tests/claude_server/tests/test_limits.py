"""Buckets run empty, refill with the clock, and say so in headers."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.claude_server.accounts import make_organization
from tests.claude_server.exchange import APIError
from tests.claude_server.limits import Bucket, Limiter, Limits
from tests.claude_server.server import ClaudeServer
from tests.claude_server.tests.toy import CATALOGUE, HELLO, NOON, TODAY, ask, say_hello

OURS = make_organization()


def usage(tokens=0, output=0, **more):
    return {"input_tokens": tokens, "output_tokens": output, **more}


def later(seconds):
    return NOON + timedelta(seconds=seconds)


def retry_after(limiter, model, spent, now):
    with pytest.raises(APIError) as caught:
        limiter.admit(OURS, model, spent, now)
    assert caught.value.status == 429
    return int(caught.value.headers["retry-after"])


def test_a_bucket_refills_continuously_and_never_over_its_brim():
    bucket = Bucket(60, NOON)
    bucket.take(60, NOON)

    assert bucket.level(NOON) == 0
    assert bucket.level(later(0.5)) == pytest.approx(0.5)
    assert bucket.level(later(30)) == pytest.approx(30)
    assert bucket.level(later(3600)) == 60


def test_a_clock_that_goes_back_neither_fills_nor_empties():
    bucket = Bucket(60, later(10))
    bucket.take(30, later(10))

    assert bucket.level(NOON) == 30
    assert bucket.level(later(20)) == pytest.approx(40)


def test_what_can_never_fit_waits_for_a_full_bucket():
    bucket = Bucket(60, NOON)
    bucket.take(30, NOON)

    assert bucket.wait(1000, NOON) == pytest.approx(30)


def test_requests_run_out_and_come_back_one_by_one():
    limiter = Limiter(Limits(requests=6))
    for _ in range(6):
        limiter.admit(OURS, "claude-toy-3", usage(), NOON)

    assert retry_after(limiter, "claude-toy-3", usage(), NOON) == 10
    limiter.admit(OURS, "claude-toy-3", usage(), later(10))
    assert retry_after(limiter, "claude-toy-3", usage(), later(10)) == 10


def test_input_counts_what_is_written_to_a_cache_but_not_what_is_read_from_it():
    limiter = Limiter(Limits(input_tokens=1000))
    read = usage(100, cache_read_input_tokens=50_000)
    limiter.admit(OURS, "claude-toy-3", read, NOON)
    limiter.admit(OURS, "claude-toy-3", usage(100, cache_creation_input_tokens=700), NOON)

    assert retry_after(limiter, "claude-toy-3", usage(200), NOON) == 6


def test_output_may_overdraw_and_is_refused_until_it_is_paid_back():
    limiter = Limiter(Limits(output_tokens=600))
    limiter.admit(OURS, "claude-toy-3", usage(output=1199), NOON)

    assert retry_after(limiter, "claude-toy-3", usage(), NOON) == 60
    assert retry_after(limiter, "claude-toy-3", usage(), later(59)) == 1
    limiter.admit(OURS, "claude-toy-3", usage(), later(60))


def test_a_refused_request_costs_nothing():
    limiter = Limiter(Limits(requests=2, input_tokens=1000))
    for _ in range(5):
        retry_after(limiter, "claude-toy-3", usage(1001), NOON)

    headers = limiter.admit(OURS, "claude-toy-3", usage(1000), NOON)
    assert headers["anthropic-ratelimit-requests-remaining"] == "1"


def test_models_of_one_class_share_their_buckets_and_others_do_not():
    limiter = Limiter(Limits(requests=1))
    limiter.admit(OURS, "claude-opus-4-6", usage(), NOON)

    retry_after(limiter, "claude-opus-4-8", usage(), NOON)
    limiter.admit(OURS, "claude-opus-5", usage(), NOON)
    limiter.admit(make_organization(), "claude-opus-4-6", usage(), NOON)


def test_the_headers_name_each_limiter_what_is_left_and_when_it_is_full():
    limiter = Limiter(Limits(requests=60, input_tokens=60_000, output_tokens=12_000))

    assert limiter.admit(OURS, "claude-toy-3", usage(1_600, 3_000), NOON) == {
        "anthropic-ratelimit-requests-limit": "60",
        "anthropic-ratelimit-requests-remaining": "59",
        "anthropic-ratelimit-requests-reset": "2026-11-22T12:00:01Z",
        "anthropic-ratelimit-tokens-limit": "72000",
        "anthropic-ratelimit-tokens-remaining": "67000",
        "anthropic-ratelimit-tokens-reset": "2026-11-22T12:00:15Z",
        "anthropic-ratelimit-input-tokens-limit": "60000",
        "anthropic-ratelimit-input-tokens-remaining": "58000",
        "anthropic-ratelimit-input-tokens-reset": "2026-11-22T12:00:02Z",
        "anthropic-ratelimit-output-tokens-limit": "12000",
        "anthropic-ratelimit-output-tokens-remaining": "9000",
        "anthropic-ratelimit-output-tokens-reset": "2026-11-22T12:00:15Z",
    }


def test_a_server_refuses_by_name_and_answers_again_when_the_time_has_passed(server, clock):
    server.limit(Limits(requests=1))
    say_hello(server)
    refused = say_hello(server)

    assert refused.status == 429
    assert refused.error["type"] == "rate_limit_error"
    assert refused.error["message"].startswith(
        "This request would exceed your organization's rate limit of 1 requests per minute"
        f" (org: {refused.headers['anthropic-organization-id']}, model: claude-toy-3)."
    )
    assert refused.headers["retry-after"] == "60"
    assert refused.headers["anthropic-ratelimit-requests-remaining"] == "0"
    clock.move(60)
    assert say_hello(server).status == 200


@pytest.mark.parametrize(
    ("limits", "named"),
    [
        (Limits(input_tokens=1), "1 input tokens per minute"),
        (Limits(output_tokens=30_000), "30,000 output tokens per minute"),
    ],
)
def test_the_text_names_the_limit_that_was_hit(clock, limits, named):
    with ClaudeServer(CATALOGUE, TODAY, clock, limits) as server:
        pool = server.limiter._pool(server.accounts.organization, "claude-toy-3", clock())
        pool.output_tokens.take(30_000, clock())
        assert named in say_hello(server).error["message"]


def test_a_refusal_comes_before_a_stream_begins(server):
    server.limit(Limits(requests=1))
    say_hello(server)
    refused = ask(server, body={**HELLO, "stream": True})

    assert refused.status == 429
    assert refused.headers["content-type"] == "application/json"


def test_counting_tokens_has_a_limit_of_its_own(server):
    server.limit(Limits(requests=1, count_requests=2))
    question = {name: HELLO[name] for name in ("model", "messages")}
    say_hello(server)
    counts = [ask(server, path="/v1/messages/count_tokens", body=question) for _ in range(3)]

    assert [each.status for each in counts] == [200, 200, 429]
    assert counts[0].json["input_tokens"] > 0
    assert int(counts[2].headers["retry-after"]) == 30


def test_what_was_refused_was_not_written_to_the_cache_either(server, clock):
    long = {"type": "text", "text": "word " * 9_000, "cache_control": {"type": "ephemeral"}}
    question = {**HELLO, "system": [long]}
    server.limit(Limits(input_tokens=100))

    assert [ask(server, body=question).status for _ in range(2)] == [429, 429]
    server.limit(Limits())
    assert ask(server, body=question).json["usage"]["cache_read_input_tokens"] == 0
    assert ask(server, body=question).json["usage"]["cache_read_input_tokens"] > 0


def test_free_endpoints_neither_cost_nor_show_a_limit(server):
    server.limit(Limits(requests=1))
    replies = [ask(server, "GET", "/v1/models", None) for _ in range(3)]

    assert {each.status for each in replies} == {200}
    assert not [name for name in replies[0].headers if name.startswith("anthropic-ratelimit")]
    assert say_hello(server).status == 200
