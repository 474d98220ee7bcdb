// Send one short request: say whether it times out too, and after how long.
import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic({ maxRetries: 0 });
console.log("time-out of this client:", client.timeout, "ms");
const started = Date.now();
const seconds = () => ((Date.now() - started) / 1000).toFixed(1);
try {
  await client.messages.create({
    model: "claude-sonnet-5-5",
    max_tokens: 16,
    messages: [{ role: "user", content: "Say hello." }],
  });
  console.log(`answered after ${seconds()} s: the way is free`);
} catch (error) {
  if (error instanceof Anthropic.APIConnectionTimeoutError) {
    console.log(`gave up after ${seconds()} s: ${error.name}: ${error.message}`);
  } else if (error instanceof Anthropic.APIError && error.status !== undefined) {
    console.log(`answered after ${seconds()} s with ${error.status}`);
  } else {
    throw error;
  }
}
