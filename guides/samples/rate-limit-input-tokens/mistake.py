"""This fails on a low limit: each question sends the whole text again, and all of it counts."""

from pathlib import Path

import anthropic

client = anthropic.Anthropic(max_retries=0)  # to see the 429 at once
document = Path("manual.txt").read_text(encoding="utf-8")

for question in ("What is it?", "Who made it?", "What does it cost?"):
    message = client.messages.create(
        model="claude-sonnet-5-5",
        max_tokens=1024,
        system=document,
        messages=[{"role": "user", "content": question}],
    )
    print(f"[counts toward ITPM: {message.usage.input_tokens}]")
