"""Print who answered: the API, or something in front of it. The request is free."""

import anthropic

HEADERS = ("server", "via", "cf-ray", "content-type", "request-id")
client = anthropic.Anthropic(max_retries=0)
print("address:", client.base_url.host)
try:
    response = client.models.with_raw_response.list(limit=1).http_response
except anthropic.APIStatusError as error:
    response = error.response
print("status:", response.status_code)
for name in HEADERS:
    print(f"{name}: {response.headers.get(name, '-')}")
is_api = response.headers.get("request-id", "").startswith("req_")
print("The API answered." if is_api else "Something in front of the API answered.")
if not is_api:
    print("body:", response.text[:80].replace("\n", " "))
