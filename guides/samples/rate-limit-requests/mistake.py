"""This fails on a low limit: one request for each word, as fast as they go."""

import anthropic

client = anthropic.Anthropic(max_retries=0)  # to see the 429 at once

for word in ("river", "bridge", "harbour", "lighthouse", "island", "ferry"):
    client.messages.create(
        model="claude-sonnet-5-5",
        max_tokens=1024,
        messages=[{"role": "user", "content": f"Translate into French: {word}"}],
    )
    print(f"[{word} is done]")
