// Ask for a short answer with little thinking, and print what it took of the output limit.
// Usage: npx tsx short_answer.ts "Why is the sky blue?"
import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic({ maxRetries: 5 });
const { data: message, response } = await client.messages
  .create({
    model: "claude-sonnet-5-5",
    max_tokens: 4096,
    output_config: { effort: "low" },
    system: "Answer in at most three sentences.",
    messages: [{ role: "user", content: process.argv[2] ?? "" }],
  })
  .withResponse();
for (const block of message.content) {
  if (block.type === "text") console.log(block.text);
}
console.log("output tokens:", message.usage.output_tokens);
console.log("of these, thinking:", message.usage.output_tokens_details?.thinking_tokens ?? "not said");
for (const name of ["limit", "remaining", "reset"]) {
  console.log(`${name}:`, response.headers.get(`anthropic-ratelimit-output-tokens-${name}`));
}
