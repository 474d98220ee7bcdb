// Send one small request and print everything that says which limit refused it.
import Anthropic from "@anthropic-ai/sdk";

const WORDS = ["ratelimit", "retry", "fast", "priority", "request-id", "workspace-id"];

const client = new Anthropic({ maxRetries: 0 });
try {
  await client.messages.create({
    model: "claude-sonnet-5-5",
    max_tokens: 16,
    messages: [{ role: "user", content: "ping" }],
  });
  console.log("No limit was hit.");
} catch (error) {
  if (!(error instanceof Anthropic.APIError) || error.headers === undefined) throw error;
  console.log("status: ", error.status);
  console.log("type:   ", error.type);
  console.log("code:   ", error.errorCode);
  console.log("message:", error.apiMessage ?? error.message);
  for (const [name, value] of error.headers) {
    if (WORDS.some((word) => name.includes(word))) console.log(`${name}: ${value}`);
  }
}
