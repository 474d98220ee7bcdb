"""Stream a long answer, and take it as one message at the end."""

import anthropic

client = anthropic.Anthropic(max_retries=4)
with client.messages.stream(
    model="claude-sonnet-5-5",
    max_tokens=64_000,
    messages=[{"role": "user", "content": "Write the whole manual."}],
) as stream:
    message = stream.get_final_message()

for block in message.content:
    if block.type == "text":
        print(block.text)
print(f"[{message.stop_reason}, {message.usage.output_tokens} output tokens]")
