// This fails: Node sends the name of the variable, not what it holds.
import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic({ apiKey: "$ANTHROPIC_API_KEY" });
console.log(await client.models.list({ limit: 1 }));
