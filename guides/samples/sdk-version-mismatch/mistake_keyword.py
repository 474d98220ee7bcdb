"""This fails: the code is older than the SDK, which since 1.0 takes no temperature."""

from anthropic import Anthropic

client = Anthropic()
message = client.messages.create(  # type: ignore[call-overload]  # mypy finds it before it runs
    model="claude-sonnet-5-5",
    max_tokens=1024,
    temperature=0.2,
    messages=[{"role": "user", "content": "Name one moon."}],
)
print(message.content)
