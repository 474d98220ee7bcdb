// This fails: in the middle of a stream the error is no InternalServerError.
import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic();
try {
  const stream = client.messages.stream({
    model: "claude-sonnet-5-5",
    max_tokens: 1024,
    messages: [{ role: "user", content: "Say hello in one word." }],
  });
  console.log(await stream.finalText());
} catch (error) {
  if (!(error instanceof Anthropic.InternalServerError)) throw error;
  console.log("Busy. Trying again.");
}
