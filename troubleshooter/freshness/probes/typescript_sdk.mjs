/* Prints as JSON what the `@anthropic-ai/sdk` package in a folder is and does: the counterpart of
   python_sdk.py, with the same parts. `node typescript_sdk.mjs FOLDER/node_modules/@anthropic-ai/sdk`

   Stands alone. What can be tried is tried, with a `fetch` of its own in place of the network. Two
   types exist in declarations alone and are read from those: the error types and the model ids. */

import { mkdtempSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';

const KEY = 'key-of-the-probe';
const MODEL = 'model-of-the-probe';
const PROFILE = 'probe';
const LONGEST_WAIT_MS = 10 ** 12;
const MOST_TOKENS = 10 ** 7;
const STATUSES = Array.from({ length: 200 }, (_, index) => 400 + index);
// A wait that nothing else asks for: timers of this length never end.
const TIMEOUT_MS = 987_654_321;

// Every way to hand over a credential at once; the file of an identity token joins them.
const CREDENTIALS = {
  ANTHROPIC_API_KEY: 'probe-key',
  ANTHROPIC_AUTH_TOKEN: 'probe-token',
  ANTHROPIC_PROFILE: PROFILE,
  ANTHROPIC_FEDERATION_RULE_ID: 'probe-rule',
  ANTHROPIC_ORGANIZATION_ID: 'probe-organization',
  ANTHROPIC_IDENTITY_TOKEN: 'probe-identity',
};

const MESSAGE = {
  id: 'msg_probe',
  type: 'message',
  role: 'assistant',
  model: MODEL,
  content: [],
  stop_reason: 'end_turn',
  stop_sequence: null,
  usage: { input_tokens: 1, output_tokens: 1 },
};

// As our pages write it.
const REQUEST_ID = 'req_011C...';
const HTML = '<html><body>Bad Gateway</body></html>';

const TOKEN = JSON.stringify({
  access_token: 'exchanged',
  token_type: 'Bearer',
  expires_in: 3600,
});

const folder = process.argv[2];
const variables = new Set();
let environment = {};
process.env = new Proxy(
  {},
  {
    get(_, name) {
      if (typeof name === 'string') variables.add(name);
      return environment[name];
    },
    has: (_, name) => name in environment,
    ownKeys: () => Object.keys(environment),
    getOwnPropertyDescriptor: (_, name) =>
      name in environment ?
        { value: environment[name], enumerable: true, configurable: true }
      : undefined,
  },
);

const load = (path) => import(pathToFileURL(join(folder, path)).href);
const silent = Object.fromEntries(
  ['error', 'warn', 'info', 'debug'].map((name) => [name, () => undefined]),
);

let chance = 0;
Math.random = () => chance;

// Waits end at once and are written down; a request's own time limit never ends.
let waits = [];
const { setImmediate } = globalThis;
globalThis.setTimeout = (act, milliseconds, ...values) => {
  if (milliseconds === TIMEOUT_MS) return 0;
  waits.push(milliseconds);
  return setImmediate(act, ...values);
};
globalThis.clearTimeout = (timer) => clearImmediate(timer);

/* In the place of the network: answers with `reply` and remembers what was asked. */
class Wire {
  reply = {};
  requests = [];
  read = new Set();

  answer(status = 200, headers = {}, body = JSON.stringify(MESSAGE)) {
    this.reply = { status, headers, body };
    this.requests = [];
    waits = [];
  }

  fetch = async (url, options) => {
    const isToken = String(url).includes('oauth');
    this.requests.push({
      headers: new Headers(options.headers),
      body: isToken ? options.body : '',
    });
    const reply = isToken ? { status: 200, headers: {}, body: TOKEN } : this.reply;
    const headers = { 'content-type': 'application/json', ...reply.headers };
    const response = new Response(reply.body, { status: reply.status, headers });
    const { read } = this;
    class Watched extends Headers {
      get(name) {
        read.add(name.toLowerCase());
        return super.get(name);
      }
    }
    Object.defineProperty(response, 'headers', { value: new Watched(headers) });
    return response;
  };
}

const wire = new Wire();

const REQUEST = { model: MODEL, max_tokens: 1, messages: [{ role: 'user', content: 'hi' }] };

const create = async (client, more = {}, options = {}) =>
  client.messages.create({ ...REQUEST, ...more }, options);

/* The error of a call that must fail. */
const caught = async (call) => {
  try {
    await call();
  } catch (error) {
    return error;
  }
  throw new Error('the call did not fail');
};

const fail = (client) => caught(() => create(client));

const errorBody = (type, message) =>
  JSON.stringify({ type: 'error', error: { type, message }, request_id: REQUEST_ID });

const textOf = async (...reply) => {
  wire.answer(...reply);
  return (await fail(newClient({ maxRetries: 0 }))).message;
};

/* A network that nobody listens in. */
const refused = () => Promise.reject(new TypeError('fetch failed'));

/* A network that never answers; a request ends only where the SDK gives it up. */
const neverAnswers = (_, { signal }) =>
  new Promise((_resolve, reject) => {
    const abort = () => reject(new DOMException('aborted', 'AbortError'));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort);
  });

