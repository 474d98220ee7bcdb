// This fails with an Admin key: Messages take an API key.
import Anthropic from "@anthropic-ai/sdk";

console.log("the key begins with", process.env.ANTHROPIC_API_KEY?.slice(0, 15));
await new Anthropic().messages.create({
  model: "claude-sonnet-5-5",
  max_tokens: 16,
  messages: [{ role: "user", content: "Hello." }],
});
