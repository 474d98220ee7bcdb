// Way 1: the helper. Text as it comes, and the whole message at the end.
import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();

/** Hand the text on piece by piece. */
async function* answer(question: string): AsyncGenerator<string> {
  const stream = client.messages.stream({
    model: 'claude-sonnet-5-5',
    max_tokens: 1024,
    messages: [{ role: 'user', content: question }],
  });
  for await (const event of stream) {
    if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') {
      yield event.delta.text;
    }
  }
  const message = await stream.finalMessage();
  yield `\n[${message.stop_reason}, ${message.usage.output_tokens} output tokens]`;
}

for await (const piece of answer('Name three moons of Jupiter.')) process.stdout.write(piece);
console.log();
