"""Count the tokens of a request before it is sent.

Usage: python count_first.py prompt.txt
"""

import sys
from pathlib import Path

import anthropic

MODEL = "claude-sonnet-5-5"

client = anthropic.Anthropic()
prompt = Path(sys.argv[1]).read_text(encoding="utf-8")
messages: list[anthropic.types.MessageParam] = [{"role": "user", "content": prompt}]

window = client.models.retrieve(MODEL).max_input_tokens or 200_000
tokens = client.messages.count_tokens(model=MODEL, messages=messages).input_tokens
print(f"{tokens:,} of {window:,} tokens")
if tokens > window * 0.98:  # the count is an estimate: keep a margin
    sys.exit("Too long. Nothing was sent.")

message = client.messages.create(model=MODEL, max_tokens=1024, messages=messages)
for block in message.content:
    if block.type == "text":
        print(block.text)
if message.stop_reason == "model_context_window_exceeded":
    print("The window was full before the answer was finished.", file=sys.stderr)
