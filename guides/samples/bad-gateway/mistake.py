"""This fails: the body of a gateway's answer is a page, so the error handler breaks too."""

import anthropic

client = anthropic.Anthropic()
try:
    message = client.messages.create(
        model="claude-sonnet-5-5",
        max_tokens=1024,
        messages=[{"role": "user", "content": "Say hello in one word."}],
    )
    print(message.stop_reason)
except anthropic.APIStatusError as error:
    print(error.body["error"]["message"])  # type: ignore[index]  # mypy finds it
