import Anthropic from "@anthropic-ai/sdk";

/** In a page, `apiKey` is what this user typed in: never a key of yours. */
export async function ask(apiKey: string, question: string): Promise<string> {
  const client = new Anthropic({ apiKey, dangerouslyAllowBrowser: true });
  const message = await client.messages.create({
    model: "claude-sonnet-5-5",
    max_tokens: 1000,
    messages: [{ role: "user", content: question }],
  });
  return message.content.map((block) => (block.type === "text" ? block.text : "")).join("");
}

// A try in Node, where the key comes from the environment.
console.log(await ask(process.env.ANTHROPIC_API_KEY ?? "", "Name one moon of Jupiter."));
