import os
import string

import anthropic

key = os.environ.get("ANTHROPIC_API_KEY", "")
if not key:
    raise SystemExit("ANTHROPIC_API_KEY is empty in this process")

usual = string.ascii_letters + string.digits + "-_"
odd = [f"U+{ord(char):04X} at {place}" for place, char in enumerate(key) if char not in usual]
print(f"{len(key)} characters, from {key[:13]!r} to {key[-4:]!r}")
print("characters that do not belong in a key:", ", ".join(odd) or "none")

client = anthropic.Anthropic(api_key=key, max_retries=0)
print("sends to", client.base_url)
try:
    reply = client.models.with_raw_response.list(limit=1)
    print("accepted, organization", reply.headers.get("anthropic-organization-id"))
except anthropic.APIStatusError as error:
    print("rejected with", error.status_code, error.api_message, "| request id", error.request_id)
except anthropic.APIConnectionError as error:
    # The text of the cause may hold the key, so only its class is printed.
    print("failed with", type(error.__cause__).__name__)
