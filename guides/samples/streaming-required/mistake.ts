// This fails: without a stream, the SDK refuses so many tokens before it sends anything.
import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic();
const message = await client.messages.create({
  model: "claude-sonnet-5-5",
  max_tokens: 32_000,
  messages: [{ role: "user", content: "Write a report on tides." }],
});
console.log(message.stop_reason);
