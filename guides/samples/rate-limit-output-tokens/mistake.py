"""This fails on a low limit: long answers, one after the other."""

import anthropic

client = anthropic.Anthropic(max_retries=0)  # to see the 429 at once

for chapter in ("The harbour", "The storm", "The lighthouse"):
    message = client.messages.create(
        model="claude-sonnet-5-5",
        max_tokens=16000,
        messages=[{"role": "user", "content": f"Write a chapter called {chapter}."}],
    )
    print(f"[{chapter}: {message.usage.output_tokens} output tokens]")
