"""This fails at the first 500: max_retries=0 switches the SDK's own retries off."""

import anthropic

client = anthropic.Anthropic(max_retries=0)
message = client.messages.create(
    model="claude-sonnet-5-5",
    max_tokens=1024,
    messages=[{"role": "user", "content": "Say hello in one word."}],
)
print(message.stop_reason)
