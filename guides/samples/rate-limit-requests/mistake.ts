// This fails on a low limit: one request for each word, as fast as they go.
import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic({ maxRetries: 0 }); // to see the 429 at once

for (const word of ["river", "bridge", "harbour", "lighthouse", "island", "ferry"]) {
  await client.messages.create({
    model: "claude-sonnet-5-5",
    max_tokens: 1024,
    messages: [{ role: "user", content: `Translate into French: ${word}` }],
  });
  console.log(`[${word} is done]`);
}
