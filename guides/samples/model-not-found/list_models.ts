// List the models this key can call, then check one id: npx tsx list_models.ts <model id>
import Anthropic, { NotFoundError } from '@anthropic-ai/sdk';

const client = new Anthropic();
const wanted = process.argv[2] ?? 'claude-sonnet-5-5';

for await (const model of client.models.list({ limit: 1000 })) {
  const retires = model.retires_at ? `, retires ${model.retires_at.slice(0, 10)}` : '';
  console.log(`${model.id.padEnd(32)} ${model.lifecycle}${retires}`);
}

console.log(`\nasked for: ${JSON.stringify(wanted)}`);
try {
  const found = await client.models.retrieve(wanted);
  console.log('found:', found.id, found.lifecycle);
} catch (error) {
  if (!(error instanceof NotFoundError)) throw error;
  console.log('not found:', error.message);
}
