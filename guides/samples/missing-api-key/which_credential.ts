import Anthropic from "@anthropic-ai/sdk";
import { existsSync } from "node:fs";

for (const name of ["API_KEY", "AUTH_TOKEN", "PROFILE", "CONFIG_DIR", "BASE_URL"]) {
  const value = process.env[`ANTHROPIC_${name}`];
  const state = value === undefined ? "not set" : `set, ${value.length} characters`;
  console.log(`ANTHROPIC_${name}: ${state}`);
}
console.log("working directory:", process.cwd(), "| .env in it:", existsSync(".env"));

try {
  const client = new Anthropic();
  await client.models.list({ limit: 1 });
  console.log("the API accepted the credential");
} catch (error) {
  if (error instanceof Anthropic.APIError && error.status !== undefined) {
    console.log("a credential was sent and refused:", error.status, error.apiMessage);
  } else if (error instanceof Anthropic.APIError) {
    throw error;
  } else {
    console.log("no usable credential:", error instanceof Error ? error.message : error);
  }
}
