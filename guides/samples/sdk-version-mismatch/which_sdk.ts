// Say which SDK this project loads, and which methods its client has.
import { createRequire } from 'node:module';
import Anthropic from '@anthropic-ai/sdk';
import { VERSION } from '@anthropic-ai/sdk/version';

const METHODS = [
  'messages.create',
  'messages.parse',
  'messages.countTokens',
  'beta.messages.toolRunner',
  'files.upload',
  'completions.create',
];

console.log('node', process.version);
console.log('@anthropic-ai/sdk', VERSION);
console.log('loaded from', createRequire(import.meta.url).resolve('@anthropic-ai/sdk'));

const client = new Anthropic();
for (const method of METHODS) {
  let found: unknown = client;
  for (const part of method.split('.')) {
    found = (found as Record<string, unknown> | undefined)?.[part];
  }
  console.log(`client.${method}`, typeof found === 'function' ? 'present' : 'missing');
}
