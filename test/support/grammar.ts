import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';

/** A stretch of a text that one combination of scopes covers; offsets are those of the whole text. */
export interface ScopedToken {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Outermost first, without the root `text.workpoints` and without the suffix `.workpoints`. */
  readonly scopes: readonly string[];
}

/** Reads a text line by line as the editor does. */
export type Tokenize = (text: string) => readonly ScopedToken[];

const root = new URL('../../', import.meta.url);

/** Where the grammar that the extension ships lies. */
export const grammarFile = new URL('syntaxes/workpoints.tmLanguage.json', root);

/** The shipped grammar in the engine that VS Code runs it in, with the registry that themes are set on. */
export async function loadEngine(): Promise<{
  readonly registry: textmate.Registry;
  readonly grammar: textmate.IGrammar;
}> {
  const engine = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
  await oniguruma.loadWASM(new Uint8Array(readFileSync(engine)));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => oniguruma.createOnigScanner(patterns),
      createOnigString: (text) => oniguruma.createOnigString(text),
    }),
    loadGrammar: async () => textmate.parseRawGrammar(readFileSync(grammarFile, 'utf8'), 'workpoints.tmLanguage.json'),
  });
  const grammar = await registry.loadGrammar('text.workpoints');
  if (!grammar) throw new Error('the grammar did not load');
  return { registry, grammar };
}

/** The shipped grammar as a function of a whole text. */
export async function loadTokenizer(): Promise<Tokenize> {
  const { grammar } = await loadEngine();
  return (text) => {
    const tokens: ScopedToken[] = [];
    let offset = 0;
    let state = textmate.INITIAL;
    for (const line of text.split('\n')) {
      const content = line.endsWith('\r') ? line.slice(0, -1) : line;
      const result = grammar.tokenizeLine(content, state);
      state = result.ruleStack;
      for (const token of result.tokens) {
        const end = Math.min(token.endIndex, content.length);
        if (token.startIndex >= end) continue;
        tokens.push({
          start: offset + token.startIndex,
          end: offset + end,
          text: content.slice(token.startIndex, end),
          scopes: token.scopes.slice(1).map((scope) => scope.replace(/\.workpoints$/, '')),
        });
      }
      offset += line.length + 1;
    }
    return tokens;
  };
}

/** Neighbouring tokens that carry a scope with the given beginning, joined: `[start, end)` of each stretch and the full scope. */
export function stretches(
  tokens: readonly ScopedToken[],
  beginning: string,
): { readonly start: number; readonly end: number; readonly scope: string }[] {
  const found: { start: number; end: number; scope: string }[] = [];
  for (const token of tokens) {
    const scope = token.scopes.find((each) => each === beginning || each.startsWith(`${beginning}.`));
    if (scope === undefined) continue;
    const last = found.at(-1);
    if (last && last.end === token.start && last.scope === scope) last.end = token.end;
    else found.push({ start: token.start, end: token.end, scope });
  }
  return found;
}

/** The text with its scopes for a reader: each line, and below it what is marked in it. */
export function renderScopes(text: string, tokens: readonly ScopedToken[]): string {
  const rendered: string[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    rendered.push(`│${line}`);
    for (const token of tokens) {
      if (token.start < offset || token.start >= offset + line.length || token.scopes.length === 0) continue;
      rendered.push(`    ${token.text}  ← ${token.scopes.join(' ')}`);
    }
    offset += line.length + 1;
  }
  return `${rendered.join('\n')}\n`;
}
