// Way 2: the raw events. Look at the type before you touch a field.
import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();
const stream = await client.messages.create({
  model: 'claude-sonnet-5-5',
  max_tokens: 1024,
  messages: [{ role: 'user', content: 'Name three moons of Jupiter.' }],
  stream: true,
});
for await (const event of stream) {
  if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') {
    process.stdout.write(event.delta.text);
  } else if (event.type === 'message_delta') {
    console.log(`\n[${event.delta.stop_reason}, ${event.usage.output_tokens} output tokens]`);
  }
}
