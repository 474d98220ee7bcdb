// This fails: no answer comes within a second, and the SDK sends the request three times.
import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic({ timeout: 1000 });
const message = await client.messages.create({
  model: "claude-sonnet-5-5",
  max_tokens: 16_000,
  messages: [{ role: "user", content: "Compare all moons of Jupiter." }],
});
console.log(message.stop_reason);
