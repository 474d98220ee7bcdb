// This fails: the token of a Claude Code login is no credential for a program of your own.
import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic({ authToken: process.env.CLAUDE_CODE_OAUTH_TOKEN });
await client.messages.create({
  model: "claude-sonnet-5-5",
  max_tokens: 100,
  messages: [{ role: "user", content: "Name one moon of Jupiter." }],
});
