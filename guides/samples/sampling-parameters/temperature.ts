// Send a temperature only to the models that still take one.
import Anthropic from '@anthropic-ai/sdk';

const TAKE_TEMPERATURE = [
  'claude-opus-4-6',
  'claude-sonnet-4-6',
  'claude-opus-4-5',
  'claude-haiku-4-5',
];
const client = new Anthropic();

async function ask(model: string, question: string, temperature: number) {
  const allowed = TAKE_TEMPERATURE.some((start) => model.startsWith(start));
  const body: Anthropic.MessageCreateParamsNonStreaming = {
    model,
    max_tokens: 1024,
    messages: [{ role: 'user', content: question }],
  };
  if (!allowed) return client.messages.create(body);
  Object.assign(body, { temperature }); // the SDK's types no longer know it
  return client.messages.create(body, { headers: { 'anthropic-version': '2023-06-01' } });
}

const reply = await ask(process.argv[2] ?? 'claude-sonnet-5-5', 'Name one moon.', 0.2);
for (const block of reply.content) if (block.type === 'text') console.log(block.text);
