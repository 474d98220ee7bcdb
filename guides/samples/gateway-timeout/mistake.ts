// This fails: a long answer in one piece; a longer timeout here does not reach the other side.
import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic({ timeout: 3_600_000 });
const message = await client.messages.create({
  model: "claude-sonnet-5-5",
  max_tokens: 64_000,
  messages: [{ role: "user", content: "Write the whole manual." }],
});
console.log(message.stop_reason);
