"""Print the rate limits of this key and model, as the API reports them."""

import anthropic

client = anthropic.Anthropic(max_retries=0)
try:
    response = client.messages.with_raw_response.create(
        model="claude-sonnet-5-5",
        max_tokens=16,
        messages=[{"role": "user", "content": "ping"}],
    )
    headers = response.headers
except anthropic.RateLimitError as error:
    print(error.status_code, error.error_code, error.api_message)
    headers = error.response.headers

for name in sorted(headers):
    if name == "retry-after" or name.startswith("anthropic-ratelimit-"):
        print(f"{name}: {headers[name]}")
