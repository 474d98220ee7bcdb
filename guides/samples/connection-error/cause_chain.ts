// Make one free request and print the whole chain of causes if it fails.
import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic({ maxRetries: 0 });
console.log("base URL:", JSON.stringify(client.baseURL));
const proxies = Object.keys(process.env).filter((name) => name.toLowerCase().endsWith("_proxy"));
console.log("proxy variables set:", proxies);

try {
  await client.models.list({ limit: 1 });
  console.log("Connected.");
} catch (error) {
  if (error instanceof Anthropic.APIError && error.status !== undefined) {
    console.log(`Connected: the API answered with ${error.status}. The network is not the problem.`);
  } else {
    for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
      // The text of this one holds the API key.
      const hidden = cause.message.includes("invalid header value");
      console.log(`${cause.name}: ${hidden ? "(text hidden: it holds the key)" : cause.message}`);
      if (cause instanceof AggregateError) cause.errors.forEach((one) => console.log("  ", one.message));
    }
  }
}
