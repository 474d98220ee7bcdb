// This fails: what the environment holds is a text, not a number.
import Anthropic from "@anthropic-ai/sdk";

const retries = process.env["CLAUDE_RETRIES"] ?? "5";
// @ts-expect-error: tsc finds it
const client = new Anthropic({ maxRetries: retries });
console.log((await client.models.list()).data);
