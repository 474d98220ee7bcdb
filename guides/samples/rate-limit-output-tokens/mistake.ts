// This fails on a low limit: long answers, one after the other.
import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic({ maxRetries: 0 }); // to see the 429 at once

for (const chapter of ["The harbour", "The storm", "The lighthouse"]) {
  const message = await client.messages.create({
    model: "claude-sonnet-5-5",
    max_tokens: 16000,
    messages: [{ role: "user", content: `Write a chapter called ${chapter}.` }],
  });
  console.log(`[${chapter}: ${message.usage.output_tokens} output tokens]`);
}
