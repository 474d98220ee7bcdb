import Anthropic from "@anthropic-ai/sdk";

const kinds = {
  "sk-ant-api": "an API key",
  "sk-ant-oat": "the token of a login or of federation",
  "sk-ant-ort": "a refresh token, which is no credential for requests",
  "sk-ant-admin": "an Admin key",
};

for (const name of ["ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "CLAUDE_CODE_OAUTH_TOKEN"]) {
  const value = process.env[name] ?? "";
  const kind = Object.entries(kinds).find(([start]) => value.startsWith(start))?.[1];
  console.log(`${name}: ${value ? (kind ?? "unknown") : "not set"}`);
}

const client = new Anthropic({ maxRetries: 0 });
console.log("sends to", client.baseURL);
try {
  const { response } = await client.models.list({ limit: 1 }).withResponse();
  console.log("accepted, organization", response.headers.get("anthropic-organization-id"));
} catch (error) {
  if (!(error instanceof Anthropic.APIError)) throw error;
  console.log("rejected:", error.status, error.type, error.errorCode, error.apiMessage);
  console.log("request id", error.requestID);
}
