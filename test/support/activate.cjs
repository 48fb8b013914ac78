// Loads a bundle of the client and activates it with an editor in which every name stands for something that does nothing.
// Writes the time that the processor worked for that, in milliseconds. Run as: node activate.cjs BUNDLE
const { readFileSync } = require('node:fs');
const Module = require('node:module');

const bundle = process.argv[2];

function anything() {
  // a function that can be called and constructed
  return new Proxy(function nothing() {}, {
    get(target, name) {
      if (name === Symbol.toPrimitive) return () => '';
      if (name === 'then') return undefined;
      return name === 'prototype' ? target.prototype : anything();
    },
    set: () => true,
    apply: () => anything(),
    construct: () => anything(),
  });
}

// What the bundle may ask the editor for, so that its module has these properties and no more: each import of it copies them.
const written = new Set(readFileSync(bundle, 'utf8').match(/[A-Za-z]\w{1,60}/g));
const api = readFileSync(require.resolve('@types/vscode/index.d.ts'), 'utf8');
const exported = [...api.matchAll(/export (?:namespace|class|enum|const|function) (\w+)/g)].map(([, name]) => name);
const names = [...new Set(exported)].filter((name) => written.has(name));
const editor = new Proxy(
  {},
  {
    ownKeys: () => names,
    getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true }),
    get: () => anything(),
  },
);
const memory = { get: (_, otherwise) => otherwise, update: () => Promise.resolve() };
const context = {
  subscriptions: [],
  extensionUri: anything(),
  extensionPath: __dirname,
  extension: { id: 'work-points.work-points', packageJSON: { version: '0.0.0' } },
  globalState: memory,
  workspaceState: memory,
};

const load = Module._load;
Module._load = (request, ...rest) => (request === 'vscode' ? editor : load(request, ...rest));
const before = process.cpuUsage();
const { activate } = require(bundle);
activate(context);
const { user, system } = process.cpuUsage(before);
if (context.subscriptions.length === 0) throw new Error('nothing was set up');
console.log(String((user + system) / 1000));
process.exit(0);
