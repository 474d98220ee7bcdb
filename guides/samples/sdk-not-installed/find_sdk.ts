// Say which Node runs, and from which folder it takes each package.
import { createRequire } from 'node:module';

const packages = process.argv.slice(2);
if (packages.length === 0) packages.push('@anthropic-ai/sdk');

console.log('node     ', process.version, process.execPath);
console.log('started in', process.cwd());

const { resolve } = createRequire(import.meta.url);
for (const name of packages) {
  try {
    console.log(name, 'found:', resolve(name));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    console.log(name, 'not found. Node looked in:');
    for (const folder of resolve.paths(name) ?? []) console.log('   ', folder);
  }
}
