// This fails: the temperature goes out with an API version that takes none.
import Anthropic from '@anthropic-ai/sdk';

const settings = { model: 'claude-sonnet-5-5', max_tokens: 1024, temperature: 0.2 };

const client = new Anthropic();
const message = await client.messages.create({
  ...settings,
  messages: [{ role: 'user', content: 'Name one moon.' }],
});
console.log(message.content);
