import sys
from pathlib import Path

import anthropic
from anthropic.types import MessageParam

MODEL = "claude-sonnet-5-5"
STANDARD = 200_000
client = anthropic.Anthropic(max_retries=0)
prompt: list[MessageParam] = [{"role": "user", "content": Path(sys.argv[1]).read_text()}]

# Free: how many tokens the prompt has.
tokens = client.messages.count_tokens(model=MODEL, messages=prompt).input_tokens
size = "long" if tokens > STANDARD else "standard"
print(f"{tokens:,} tokens: {size} context")

try:
    message = client.messages.create(model=MODEL, max_tokens=1024, messages=prompt)
    print("accepted:", message.stop_reason)
except anthropic.RateLimitError as error:
    if "long context" not in (error.api_message or ""):
        raise
    raise SystemExit(f"no retry helps: {error.api_message}") from error
