import os

import anthropic

key = os.environ.get("ANTHROPIC_API_KEY", "")
print("ANTHROPIC_API_KEY:", f"ends with {key[-4:]}" if key else "not set")

client = anthropic.Anthropic()
print("sends to", client.base_url)
try:
    reply = client.models.with_raw_response.list(limit=1)
    print("active, organization", reply.headers.get("anthropic-organization-id"))
except anthropic.OrganizationOnHoldError as error:
    print("on hold:", error.status_code, error.error_code, error.api_message)
    print("appeal:", error.details.appeal_url or "no address given, write to support")
    print("request id", error.request_id)
except anthropic.BadRequestError as error:
    print("refused without a hold:", error.status_code, error.type, error.api_message)
    print("request id", error.request_id)
