// This fails: the first block is thinking, and thinking has no text.
import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();
const message = await client.messages.create({
  model: 'claude-sonnet-5-5',
  max_tokens: 1024,
  messages: [{ role: 'user', content: 'Name one moon.' }],
});
// @ts-expect-error: tsc finds it
console.log(message.content[0].text.trim());
