// Start one request for each line of a file, evenly: npx tsx paced.ts lines.txt 40
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import Anthropic from "@anthropic-ai/sdk";

const [path = "", perMinute = "40"] = process.argv.slice(2);
const client = new Anthropic({ maxRetries: 5 });

async function ask(line: string): Promise<string> {
  try {
    const message = await client.messages.create({
      model: "claude-sonnet-5-5",
      max_tokens: 1024,
      messages: [{ role: "user", content: line }],
    });
    return message.content.map((block) => (block.type === "text" ? block.text : "")).join("");
  } catch (error) {
    return String(error); // one line that fails does not stop the others
  }
}

const running: Promise<string>[] = [];
for (const line of (await readFile(path, "utf8")).trimEnd().split("\n")) {
  running.push(ask(line));
  await sleep(60_000 / Number(perMinute)); // stay below your limit
}
for (const answer of await Promise.all(running)) console.log(answer);
