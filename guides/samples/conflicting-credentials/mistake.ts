// This fails: a client takes one credential, not two.
import Anthropic from "@anthropic-ai/sdk";

const key = process.env.ANTHROPIC_API_KEY;
console.log(await new Anthropic({ apiKey: key, authToken: key }).models.list({ limit: 1 }));
