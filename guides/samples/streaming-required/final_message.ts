// Stream, and get the same Message that create() returns.
import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic();
const stream = client.messages.stream({
  model: "claude-sonnet-5-5",
  max_tokens: 32_000,
  messages: [{ role: "user", content: "Write a report on tides." }],
});
const message = await stream.finalMessage();

for (const block of message.content) {
  if (block.type === "text") console.log(block.text);
}
console.log(`[${message.stop_reason}, ${message.usage.output_tokens} output tokens]`);
