// Let the SDK retry, but not what no retry can heal: a spend cap, or a wait that is too long.
import Anthropic, { type Middleware } from "@anthropic-ai/sdk";

const CAPS = ["enforced_spend_limit_reached", "contract_spend_limit_reached"];
const LONGEST_WAIT = 120; // seconds

const worthARetry: Middleware = async (request, next) => {
  const response = await next(request);
  if (response.status !== 429) return response;
  const body = await response.text();
  const headers = new Headers(response.headers);
  const wait = Number(headers.get("retry-after") ?? 0);
  if (wait > LONGEST_WAIT || CAPS.some((code) => body.includes(code))) {
    headers.set("x-should-retry", "false");
  }
  return new Response(body, { status: response.status, headers });
};

const client = new Anthropic({ maxRetries: 5, middleware: [worthARetry] });
const message = await client.messages.create({
  model: "claude-sonnet-5-5",
  max_tokens: 1024,
  messages: [{ role: "user", content: "Say hello in one word." }],
});
for (const block of message.content) {
  if (block.type === "text") console.log(block.text);
}
