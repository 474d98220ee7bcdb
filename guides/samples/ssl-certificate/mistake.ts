// This fails behind a proxy that inspects TLS: Node.js reads this variable only when it starts.
import Anthropic from "@anthropic-ai/sdk";

process.env.NODE_EXTRA_CA_CERTS = "company-root.pem";
const client = new Anthropic();
console.log(await client.models.list({ limit: 1 }));
