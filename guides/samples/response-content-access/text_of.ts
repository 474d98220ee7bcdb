// The text of an answer, whatever other blocks stand around it.
import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();

/** All text blocks in their order. Throws an error that says why there is none. */
function textOf(message: Anthropic.Message): string {
  const texts: string[] = [];
  for (const block of message.content) {
    if (block.type === 'text') texts.push(block.text);
  }
  if (texts.length === 0) {
    const found = message.content.map((block) => block.type).join(', ') || 'no block at all';
    throw new Error(`no text in the answer: stop_reason ${message.stop_reason}, ${found}`);
  }
  return texts.join('');
}

const answer = await client.messages.create({
  model: 'claude-sonnet-5-5',
  max_tokens: 1024,
  messages: [{ role: 'user', content: 'Name one moon.' }],
});
console.log(textOf(answer));
