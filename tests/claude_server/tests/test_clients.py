"""Real clients against the server: Python, synchronous and not, TypeScript, and curl."""

from __future__ import annotations

import asyncio
import json
import shutil
import subprocess
from pathlib import Path

import anthropic
import pytest

from tests.claude_server.limits import Limits
from tests.claude_server.tests.toy import HELLO

NODE_PROJECT = Path(__file__).resolve().parents[2] / "samples"
TYPESCRIPT = """
import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic({ maxRetries: 0 });
const hello = JSON.parse(process.env.HELLO);
const seen = {};

async function attempt(name, call) {
  try {
    seen[name] = await call();
  } catch (error) {
    seen[name] = [error.name, error.status ?? null, error.type ?? null, error.errorCode ?? null];
  }
}
"""
THAT_WORKS = """
await attempt("models", async () => {
  const ids = [];
  for await (const model of client.models.list({ limit: 1 })) ids.push(model.id);
  return ids;
});
await attempt("message", async () => (await client.messages.create(hello)).type);
await attempt("stream", async () => (await client.messages.stream(hello).finalMessage()).type);
await attempt("count", async () => {
  const { model, messages } = hello;
  return (await client.messages.countTokens({ model, messages })).input_tokens > 0;
});
"""
THAT_FAILS = """
await attempt("refused", () => client.withOptions({ apiKey: "made-up" }).messages.create(hello));
await attempt("overloaded", () => client.messages.create(hello));
await attempt("unknown", () => client.messages.create({ ...hello, model: "claude-toy-9" }));
await attempt("capped", () => client.messages.create(hello));
await attempt("inStream", () => client.messages.stream(hello).finalMessage());
await attempt("unfinished", () => client.messages.stream(hello).finalMessage());
"""


def test_a_conversation_with_tools_goes_through(client):
    weather = {
        "name": "get_weather",
        "description": "The weather of a city.",
        "input_schema": {
            "type": "object",
            "properties": {"city": {"type": "string"}},
            "required": ["city"],
        },
    }
    question = {"role": "user", "content": "What is the weather in Paris?"}
    asked = {**HELLO, "messages": [question], "tools": [weather]}
    call = client.messages.create(**asked)
    used = next(block for block in call.content if block.type == "tool_use")
    result = {"type": "tool_result", "tool_use_id": used.id, "content": "Sunny."}
    answer = client.messages.create(
        **asked
        | {
            "messages": [
                question,
                {"role": "assistant", "content": call.content},
                {"role": "user", "content": [result]},
            ]
        }
    )

    assert (call.stop_reason, answer.stop_reason) == ("tool_use", "end_turn")


def test_a_stream_says_the_same_as_the_whole_answer(client):
    whole = client.messages.create(**HELLO)
    with client.messages.stream(**HELLO) as stream:
        text = "".join(stream.text_stream)
        streamed = stream.get_final_message()

    assert text == whole.content[0].text
    assert streamed.usage.output_tokens == whole.usage.output_tokens
    assert streamed.stop_reason == whole.stop_reason


def test_counted_tokens_are_those_that_are_charged(client):
    counted = client.messages.count_tokens(model=HELLO["model"], messages=HELLO["messages"])

    assert counted.input_tokens == client.messages.create(**HELLO).usage.input_tokens


def test_the_asynchronous_client_works_and_fails_the_same(server):
    async def ask():
        async with anthropic.AsyncAnthropic(
            api_key=server.key, base_url=server.url, max_retries=0
        ) as client:
            together = await asyncio.gather(*(client.messages.create(**HELLO) for _ in range(5)))
            async with client.messages.stream(**HELLO) as stream:
                streamed = await stream.get_final_message()
            server.use("overloaded-in-stream", times=1)
            with pytest.raises(anthropic.APIStatusError) as caught:
                async with client.messages.stream(**HELLO) as stream:
                    await stream.get_final_message()
            return [each.type for each in (*together, streamed)], caught.value.type

    assert asyncio.run(ask()) == (["message"] * 6, "overloaded_error")


@pytest.mark.parametrize(
    ("scenario", "requests", "exception"),
    [
        ("overloaded", 3, anthropic.APIStatusError),
        ("internal-error", 3, anthropic.InternalServerError),
        ("html:502", 3, anthropic.InternalServerError),
        ("error_code:plugin_name_taken", 3, anthropic.ConflictError),
        ("reset", 3, anthropic.APIConnectionError),
        ("retry-after-ms", 3, anthropic.RateLimitError),
        ("tier-spend-limit", 3, anthropic.RateLimitError),
        ("retry-allowed", 3, anthropic.BadRequestError),
        ("retry-forbidden", 1, anthropic.InternalServerError),
        ("credit-balance-too-low", 1, anthropic.BadRequestError),
        ("billing-error", 1, anthropic.PaymentRequiredError),
        ("permission-denied", 1, anthropic.PermissionDeniedError),
    ],
)
def test_the_client_tries_again_as_often_as_it_says(
    server, patient_client, scenario, requests, exception
):
    server.use(scenario)
    with pytest.raises(exception):
        patient_client.messages.create(**HELLO)

    assert len(server.requests) == requests


