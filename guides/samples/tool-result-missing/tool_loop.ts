// A tool loop: every tool_use block gets its tool_result, in the very next message.
import Anthropic from '@anthropic-ai/sdk';

const people: Record<string, number> = { oslo: 700_000, lima: 10_000_000 };
const input_schema = { type: 'object' as const, properties: { city: { type: 'string' } } };
const tool: Anthropic.Tool = { name: 'people', description: 'People in a city', input_schema };

function answer(call: Anthropic.ToolUseBlock): Anthropic.ToolResultBlockParam {
  const { city } = call.input as { city?: string };
  const found = people[city?.toLowerCase() ?? ''];
  const content = found === undefined ? `unknown city: ${city}` : String(found);
  return { type: 'tool_result', tool_use_id: call.id, content, is_error: found === undefined };
}

const client = new Anthropic();
const messages: Anthropic.MessageParam[] = [{ role: 'user', content: 'Do more people live in Oslo or Lima?' }];
const request = { model: 'claude-sonnet-5-5', max_tokens: 4096, tools: [tool], messages };
while (true) {
  const reply = await client.messages.create(request);
  if (reply.stop_reason === 'max_tokens') throw new Error('cut off: raise max_tokens');
  messages.push({ role: 'assistant', content: reply.content });
  const calls = reply.content.filter((block) => block.type === 'tool_use');
  if (calls.length === 0) {
    for (const block of reply.content) if (block.type === 'text') console.log(block.text);
    break;
  }
  messages.push({ role: 'user', content: calls.map(answer) }); // all results, nothing before them
}
