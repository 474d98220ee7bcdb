// Answer the open tool calls of a stored list of messages: npx tsx repair_history.ts FILE.json
import { readFileSync } from 'node:fs';
import type Anthropic from '@anthropic-ai/sdk';

type Message = Anthropic.MessageParam;

const blocksOf = ({ content }: Message): Anthropic.ContentBlockParam[] =>
  typeof content === 'string' ? [{ type: 'text', text: content }] : content;

function repair(messages: Message[]): Message[] {
  const found = messages.flatMap(blocksOf).filter((block) => block.type === 'tool_result');
  const results = new Map(found.map((block) => [block.tool_use_id, block]));
  const repaired: Message[] = [];
  messages.forEach((message, number) => {
    const kept = blocksOf(message).filter((block) => block.type !== 'tool_result');
    const calls = kept.filter((block) => block.type === 'tool_use').map((block) => block.id);
    console.error(`messages.${number}: open`, calls.filter((call) => !results.has(call)));
    const lost = { type: 'tool_result' as const, is_error: true, content: 'The result was lost.' };
    const answers = calls.map((call) => results.get(call) ?? { ...lost, tool_use_id: call });
    repaired.push({ ...message, content: kept } as Message, { role: 'user', content: answers });
  });
  return repaired.filter((message) => message.content.length > 0);
}

const stored = JSON.parse(readFileSync(process.argv[2] ?? 'messages.json', 'utf8')) as Message[];
console.log(JSON.stringify(repair(stored), null, 2));
