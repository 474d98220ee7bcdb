// Many requests, four at a time. A worker that has to wait takes no new work meanwhile.
import Anthropic from "@anthropic-ai/sdk";

const WORKERS = 4;
const client = new Anthropic({ maxRetries: 5 });

async function work(queue: Iterator<string>): Promise<void> {
  // All workers share the queue: each takes what is next.
  for (let next = queue.next(); !next.done; next = queue.next()) {
    const message = await client.messages.create({
      model: "claude-sonnet-5-5",
      max_tokens: 1024,
      messages: [{ role: "user", content: next.value }],
    });
    console.log(next.value, message.stop_reason);
  }
}

const questions = Array.from({ length: 12 }, (_, n) => `Name a word of ${n + 3} letters.`);
const queue = questions.values();
await Promise.all(Array.from({ length: WORKERS }, () => work(queue)));
