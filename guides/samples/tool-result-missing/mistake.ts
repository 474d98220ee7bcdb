// This fails: a new question stands where the result of the call must stand.
import Anthropic from '@anthropic-ai/sdk';

const tool: Anthropic.Tool = { name: 'people', input_schema: { type: 'object' } };
const messages: Anthropic.MessageParam[] = [
  { role: 'user', content: 'How many people live in Oslo?' },
  { role: 'assistant', content: [{ type: 'tool_use', id: 'toolu_01A', name: 'people', input: {} }] },
  { role: 'user', content: 'And in Lima?' },
];
const client = new Anthropic();
await client.messages.create({
  model: 'claude-sonnet-5-5',
  max_tokens: 1024,
  tools: [tool],
  messages,
});
