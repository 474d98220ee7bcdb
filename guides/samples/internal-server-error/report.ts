// Retry longer than usual; if it still fails, print what support needs.
import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic({ maxRetries: 5 });
try {
  const message = await client.messages
    .stream({
      model: "claude-sonnet-5-5",
      max_tokens: 1024,
      messages: [{ role: "user", content: "Say hello in one word." }],
    })
    .finalMessage();
  for (const block of message.content) {
    if (block.type === "text") console.log(block.text);
  }
} catch (error) {
  // Inside a stream there is no status, so that only the type tells.
  if (!(error instanceof Anthropic.APIError) || error.type !== "api_error") throw error;
  const where = error.status ? `HTTP ${error.status}` : "in a stream";
  console.error(`${new Date().toISOString()} ${where} ${error.type} ${error.requestID}`);
  process.exitCode = 1;
}
