// Ask many questions about one text, sending the text through the prompt cache.
// Usage: npx tsx cached_prompt.ts manual.txt "First question" "Second question"
import { readFile } from "node:fs/promises";
import Anthropic from "@anthropic-ai/sdk";

const [path = "", ...questions] = process.argv.slice(2);
const client = new Anthropic({ maxRetries: 5 });
const document = await readFile(path, "utf8");

for (const question of questions) {
  const message = await client.messages.create({
    model: "claude-sonnet-5-5",
    max_tokens: 1024,
    system: [{ type: "text", text: document, cache_control: { type: "ephemeral" } }],
    messages: [{ role: "user", content: question }],
  });
  for (const block of message.content) {
    if (block.type === "text") console.log(block.text);
  }
  const usage = message.usage;
  const counted = usage.input_tokens + (usage.cache_creation_input_tokens ?? 0);
  console.log(`[counts toward ITPM: ${counted}; from the cache: ${usage.cache_read_input_tokens ?? 0}]`);
}
