// Make one free request and say which certificates count here, and what is wrong.
import Anthropic from "@anthropic-ai/sdk";

console.log("version of Node.js:", process.version);
const names = ["NODE_EXTRA_CA_CERTS", "NODE_USE_SYSTEM_CA", "NODE_OPTIONS", "ANTHROPIC_BASE_URL"];
for (const name of names) console.log(`${name}: ${process.env[name] ?? "not set"}`);

try {
  await new Anthropic({ maxRetries: 0 }).models.list({ limit: 1 });
  console.log("The certificate is accepted.");
} catch (error) {
  if (error instanceof Anthropic.APIError && error.status !== undefined) {
    console.log(`The certificate is accepted: the API answered with ${error.status}.`);
  } else {
    let cause: unknown = error;
    while (cause instanceof Error && cause.cause) cause = cause.cause;
    const code = cause instanceof Error && "code" in cause ? cause.code : "";
    console.log("refused:", code, cause instanceof Error ? cause.message : cause);
  }
}
