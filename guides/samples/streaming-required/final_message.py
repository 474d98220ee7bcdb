"""Stream, and get the same Message that create() returns."""

from anthropic import Anthropic

client = Anthropic()
with client.messages.stream(
    model="claude-sonnet-5-5",
    max_tokens=32_000,
    messages=[{"role": "user", "content": "Write a report on tides."}],
) as stream:
    message = stream.get_final_message()

for block in message.content:
    if block.type == "text":
        print(block.text)
print(f"[{message.stop_reason}, {message.usage.output_tokens} output tokens]")
