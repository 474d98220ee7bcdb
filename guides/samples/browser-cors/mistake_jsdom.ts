// This fails: globals as jsdom sets them make Node look like a browser.
import Anthropic from "@anthropic-ai/sdk";

for (const [name, value] of Object.entries({ window: { document: {} }, navigator: {} })) {
  Object.defineProperty(globalThis, name, { value });
}
console.log(new Anthropic().baseURL);
