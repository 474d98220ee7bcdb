import Anthropic from "@anthropic-ai/sdk";

const key = process.env.ANTHROPIC_API_KEY ?? "";
if (!key) throw new Error("ANTHROPIC_API_KEY is empty in this process");

const odd = [...key].flatMap((char, place) =>
  /[\w-]/.test(char) ? [] : [`U+${char.codePointAt(0)?.toString(16)} at ${place}`],
);
const [start, end] = [key.slice(0, 13), key.slice(-4)].map((part) => JSON.stringify(part));
console.log(`${key.length} characters, from ${start} to ${end}`);
console.log("characters that do not belong in a key:", odd.join(", ") || "none");

const client = new Anthropic({ apiKey: key, maxRetries: 0 });
console.log("sends to", client.baseURL);
try {
  const { response } = await client.models.list({ limit: 1 }).withResponse();
  console.log("accepted, organization", response.headers.get("anthropic-organization-id"));
} catch (error) {
  if (error instanceof Anthropic.APIError && error.status !== undefined) {
    console.log("rejected with", error.status, error.apiMessage, "| request id", error.requestID);
  } else {
    // The text of the error may hold the key, so only its class is printed.
    console.log("failed with", error instanceof Error ? error.name : typeof error);
  }
}
