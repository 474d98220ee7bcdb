// Stream a long answer, and take it as one message at the end.
import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic({ maxRetries: 4 });
const message = await client.messages
  .stream({
    model: "claude-sonnet-5-5",
    max_tokens: 64_000,
    messages: [{ role: "user", content: "Write the whole manual." }],
  })
  .finalMessage();

for (const block of message.content) {
  if (block.type === "text") console.log(block.text);
}
console.log(`[${message.stop_reason}, ${message.usage.output_tokens} output tokens]`);
