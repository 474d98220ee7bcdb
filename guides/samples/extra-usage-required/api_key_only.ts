import Anthropic from "@anthropic-ai/sdk";

const pays = { "sk-ant-api03-": "the credit of a Console organization", "sk-ant-oat": "a plan's login" };
const names = ["ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "CLAUDE_CODE_OAUTH_TOKEN"];

for (const name of names) {
  const value = process.env[name] ?? "";
  const payer = Object.entries(pays).find(([start]) => value.startsWith(start))?.[1];
  console.log(`${name}: ${value ? payer ?? "unknown kind" : "not set"}`);
}

const apiKey = process.env.ANTHROPIC_API_KEY ?? "";
if (apiKey.startsWith("sk-ant-api03-")) {
  // With authToken null no token is read beside the key.
  const client = new Anthropic({ apiKey, authToken: null });
  const message = await client.messages.create({
    model: "claude-sonnet-5-5",
    max_tokens: 16,
    messages: [{ role: "user", content: "Say hello." }],
  });
  console.log("paid by the key's organization:", message.usage.output_tokens, "output tokens");
} else {
  console.error("Set ANTHROPIC_API_KEY to a key from platform.claude.com/settings/keys.");
  process.exitCode = 1;
}
