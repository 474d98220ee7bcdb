// This fails on a low limit: each question sends the whole text again, and all of it counts.
import { readFile } from "node:fs/promises";
import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic({ maxRetries: 0 }); // to see the 429 at once
const document = await readFile("manual.txt", "utf8");

for (const question of ["What is it?", "Who made it?", "What does it cost?"]) {
  const message = await client.messages.create({
    model: "claude-sonnet-5-5",
    max_tokens: 1024,
    system: document,
    messages: [{ role: "user", content: question }],
  });
  console.log(`[counts toward ITPM: ${message.usage.input_tokens}]`);
}
