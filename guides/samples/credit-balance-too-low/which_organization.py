import anthropic

client = anthropic.Anthropic(max_retries=0)

# Free: shows whose balance this key draws on.
listing = client.models.with_raw_response.list(limit=1)
print("organization", listing.headers.get("anthropic-organization-id"))
print("workspace   ", listing.headers.get("anthropic-workspace-id"))

# Paid, a fraction of a cent: only a real message shows whether there is credit.
try:
    client.messages.create(
        model="claude-sonnet-5-5",
        max_tokens=16,
        messages=[{"role": "user", "content": "Say hello."}],
    )
    print("the request was paid for: this organization has credit")
except anthropic.BadRequestError as error:
    print("refused:", error.api_message, "| request id", error.request_id)
