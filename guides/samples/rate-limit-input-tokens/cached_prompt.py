"""Ask many questions about one text, sending the text through the prompt cache.

Usage: python cached_prompt.py manual.txt "First question" "Second question"
"""

import sys
from pathlib import Path

import anthropic

client = anthropic.Anthropic(max_retries=5)
document = Path(sys.argv[1]).read_text(encoding="utf-8")

for question in sys.argv[2:]:
    message = client.messages.create(
        model="claude-sonnet-5-5",
        max_tokens=1024,
        system=[{"type": "text", "text": document, "cache_control": {"type": "ephemeral"}}],
        messages=[{"role": "user", "content": question}],
    )
    for block in message.content:
        if block.type == "text":
            print(block.text)
    usage = message.usage
    counted = usage.input_tokens + (usage.cache_creation_input_tokens or 0)
    print(f"[counts toward ITPM: {counted}; from the cache: {usage.cache_read_input_tokens or 0}]")
