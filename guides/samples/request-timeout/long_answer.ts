// Stream a long answer: what arrives keeps the connection alive.
import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic();
const stream = client.messages.stream({
  model: "claude-sonnet-5-5",
  max_tokens: 32_000,
  messages: [{ role: "user", content: "Compare all moons of Jupiter." }],
});
stream.on("text", (text) => process.stdout.write(text));
const message = await stream.finalMessage();
console.log(`\n[${message.stop_reason}, ${message.usage.output_tokens} output tokens]`);
