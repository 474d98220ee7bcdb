// This fails: the package is called @anthropic-ai/sdk.
// @ts-expect-error: tsc finds it
import Anthropic from 'anthropic';

console.log(new Anthropic());
