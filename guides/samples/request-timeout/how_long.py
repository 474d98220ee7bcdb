"""Send one short request: say whether it times out too, after how long, and at which point."""

import time

import anthropic

client = anthropic.Anthropic(max_retries=0)
print("time-out of this client:", client.timeout)
started = time.monotonic()
try:
    client.messages.create(
        model="claude-sonnet-5-5",
        max_tokens=16,
        messages=[{"role": "user", "content": "Say hello."}],
    )
    print(f"answered after {time.monotonic() - started:.1f} s: the way is free")
except anthropic.APITimeoutError as error:
    # ConnectTimeout: no connection. ReadTimeout: connected, but no answer.
    point = type(error.__cause__).__name__
    print(f"gave up after {time.monotonic() - started:.1f} s: {point}. {error}")
except anthropic.APIStatusError as error:
    print(f"answered after {time.monotonic() - started:.1f} s with {error.status_code}")
