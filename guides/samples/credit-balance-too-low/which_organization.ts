import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic({ maxRetries: 0 });

// Free: shows whose balance this key draws on.
const { response } = await client.models.list({ limit: 1 }).withResponse();
console.log("organization", response.headers.get("anthropic-organization-id"));
console.log("workspace   ", response.headers.get("anthropic-workspace-id"));

// Paid, a fraction of a cent: only a real message shows whether there is credit.
try {
  await client.messages.create({
    model: "claude-sonnet-5-5",
    max_tokens: 16,
    messages: [{ role: "user", content: "Say hello." }],
  });
  console.log("the request was paid for: this organization has credit");
} catch (error) {
  if (!(error instanceof Anthropic.BadRequestError)) throw error;
  console.log("refused:", error.apiMessage, "| request id", error.requestID);
}