/* The largest number up to `limit` that is accepted, where all smaller ones are, or 0. */
const largest = async (accepts, limit) => {
  let low = 0;
  let high = limit + 1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (await accepts(middle)) low = middle;
    else high = middle;
  }
  return low;
};

const filesBelow = (path) =>
  readdirSync(join(folder, path), { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const below = join(path, entry.name);
      return (
        entry.isDirectory() ? filesBelow(below)
        : entry.name.endsWith('.mjs') ? [below]
        : []
      );
    });

/* A path in the package as it is written in an import. */
const specifier = (path) =>
  ['@anthropic-ai/sdk', relative('.', path).replace(/(?:\/?index)?\.mjs$/, '')]
    .filter(Boolean)
    .join('/');

/* The texts of the union that a declaration file exports under `name`. */
const union = (path, name) => {
  const text = readFileSync(join(folder, path), 'utf8');
  const found = new RegExp(`^export type ${name} =([^;]+);`, 'm').exec(text);
  if (!found) throw new Error(`${path} declares no type ${name}`);
  return [...found[1].matchAll(/'([^']+)'/g)].map((match) => match[1]);
};

const writeProfile = (path) => {
  const token = join(path, 'identity-token');
  writeFileSync(token, 'probe-identity-of-a-file');
  mkdirSync(join(path, 'configs'));
  writeFileSync(
    join(path, 'configs', `${PROFILE}.json`),
    JSON.stringify({
      organization_id: 'profile-organization',
      authentication: {
        type: 'oidc_federation',
        federation_rule_id: 'profile-rule',
        identity_token: { source: 'file', path: token },
      },
    }),
  );
  return token;
};

const sdk = await load('index.mjs');
const Anthropic = sdk.default;

const newClient = (options = {}) =>
  new Anthropic({
    apiKey: KEY,
    fetch: wire.fetch,
    timeout: TIMEOUT_MS,
    logger: silent,
    ...options,
  });

const exportedFrom = (module) =>
  Object.entries(module).filter(
    ([name, value]) =>
      name !== 'default' &&
      typeof value === 'function' &&
      (value === sdk.AnthropicError || value.prototype instanceof sdk.AnthropicError),
  );

const codeClasses = async () => (await load('core/error-classes.mjs')).ERROR_CODE_CLASSES;

/* For each module of the package that can be imported, by its specifier, what it exports. */
const exportsOf = async (paths) => {
  const found = [];
  for (const path of paths) {
    try {
      found.push([specifier(path), await load(path)]);
    } catch {
      // A module with a dependency that is not installed; what is only there stays unfound.
    }
  }
  return found;
};

const modulesWith = (modules, name, value) =>
  [...new Set(modules.filter(([, module]) => module[name] === value).map(([module]) => module))];

/* The milliseconds that it waits between tries that end in this status. */
const waitsFor = async (retries, headers = {}, status = 500) => {
  wire.answer(status, headers);
  await fail(newClient({ maxRetries: retries }));
  return waits.map(Math.round);
};

const longestObeyed = () =>
  largest(
    async (ms) => (await waitsFor(1, { 'retry-after-ms': String(ms) }))[0] === ms,
    LONGEST_WAIT_MS,
  );

/* What identifies the caller in the requests of a client with this environment. */
const credential = async (given, configs) => {
  wire.answer();
  environment = { ...given, ANTHROPIC_CONFIG_DIR: configs };
  try {
    await create(new Anthropic({ fetch: wire.fetch, timeout: TIMEOUT_MS, logger: silent }));
  } catch {
    return '';
  } finally {
    environment = {};
  }
  return JSON.stringify(
    wire.requests.map(({ headers, body }) => [
      headers.get('authorization'),
      headers.get('x-api-key'),
      body,
    ]),
  );
};

