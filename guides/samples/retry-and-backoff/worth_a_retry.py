"""Let the SDK retry, but not what no retry can heal: a spend cap, or a wait that is too long."""

from typing import Any

import anthropic

CAPS = (b"enforced_spend_limit_reached", b"contract_spend_limit_reached")
LONGEST_WAIT = 120  # seconds


def worth_a_retry(
    request: anthropic.APIRequest, call_next: anthropic.CallNext
) -> anthropic.APIResponse[Any]:
    response = call_next(request)
    if response.status_code == 429:
        body = response.http_response.read()
        wait = response.headers.get("retry-after", "")
        too_long = wait.isdigit() and int(wait) > LONGEST_WAIT
        if too_long or any(code in body for code in CAPS):
            response.headers["x-should-retry"] = "false"
    return response


client = anthropic.Anthropic(max_retries=5, middleware=[worth_a_retry])
message = client.messages.create(
    model="claude-sonnet-5-5",
    max_tokens=1024,
    messages=[{"role": "user", "content": "Say hello in one word."}],
)
print("".join(block.text for block in message.content if block.type == "text"))
