import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic();
console.log("sends to", client.baseURL);
try {
  const { data, response } = await client.models.list({ limit: 100 }).withResponse();
  console.log("allowed, organization", response.headers.get("anthropic-organization-id"));
  console.log("workspace", response.headers.get("anthropic-workspace-id"));
  console.log("models:", data.data.map((model) => model.id).join(", "));
} catch (error) {
  if (!(error instanceof Anthropic.PermissionDeniedError)) throw error;
  console.log("refused:", error.status, error.type, error.apiMessage);
  console.log("code:", error.errorCode);
  console.log("workspace:", error.workspaceID);
  console.log("request id:", error.requestID);
}
