"""Send one small request and print everything that says which limit refused it."""

import anthropic

WORDS = ("ratelimit", "retry", "fast", "priority", "request-id", "workspace-id")

client = anthropic.Anthropic(max_retries=0)
try:
    client.messages.create(
        model="claude-sonnet-5-5",
        max_tokens=16,
        messages=[{"role": "user", "content": "ping"}],
    )
    print("No limit was hit.")
except anthropic.APIStatusError as error:
    print("status: ", error.status_code)
    print("type:   ", error.type)
    print("code:   ", error.error_code)
    print("message:", error.api_message or error.message)
    for name, value in error.response.headers.items():
        if any(word in name for word in WORDS):
            print(f"{name}: {value}")
