"""Way 2: the raw events. Look at the type before you touch a field."""

from anthropic import Anthropic

client = Anthropic()
stream = client.messages.create(
    model="claude-sonnet-5-5",
    max_tokens=1024,
    messages=[{"role": "user", "content": "Name three moons of Jupiter."}],
    stream=True,
)
for event in stream:
    if event.type == "content_block_delta" and event.delta.type == "text_delta":
        print(event.delta.text, end="", flush=True)
    elif event.type == "message_delta":
        print(f"\n[{event.delta.stop_reason}, {event.usage.output_tokens} output tokens]")
