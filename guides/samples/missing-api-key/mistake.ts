// This fails where neither this variable nor ANTHROPIC_API_KEY is set.
import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic({ apiKey: process.env.CLAUDE_API_KEY });
console.log(await client.models.list({ limit: 1 }));
