import anthropic

client = anthropic.Anthropic()

try:
    client.messages.create(
        model="claude-sonnet-5-5",
        max_tokens=16,
        messages=[{"role": "user", "content": "Say hello."}],
    )
    print("the request was paid for")
except anthropic.PaymentRequiredError as error:
    headers = error.response.headers
    print(f"402 {error.type}: {error.api_message}")
    print("error_code  ", error.error_code)
    print("organization", headers.get("anthropic-organization-id"))
    print("request id  ", error.request_id)
    if (error.error_code or "").startswith("linked_organization"):
        print("to act: the customer's organization, which you bill this request to")
    else:
        print("to act: whoever may change the payment method of your organization")
