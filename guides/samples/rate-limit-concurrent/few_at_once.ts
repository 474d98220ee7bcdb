// Ask many questions, but never more than a few at the same moment.
import Anthropic from "@anthropic-ai/sdk";

const AT_ONCE = 4;
const client = new Anthropic({ maxRetries: 5 });

async function ask(question: string): Promise<string> {
  const message = await client.messages.create({
    model: "claude-sonnet-5-5",
    max_tokens: 1024,
    messages: [{ role: "user", content: question }],
  });
  return message.content.map((block) => (block.type === "text" ? block.text : "")).join("");
}

const questions = Array.from({ length: 12 }, (_, n) => `Name a word of ${n + 3} letters.`);
const answers: string[] = [];
const waiting = questions.entries(); // one for all that follow: each takes what is next

async function worker(): Promise<void> {
  for (const [n, question] of waiting) answers[n] = await ask(question);
}

await Promise.all(Array.from({ length: AT_ONCE }, worker));
for (const answer of answers) console.log(answer);
