import os

import anthropic

KINDS = {
    "sk-ant-api": "an API key",
    "sk-ant-oat": "the token of a login or of federation",
    "sk-ant-ort": "a refresh token, which is no credential for requests",
    "sk-ant-admin": "an Admin key",
}

for name in ("ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "CLAUDE_CODE_OAUTH_TOKEN"):
    value = os.environ.get(name, "")
    kind = next((kind for start, kind in KINDS.items() if value.startswith(start)), "unknown")
    print(f"{name}: {kind if value else 'not set'}")

client = anthropic.Anthropic(max_retries=0)
print("sends to", client.base_url)
try:
    reply = client.models.with_raw_response.list(limit=1)
    print("accepted, organization", reply.headers.get("anthropic-organization-id"))
except anthropic.APIStatusError as error:
    print("rejected:", error.status_code, error.type, error.error_code, error.api_message)
    print("request id", error.request_id)
