import Anthropic from "@anthropic-ai/sdk";

const key = process.env.BILLING_BOT_KEY;
if (!key) throw new Error("BILLING_BOT_KEY is not set");

// Named in code, the credential is the only one: no variable is looked at for another.
const client = new Anthropic({ apiKey: key });
console.log("accepted, models:", (await client.models.list({ limit: 1 })).data.length);
