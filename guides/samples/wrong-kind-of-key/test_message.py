import anthropic

# The cheapest proof that a key is right for Messages.
client = anthropic.Anthropic()
message = client.messages.create(
    model="claude-sonnet-5-5", max_tokens=16, messages=[{"role": "user", "content": "Hello."}]
)
print("the key is right for Messages:", message.id)
