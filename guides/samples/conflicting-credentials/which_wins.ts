import Anthropic from "@anthropic-ai/sdk";

for (const name of ["API_KEY", "AUTH_TOKEN", "PROFILE", "FEDERATION_RULE_ID", "CUSTOM_HEADERS"]) {
  const value = process.env[`ANTHROPIC_${name}`];
  const state = value === undefined ? "not set" : `set, ${value.length} characters`;
  console.log(`ANTHROPIC_${name}: ${state}`);
}

const client = new Anthropic({ maxRetries: 0 });
const chosen = client.apiKey ? "API key" : client.authToken ? "auth token" : "profile, or nothing";
console.log("the SDK chose:", chosen);
try {
  const { response } = await client.models.list({ limit: 1 }).withResponse();
  console.log("accepted, organization", response.headers.get("anthropic-organization-id"));
  console.log("workspace", response.headers.get("anthropic-workspace-id"));
} catch (error) {
  if (!(error instanceof Anthropic.APIError) || error.status === undefined) throw error;
  console.log("refused with", error.status, error.apiMessage);
}