def test_the_client_gets_through_once_the_trouble_is_over(server, patient_client):
    server.use("overloaded", times=2)

    assert patient_client.messages.create(**HELLO).type == "message"
    assert [each.status for each in server.requests] == [529, 529, 200]


def test_an_error_inside_a_stream_is_not_tried_again(server, patient_client):
    server.use("overloaded-in-stream")
    with (
        pytest.raises(anthropic.APIStatusError) as caught,
        patient_client.messages.stream(**HELLO) as stream,
    ):
        stream.get_final_message()

    assert caught.value.status_code == 200
    assert len(server.requests) == 1


def test_a_limit_of_requests_is_met_again_after_the_time_it_names(server, client, clock):
    server.limit(Limits(requests=1))
    client.messages.create(**HELLO)
    with pytest.raises(anthropic.RateLimitError) as caught:
        client.messages.create(**HELLO)

    clock.move(float(caught.value.response.headers["retry-after"]))
    assert client.messages.create(**HELLO).type == "message"


def curl(server, *arguments):
    done = subprocess.run(
        [
            "curl", "--silent", "--show-error", "--max-time", "10", f"{server.url}/v1/messages",
            "--header", "anthropic-version: 2023-06-01",
            "--header", "content-type: application/json", *arguments,
        ],
        capture_output=True, text=True, timeout=20, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


def test_curl_gets_an_answer_a_stream_and_an_error(server):
    key = ("--header", f"x-api-key: {server.key}")
    _, message, _ = curl(server, *key, "--data", json.dumps(dict(HELLO)))
    _, events, _ = curl(server, *key, "--data", json.dumps({**HELLO, "stream": True}))
    _, refused, _ = curl(server, "--data", "{}", "--include")

    assert json.loads(message)["type"] == "message"
    assert events.startswith("event: message_start\n")
    assert refused.startswith("HTTP/1.1 401 ")
    assert '"message":"x-api-key header is required"' in refused


@pytest.mark.parametrize(
    ("scenario", "status", "said"),
    [
        ("reset", 56, "Connection reset by peer"),
        ("no-reply", 52, "Empty reply from server"),
        ("cut", 18, "bytes remaining to read"),
    ],
)
def test_curl_names_what_happened_to_its_connection(server, scenario, status, said):
    server.use(scenario)
    code, _, error = curl(server, "--data", "{}")

    assert code == status
    assert said in error


def test_curl_sends_a_large_body_only_when_it_may(server, tmp_path):
    large = tmp_path / "large.json"
    large.write_bytes(b" " * (33 * 1024 * 1024))
    code, output, _ = curl(server, "--data-binary", f"@{large}", "--write-out", "%{http_code}")

    assert code == 0
    assert output == (
        '{"error":{"type":"request_too_large","message":"Request exceeds the maximum size"}}413'
    )


def run_typescript(server, script):
    """What the official client for TypeScript made of one request after the other."""
    node = shutil.which("node")
    if not node or not (NODE_PROJECT / "node_modules" / "@anthropic-ai" / "sdk").is_dir():
        pytest.skip("needs Node.js, and the packages of tests/samples")
    done = subprocess.run(
        [
            node,
            "--input-type=module",
            "--eval",
            f"{TYPESCRIPT}{script}console.log(JSON.stringify(seen));",
        ],
        cwd=NODE_PROJECT,
        env={
            "ANTHROPIC_API_KEY": server.key,
            "ANTHROPIC_BASE_URL": server.url,
            "HELLO": json.dumps(dict(HELLO)),
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_typescript_reads_what_is_answered(server):
    assert run_typescript(server, THAT_WORKS) == {
        "models": ["claude-toy-3", "claude-toy-2-20260201"],
        "message": "message",
        "stream": "message",
        "count": True,
    }


def test_typescript_reads_what_is_refused(server):
    server.use("overloaded", times=1)
    server.use("tier-spend-limit", times=1)
    server.use("overloaded-in-stream", times=1)
    server.use("cut-stream", times=1)
    seen = run_typescript(server, THAT_FAILS)

    assert seen.pop("unfinished")[1:] == [None, None, None]
    assert seen == {
        "refused": ["AuthenticationError", 401, "authentication_error", None],
        "overloaded": ["OverloadedError", 529, "overloaded_error", None],
        "unknown": ["NotFoundError", 404, "not_found_error", None],
        "capped": [
            "EnforcedSpendLimitReachedError",
            429,
            "rate_limit_error",
            "enforced_spend_limit_reached",
        ],
        "inStream": ["APIError", None, "overloaded_error", None],
    }
