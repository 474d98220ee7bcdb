import { readFileSync } from "node:fs";
import Anthropic from "@anthropic-ai/sdk";

const model = "claude-sonnet-5-5";
const standard = 200_000;
const client = new Anthropic({ maxRetries: 0 });
const content = readFileSync(process.argv[2] ?? "", "utf8");
const messages: Anthropic.MessageParam[] = [{ role: "user", content }];

// Free: how many tokens the prompt has.
const { input_tokens: tokens } = await client.messages.countTokens({ model, messages });
console.log(`${tokens} tokens: ${tokens > standard ? "long" : "standard"} context`);

try {
  const message = await client.messages.create({ model, max_tokens: 1024, messages });
  console.log("accepted:", message.stop_reason);
} catch (error) {
  const told = error instanceof Anthropic.RateLimitError ? (error.apiMessage ?? "") : "";
  if (!told.includes("long context")) throw error;
  console.error("no retry helps:", told);
  process.exitCode = 1;
}
