// One more request at a time each minute, up to eight. Arguments: prompts.txt 60.
import { readFile } from "node:fs/promises";
import Anthropic from "@anthropic-ai/sdk";

const [path = "", seconds = "60"] = process.argv.slice(2);
const MOST = 8;
const client = new Anthropic({ maxRetries: 8 });

async function ask(content: string): Promise<void> {
  const message = await client.messages.create({
    model: "claude-sonnet-5-5",
    max_tokens: 1024,
    messages: [{ role: "user", content }],
  });
  console.log(content, message.usage.input_tokens);
}

const started = Date.now();
const running = new Set<Promise<void>>();
for (const prompt of (await readFile(path, "utf8")).trim().split("\n")) {
  const allowed = () => Math.min(MOST, 1 + Math.floor((Date.now() - started) / 1000 / Number(seconds)));
  while (running.size >= allowed()) await Promise.race(running);
  const task = ask(prompt).finally(() => running.delete(task));
  running.add(task);
}
await Promise.all(running);