const without = (given, name) =>
  Object.fromEntries(Object.entries(given).filter(([other]) => other !== name));

/* The variables of `given` without which another credential would be sent, or none. */
const deciding = async (given, configs) => {
  const sent = await credential(given, configs);
  const found = [];
  for (const name of Object.keys(given)) {
    if ((await credential(without(given, name), configs)) !== sent) found.push(name);
  }
  return found;
};

let answers;
/* For each status the class it ends in, and whether the request was sent again. */
const answersOf = async () => {
  if (answers) return answers;
  const client = newClient({ maxRetries: 1 });
  answers = [];
  for (const status of STATUSES) {
    wire.answer(status);
    const error = await fail(client);
    answers.push({ status, name: error.constructor.name, retried: wire.requests.length > 1 });
  }
  return answers;
};

/* The headers that its own code asks for, in a call that works and in one that is retried. */
const readHeaders = async () => {
  wire.read.clear();
  wire.answer();
  await create(newClient());
  wire.answer(500);
  await fail(newClient({ maxRetries: 1 }));
  return [...wire.read].sort();
};

/* The same, but for those that a body cannot be sent without. */
const headerNames = async () =>
  (await readHeaders()).filter((name) => !name.startsWith('content-'));

/* The error of a stream that begins well. */
const streamError = async () => {
  const body = errorBody('overloaded_error', 'Overloaded');
  wire.answer(200, { 'content-type': 'text/event-stream' }, `event: error\ndata: ${body}\n\n`);
  const stream = newClient().messages.stream(REQUEST);
  return caught(() => stream.finalMessage());
};

const sent = async () => {
  wire.answer();
  await create(newClient());
  return wire.requests[0].headers;
};

