import anthropic

client = anthropic.Anthropic(max_retries=0)
print("sends to", client.base_url)
try:
    client.models.list(limit=1)
    print("reached the API: the key is accepted")
except anthropic.APIStatusError as error:
    headers = error.response.headers
    if error.request_id:
        print("reached the API:", error.status_code, error.type, error.api_message)
        print("request id", error.request_id)
    else:
        print("stopped before the API:", error.status_code, headers.get("content-type"))
        print("cf-ray", headers.get("cf-ray"), "cf-mitigated", headers.get("cf-mitigated"))
        print(error.response.text[:200])
