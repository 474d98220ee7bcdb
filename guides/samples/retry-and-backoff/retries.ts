// Let the SDK retry: for all requests, and differently for one of them.
import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic({ maxRetries: Number(process.env["CLAUDE_RETRIES"] ?? "5") });

const message = await client.messages.create({
  model: "claude-sonnet-5-5",
  max_tokens: 1024,
  messages: [{ role: "user", content: "Say hello in one word." }],
});
console.log(message.stop_reason);

// Somebody is waiting in front of a screen: give up soon.
const models = await client.models.list({}, { maxRetries: 1, timeout: 20_000 });
console.log(models.data.length, "models");
