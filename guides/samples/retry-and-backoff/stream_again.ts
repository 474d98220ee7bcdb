// Stream an answer; start again if an error comes inside the stream: the SDK does not do that.
import { setTimeout as sleep } from "node:timers/promises";
import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic({ maxRetries: 5 });
const PASSING = ["overloaded_error", "api_error"];

async function ask(content: string): Promise<Anthropic.Message> {
  for (const wait of [1000, 2000, 4000, 0]) {
    try {
      return await client.messages
        .stream({ model: "claude-sonnet-5-5", max_tokens: 1024, messages: [{ role: "user", content }] })
        .finalMessage();
    } catch (error) {
      // No status: the stream had begun. After any status the SDK has retried already.
      if (!(error instanceof Anthropic.APIError) || error.status !== undefined) throw error;
      if (!PASSING.includes(error.type ?? "") || wait === 0) throw error;
      await sleep(Math.random() * wait);
    }
  }
  throw new Error("unreachable");
}

console.log((await ask("Say hello in one word.")).stop_reason);
