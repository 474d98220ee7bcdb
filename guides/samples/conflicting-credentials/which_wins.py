import os

import anthropic

for name in ("API_KEY", "AUTH_TOKEN", "PROFILE", "FEDERATION_RULE_ID", "CUSTOM_HEADERS"):
    value = os.environ.get(f"ANTHROPIC_{name}")
    print(f"ANTHROPIC_{name}:", "not set" if value is None else f"set, {len(value)} characters")

client = anthropic.Anthropic(max_retries=0)
chosen = {"API key": client.api_key, "auth token": client.auth_token, "profile": client.credentials}
print("the SDK chose:", next((kind for kind, value in chosen.items() if value), "nothing"))
try:
    reply = client.models.with_raw_response.list(limit=1)
    print("accepted, organization", reply.headers.get("anthropic-organization-id"))
    print("workspace", reply.headers.get("anthropic-workspace-id"))
except anthropic.APIStatusError as error:
    print("refused with", error.status_code, error.api_message)
