"""Ask for a short answer with little thinking, and print what it took of the output limit.

Usage: python short_answer.py "Why is the sky blue?"
"""

import sys

import anthropic

client = anthropic.Anthropic(max_retries=5)
response = client.messages.with_raw_response.create(
    model="claude-sonnet-5-5",
    max_tokens=4096,
    output_config={"effort": "low"},
    system="Answer in at most three sentences.",
    messages=[{"role": "user", "content": sys.argv[1]}],
)
message = response.parse()
for block in message.content:
    if block.type == "text":
        print(block.text)
details = message.usage.output_tokens_details
print("output tokens:", message.usage.output_tokens)
print("of these, thinking:", details.thinking_tokens if details else "not said")
for name in ("limit", "remaining", "reset"):
    print(f"{name}:", response.headers.get(f"anthropic-ratelimit-output-tokens-{name}"))
