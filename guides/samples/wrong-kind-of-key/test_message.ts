import Anthropic from "@anthropic-ai/sdk";

// The cheapest proof that a key is right for Messages.
const client = new Anthropic();
const message = await client.messages.create({
  model: "claude-sonnet-5-5",
  max_tokens: 16,
  messages: [{ role: "user", content: "Hello." }],
});
console.log("the key is right for Messages:", message.id);