const PARTS = {
  version: () => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version,

  error_classes: async () => {
    const modules = await exportsOf(['index.mjs', 'error.mjs', ...filesBelow('resources')]);
    return [...(await codeClasses())].map(([key, found]) => {
      const [status, code] = key.split(' ');
      return {
        status: Number(status),
        code,
        name: found.name,
        modules: modulesWith(modules, found.name, found),
      };
    });
  },

  error_types: () => union('resources/shared.d.ts', 'ErrorType'),

  models: () => union('resources/messages/messages.d.ts', 'Model'),

  deprecated_models: async () => {
    const client = newClient();
    const said = {};
    const { warn } = console;
    wire.answer();
    try {
      for (const model of await PARTS.models()) {
        console.warn = (text) => {
          if (text.includes('deprecated') && text.includes(model)) said[model] = text;
        };
        await create(client, { model });
      }
    } finally {
      console.warn = warn;
    }
    return said;
  },

  // Its classes but those of error codes. `public`: the package itself exports the name.
  exceptions: async () => {
    const ofCodes = new Set((await codeClasses()).values());
    const files = ['index.mjs', 'error.mjs', ...filesBelow('core'), ...filesBelow('lib/credentials')];
    const modules = await exportsOf(files);
    const found = new Map(modules.flatMap(([, module]) => exportedFrom(module)));
    return [...found]
      .filter(([name, value]) => value.name === name && !ofCodes.has(value))
      .map(([name, value]) => ({
        name,
        parent: Object.getPrototypeOf(value).name,
        modules: modulesWith(modules, name, value),
        public: sdk[name] === value,
      }));
  },

  old_names: () =>
    Object.fromEntries(
      exportedFrom(sdk)
        .filter(([name, found]) => found.name !== name)
        .map(([name, found]) => [name, found.name]),
    ),

  status_classes: async () =>
    Object.fromEntries((await answersOf()).map(({ status, name }) => [status, name])),

  retried_statuses: async () =>
    (await answersOf()).filter(({ retried }) => retried).map(({ status }) => status),

  // The header of a reply that overrules its status, in both directions.
  retry_header: async () => {
    for (const name of await headerNames()) {
      const yes = await waitsFor(1, { [name]: 'true' }, 400);
      const no = await waitsFor(1, { [name]: 'false' });
      if (yes.length && !no.length) return name;
    }
    return '';
  },

  retries_connection_failures: async () => {
    waits = [];
    await fail(newClient({ maxRetries: 1, fetch: refused }));
    return waits.length > 0;
  },

  retries_streams: async () => {
    await streamError();
    return wire.requests.length > 1;
  },

  max_retries: async () => {
    wire.answer(500);
    await fail(newClient());
    return wire.requests.length - 1;
  },

  initial_delay_ms: async () => (await waitsFor(1))[0],

  longest_delay_ms: async () => Math.max(...(await waitsFor(8))),

  jitter_percent: async () => {
    const [longest] = await waitsFor(1);
    chance = 1;
    try {
      const [shortest] = await waitsFor(1);
      return Math.round(100 - (100 * shortest) / longest);
    } finally {
      chance = 0;
    }
  },

  longest_retry_after_seconds: async () => Math.floor((await longestObeyed()) / 1000),

  // Headers that change how long it waits, found by taking the winners away.
  wait_headers: async () => {
    const names = await headerNames();
    const usual = String(await waitsFor(1));
    const alone = new Map();
    const left = {};
    for (const [number, name] of names.entries()) {
      const value = String(7 + number);
      alone.set(name, String(await waitsFor(1, { [name]: value })));
      if (alone.get(name) !== usual) left[name] = value;
    }
    const order = [];
    while (Object.keys(left).length) {
      const together = String(await waitsFor(1, left));
      const winner = Object.keys(left).find((name) => alone.get(name) === together);
      if (!winner) throw new Error('no header wins');
      order.push(winner);
      delete left[winner];
    }
    return order;
  },

  beyond_retry_after: async () => {
    const [beyond] = await waitsFor(1, { 'retry-after-ms': String(LONGEST_WAIT_MS) });
    return beyond === (await longestObeyed()) ? 'capped' : 'ignored';
  },

  timeout_seconds: () => newClient({ timeout: undefined }).timeout / 1000,

  nonstreaming_max_tokens: () => {
    // Only a client without a time limit of its own refuses, before it sends anything.
    const client = newClient({ timeout: undefined });
    return largest(async (tokens) => {
      wire.answer();
      await create(client, { max_tokens: tokens }).catch(() => undefined);
      return wire.requests.length > 0;
    }, MOST_TOKENS);
  },

  api_version: async () => (await sent()).get('anthropic-version'),

  key_header: async () => [...(await sent())].find(([, value]) => value.includes(KEY))[0],

  response_headers: () => readHeaders(),

  // The ways to hand over a credential, each with the variables that make it, in the order in which
  // they win; found by taking the winners away.
  credential_variables: async () => {
    const configs = mkdtempSync(join(tmpdir(), 'probe-'));
    try {
      const given = { ...CREDENTIALS, ANTHROPIC_IDENTITY_TOKEN_FILE: writeProfile(configs) };
      const ways = [];
      for (;;) {
        const found = await deciding(given, configs);
        if (!found.length) return ways;
        ways.push(found);
        delete given[found.at(-1)];
      }
    } finally {
      rmSync(configs, { recursive: true });
    }
  },

  text_json: () => textOf(401, {}, errorBody('authentication_error', 'invalid x-api-key')),

  text_html: () => textOf(502, { 'content-type': 'text/html' }, HTML),

  text_empty: () => textOf(502, {}, ''),

  text_stream: async () => (await streamError()).message,

  // What failures print that come without a reply, by their class.
  exception_texts: async () => {
    const aborted = AbortSignal.abort();
    const errors = [
      await fail(newClient({ maxRetries: 0, fetch: refused })),
      await fail(newClient({ maxRetries: 0, fetch: neverAnswers, timeout: 1 })),
      await caught(() =>
        create(newClient({ maxRetries: 0, fetch: neverAnswers }), {}, { signal: aborted }),
      ),
    ];
    return Object.fromEntries(errors.map((error) => [error.constructor.name, error.message]));
  },

  environment: () => [...variables].filter((name) => name.startsWith('ANTHROPIC_')).sort(),
};

const parts = {};
const unread = {};
for (const [name, take] of Object.entries(PARTS)) {
  try {
    const part = await take();
    if (part === undefined) throw new Error('nothing found');
    parts[name] = part;
  } catch (error) {
    unread[name] = String(error);
  }
}
process.stdout.write(
  JSON.stringify({ sdk: 'typescript', package: '@anthropic-ai/sdk', parts, unread }),
);
