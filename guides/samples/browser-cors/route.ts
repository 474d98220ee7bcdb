import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic(); // reads ANTHROPIC_API_KEY on the server

export async function POST(request: Request): Promise<Response> {
  const question = await request.text();
  const message = await client.messages.create({
    model: "claude-sonnet-5-5",
    max_tokens: 1000,
    messages: [{ role: "user", content: question }],
  });
  const text = message.content.map((block) => (block.type === "text" ? block.text : "")).join("");
  return new Response(text, { headers: { "content-type": "text/plain; charset=utf-8" } });
}

// One try without a browser: leave it out of your app, it runs on each import.
// The page asks with fetch("/ask", { method: "POST", body }).
const body = "Name one moon of Jupiter.";
const response = await POST(new Request("http://localhost/ask", { method: "POST", body }));
console.log(response.status, await response.text());
