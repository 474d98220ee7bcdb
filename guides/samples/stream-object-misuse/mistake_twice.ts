// This fails: the first loop has used the stream up.
import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();
const stream = await client.messages.create({
  model: 'claude-sonnet-5-5',
  max_tokens: 1024,
  messages: [{ role: 'user', content: 'Name one moon.' }],
  stream: true,
});
for await (const event of stream) console.log(event.type);
for await (const event of stream) console.log(event.type);
