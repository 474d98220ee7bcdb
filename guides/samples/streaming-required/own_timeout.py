"""Keep create(): a time-out of your own switches the check off."""

from anthropic import Anthropic

client = Anthropic(max_retries=0)  # a second try starts from the beginning
message = client.messages.create(
    model="claude-sonnet-5-5",
    max_tokens=32_000,
    timeout=20 * 60.0,  # seconds
    messages=[{"role": "user", "content": "Write a report on tides."}],
)
print(f"[{message.stop_reason}, {message.usage.output_tokens} output tokens]")
