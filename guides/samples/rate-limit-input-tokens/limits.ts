// Print the rate limits of this key and model, as the API reports them.
import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic({ maxRetries: 0 });

async function limitHeaders(): Promise<Headers> {
  try {
    const { response } = await client.messages
      .create({
        model: "claude-sonnet-5-5",
        max_tokens: 16,
        messages: [{ role: "user", content: "ping" }],
      })
      .withResponse();
    return response.headers;
  } catch (error) {
    if (!(error instanceof Anthropic.RateLimitError)) throw error;
    console.log(error.status, error.errorCode, error.apiMessage);
    return error.headers;
  }
}

for (const [name, value] of await limitHeaders()) {
  if (name === "retry-after" || name.startsWith("anthropic-ratelimit-")) {
    console.log(`${name}: ${value}`);
  }
}
