// This fails: the log alone is larger than the context window.
import Anthropic from "@anthropic-ai/sdk";

const log = "2026-11-22 12:00:00 INFO request served\n".repeat(150_000);

const client = new Anthropic();
const message = await client.messages.create({
  model: "claude-sonnet-5-5",
  max_tokens: 1024,
  messages: [{ role: "user", content: `What went wrong here?\n\n${log}` }],
});
console.log(message.content);
