// Ask one model; if it stays overloaded, ask the next.
import Anthropic from "@anthropic-ai/sdk";

const MODELS = ["claude-sonnet-5-5", "claude-opus-5-5"];
const client = new Anthropic({ maxRetries: 5 });

async function ask(prompt: string): Promise<Anthropic.Message> {
  for (const model of MODELS) {
    try {
      return await client.messages
        .stream({ model, max_tokens: 1024, messages: [{ role: "user", content: prompt }] })
        .finalMessage();
    } catch (error) {
      // An HTTP 529 and an error event inside a 200 stream both carry this type.
      if (!(error instanceof Anthropic.APIError) || error.type !== "overloaded_error") throw error;
      console.error(`${model} is overloaded (${error.requestID})`);
    }
  }
  throw new Error("All models are overloaded. See https://status.claude.com");
}

for (const block of (await ask("Say hello in one word.")).content) {
  if (block.type === "text") console.log(block.text);
}
