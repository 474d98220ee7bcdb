// This fails: create() returns a promise, and nobody awaits it.
import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();
const message = client.messages.create({
  model: 'claude-sonnet-5-5',
  max_tokens: 1024,
  messages: [{ role: 'user', content: 'Name one moon.' }],
});
// @ts-expect-error: tsc finds it
console.log(message.usage.input_tokens);
