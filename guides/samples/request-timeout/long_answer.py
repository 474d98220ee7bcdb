"""Stream a long answer: what arrives keeps the connection alive."""

from anthropic import Anthropic

client = Anthropic()  # waits up to 10 minutes for the next piece, not for the whole
with client.messages.stream(
    model="claude-sonnet-5-5",
    max_tokens=32_000,
    messages=[{"role": "user", "content": "Compare all moons of Jupiter."}],
) as stream:
    for text in stream.text_stream:
        print(text, end="", flush=True)
    message = stream.get_final_message()
print(f"\n[{message.stop_reason}, {message.usage.output_tokens} output tokens]")
