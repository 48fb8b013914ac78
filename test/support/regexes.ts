import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'acorn';
import { transformSync } from 'esbuild';
import { globSync } from 'tinyglobby';

/** A regular expression of the product and the file that it stands in. */
export interface FoundRegex {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/** All that is written as `/…/` in the sources. */
export function writtenRegexes(): readonly FoundRegex[] {
  return globSync(['server/src/**/*.ts', 'client/src/**/*.ts'], { cwd: root })
    .sort()
    .flatMap((file) => {
      const { code } = transformSync(readFileSync(root + file, 'utf8'), { loader: 'ts', charset: 'utf8' });
      const found: FoundRegex[] = [];
      visit(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }), (source, flags) =>
        found.push({ file, source, flags }),
      );
      return found;
    });
}

function visit(node: unknown, found: (source: string, flags: string) => void): void {
  if (Array.isArray(node)) for (const each of node) visit(each, found);
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
  const { regex } = node as { readonly regex?: { readonly pattern: string; readonly flags: string } };
  if (regex) found(regex.pattern, regex.flags);
  else for (const part of Object.values(node)) visit(part, found);
}

/** All that `new RegExp` makes while `load` loads the modules of the engine and while it runs. */
export async function builtRegexes(load: () => Promise<void>): Promise<readonly FoundRegex[]> {
  const found = new Map<string, FoundRegex>();
  const usual = globalThis.RegExp;
  class Watched extends usual {
    constructor(pattern: RegExp | string, flags?: string) {
      super(pattern, flags);
      const caller = (new Error().stack ?? '').split('\n')[2] ?? '';
      const [, file] = /((?:server|client)\/src\/[\w/-]+\.ts)/.exec(caller) ?? [];
      if (file) found.set(`/${this.source}/${this.flags}`, { file, source: this.source, flags: this.flags });
    }

    static override get [Symbol.species]() {
      return usual;
    }
  }
  globalThis.RegExp = Watched as unknown as RegExpConstructor;
  try {
    await load();
  } finally {
    globalThis.RegExp = usual;
  }
  return [...found.values()];
}

/** Whether every repetition has an end: from each start the search goes at most so far, however long the text is. */
export function isBounded(source: string): boolean {
  const bare = source.replace(/\\[\s\S]/g, '').replace(/\[[^\]]*\]/g, '');
  return !/[*+]|\{\d+,\}/.test(bare);
}
