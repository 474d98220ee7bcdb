const KINDS = {
  "sk-ant-api03-": "an API key of the Console: right for Messages",
  "sk-ant-usr": "a personal API key of the Console (reported): right for Messages",
  "sk-ant-api01-": "a key of Claude Enterprise: for its admin APIs only",
  "sk-ant-admin": "an Admin API key: not for Messages",
  "sk-ant-oat": "the token of a login, not an API key",
  "sk-ant-ort": "the refresh token of a login: never sent to Messages",
  "sk-ant-sid": "the session of a browser at claude.ai: no API key at all",
  "sk-ant-": "an Anthropic credential of a kind that this list does not know",
  ABSK: "an Amazon Bedrock key",
  AIza: "a Google key",
  "ya29.": "a Google Cloud token",
  "sk-": "the key of another vendor (OpenAI, OpenRouter) or of a gateway",
};

for (const name of ["ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN"]) {
  const value = process.env[name] ?? "";
  const [, kind] = Object.entries(KINDS).find(([start]) => value.startsWith(start)) ?? [];
  const state = value ? `${kind ?? "unknown"} (${value.length} characters)` : "not set";
  console.log(`${name}: ${state}`);
}
