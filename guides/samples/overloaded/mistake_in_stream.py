"""This fails: in the middle of a stream the error is no InternalServerError."""

import anthropic

client = anthropic.Anthropic()
try:
    with client.messages.stream(
        model="claude-sonnet-5-5",
        max_tokens=1024,
        messages=[{"role": "user", "content": "Say hello in one word."}],
    ) as stream:
        print(stream.get_final_text())
except anthropic.InternalServerError:
    print("Busy. Trying again.")
