import anthropic

client = anthropic.Anthropic()
print("sends to", client.base_url)
try:
    reply = client.models.with_raw_response.list(limit=100)
    print("allowed, organization", reply.headers.get("anthropic-organization-id"))
    print("workspace", reply.headers.get("anthropic-workspace-id"))
    print("models:", ", ".join(model.id for model in reply.parse().data))
except anthropic.PermissionDeniedError as error:
    print("refused:", error.status_code, error.type, error.api_message)
    print("code:", error.error_code)
    print("workspace:", error.workspace_id)
    print("request id:", error.request_id)
