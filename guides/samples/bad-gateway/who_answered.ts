// Print who answered: the API, or something in front of it. The request is free.
import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic({ maxRetries: 0 });
console.log("address:", new URL(client.baseURL).host);
let status: number | undefined;
let headers: Headers | undefined;
let text = "";
try {
  ({ status, headers } = await client.models.list({ limit: 1 }).asResponse());
} catch (error) {
  if (!(error instanceof Anthropic.APIError) || error.status === undefined) throw error;
  ({ status, headers, message: text } = error);
}
console.log("status:", status);
for (const name of ["server", "via", "cf-ray", "content-type", "request-id"]) {
  console.log(`${name}: ${headers?.get(name) ?? "-"}`);
}
const isApi = headers?.get("request-id")?.startsWith("req_") ?? false;
console.log(isApi ? "The API answered." : "Something in front of the API answered.");
if (!isApi) console.log("error:", text.slice(0, 80).replaceAll("\n", " "));
