// This fails with an Admin key: Messages take an API key.
import Anthropic from "@anthropic-ai/sdk";

if (process.env.ANTHROPIC_API_KEY?.startsWith("sk-ant-admin01-")) {
  console.log("the key begins with sk-ant-admin01-");
}
await new Anthropic().messages.create({
  model: "claude-sonnet-5-5",
  max_tokens: 16,
  messages: [{ role: "user", content: "Hello." }],
});
