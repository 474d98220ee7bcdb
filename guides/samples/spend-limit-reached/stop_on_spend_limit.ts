import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic();
const CAPS = ["enforced_spend_limit_reached", "contract_spend_limit_reached"];
const OWN_LIMIT = /^You have reached your specified (workspace )?API usage limits/;

const isSpendLimit = (error: unknown): error is InstanceType<typeof Anthropic.APIError> =>
  error instanceof Anthropic.APIError &&
  (CAPS.includes(error.errorCode ?? "") || OWN_LIMIT.test(error.apiMessage ?? ""));

for (const question of ["What is a spend limit?", "What is a rate limit?"]) {
  try {
    const message = await client.messages.create({
      model: "claude-sonnet-5-5",
      max_tokens: 1024,
      messages: [{ role: "user", content: question }],
    });
    for (const block of message.content) {
      if (block.type === "text") console.log(block.text);
    }
  } catch (error) {
    if (!isSpendLimit(error)) throw error;
    console.error("stopping the run:", error.apiMessage);
    process.exitCode = 1;
    break;
  }
}
