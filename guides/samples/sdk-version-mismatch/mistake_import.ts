// This fails: the code is older than the SDK, which since 1.0 has none of these names.
// @ts-expect-error: tsc finds it before it runs
import { AI_PROMPT, HUMAN_PROMPT } from '@anthropic-ai/sdk';

console.log(`${HUMAN_PROMPT} Name one moon.${AI_PROMPT}`);
