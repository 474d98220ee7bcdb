// This fails at the first 500: maxRetries: 0 switches the SDK's own retries off.
import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic({ maxRetries: 0 });
const message = await client.messages.create({
  model: "claude-sonnet-5-5",
  max_tokens: 1024,
  messages: [{ role: "user", content: "Say hello in one word." }],
});
console.log(message.stop_reason);
