// Count the tokens of a request before it is sent.
// Usage: npx tsx count_first.ts prompt.txt
import { readFile } from "node:fs/promises";
import Anthropic from "@anthropic-ai/sdk";

const model = "claude-sonnet-5-5";

const client = new Anthropic();
const prompt = await readFile(process.argv[2] ?? "", "utf8");
const messages: Anthropic.MessageParam[] = [{ role: "user", content: prompt }];

const window = (await client.models.retrieve(model)).max_input_tokens ?? 200_000;
const tokens = (await client.messages.countTokens({ model, messages })).input_tokens;
console.log(`${tokens} of ${window} tokens`);
if (tokens > window * 0.98) {
  // The count is an estimate: keep a margin.
  throw new Error("Too long. Nothing was sent.");
}

const message = await client.messages.create({ model, max_tokens: 1024, messages });
for (const block of message.content) {
  if (block.type === "text") console.log(block.text);
}
if (message.stop_reason === "model_context_window_exceeded") {
  console.error("The window was full before the answer was finished.");
}
