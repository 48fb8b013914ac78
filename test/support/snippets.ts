import { readFileSync } from 'node:fs';

/** A snippet as its file holds it. */
export interface Snippet {
  readonly name: string;
  readonly prefix: readonly string[];
  /** The lines joined. */
  readonly body: string;
  readonly description: string;
}

/** A snippet written out with the words that are offered first. */
export interface Expansion {
  readonly text: string;
  /** The numbers of the tab stops, in the order of the text, each once. */
  readonly stops: readonly number[];
}

/** A part of a snippet body: text, a tab stop with what it offers, or a variable. */
type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'stop'; readonly number: number; readonly offers: readonly (readonly Part[])[] }
  | { readonly kind: 'variable'; readonly name: string };

/** The snippets of a VS Code snippet file, in the order of the file. */
export function readSnippets(file: URL): readonly Snippet[] {
  const entries = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly [name: string]: {
      readonly prefix: string | string[];
      readonly body: string | string[];
      readonly description: string;
    };
  };
  return Object.entries(entries).map(([name, { prefix, body, description }]) => ({
    name,
    prefix: [prefix].flat(),
    body: [body].flat().join('\n'),
    description,
  }));
}

/**
 * Writes a snippet body out as someone gets it who presses Tab and types nothing: default text, the first choice, variables
 * from `variables`. A tab stop without a default shows what the same number shows elsewhere. Throws on what VS Code would
 * show as it is: an unclosed placeholder, an unknown variable, a choice of one, one number with two defaults.
 */
export function expand(body: string, variables: { readonly [name: string]: string }): Expansion {
  return expansions(body, variables)[0]!;
}

/** The body once with the first choice everywhere, then once for each further choice of each tab stop. */
export function expansions(body: string, variables: { readonly [name: string]: string }): readonly Expansion[] {
  const parts = parseBody(body);
  const stops = collectStops(parts);
  const numbers = [...new Set(stops.map(({ number }) => number))];
  const offers = new Map<number, readonly (readonly Part[])[]>();
  for (const stop of stops) {
    if (stop.offers.length === 0) continue;
    if (offers.has(stop.number)) throw new Error(`tab stop ${stop.number} has two defaults`);
    offers.set(stop.number, stop.offers);
  }
  const write = (chosen: ReadonlyMap<number, number>): Expansion => ({
    text: writeParts(parts, { offers, chosen, variables }, 0),
    stops: numbers,
  });
  const others = [...offers].flatMap(([number, choices]) =>
    choices.slice(1).map((_choice, index) => write(new Map([[number, index + 1]]))),
  );
  return [write(new Map()), ...others];
}

function collectStops(parts: readonly Part[]): Extract<Part, { kind: 'stop' }>[] {
  return parts.flatMap((part) => (part.kind === 'stop' ? [part, ...part.offers.flatMap(collectStops)] : []));
}

interface Filling {
  readonly offers: ReadonlyMap<number, readonly (readonly Part[])[]>;
  /** Tab stop → which of its choices, the first without an entry. */
  readonly chosen: ReadonlyMap<number, number>;
  readonly variables: { readonly [name: string]: string };
}

function writeParts(parts: readonly Part[], filling: Filling, depth: number): string {
  if (depth > 10) throw new Error('a tab stop holds itself');
  return parts
    .map((part) => {
      if (part.kind === 'text') return part.text;
      if (part.kind === 'stop') {
        const offered = filling.offers.get(part.number)?.[filling.chosen.get(part.number) ?? 0];
        return offered ? writeParts(offered, filling, depth + 1) : '';
      }
      const value = filling.variables[part.name];
      if (value === undefined) throw new Error(`unknown variable ${part.name}`);
      return value;
    })
    .join('');
}

function parseBody(body: string): readonly Part[] {
  const [parts, end] = parseParts(body, 0, '');
  if (end !== body.length) throw new Error(`something is left over: ${body.slice(end)}`);
  return parts;
}

/** Parts from `start` to `closer`, which is not read; to the end of the body where there is no closer. */
function parseParts(body: string, start: number, closer: string): readonly [readonly Part[], number] {
  const parts: Part[] = [];
  let at = start;
  while (at < body.length && body[at] !== closer) {
    if (body[at] === '\\') {
      parts.push({ kind: 'text', text: body[at + 1] ?? '' });
      at += 2;
      continue;
    }
    const [part, next] = body[at] === '$' ? parseDollar(body, at) : parseText(body, at, closer);
    parts.push(part);
    at = next;
  }
  return [parts, at];
}

function parseText(body: string, start: number, closer: string): readonly [Part, number] {
  let at = start;
  while (at < body.length && body[at] !== '$' && body[at] !== '\\' && body[at] !== closer) at++;
  return [{ kind: 'text', text: body.slice(start, at) }, at];
}

function parseDollar(body: string, start: number): readonly [Part, number] {
  const bare = /^\$(?:(\d+)|([A-Z_]+))/.exec(body.slice(start, start + 40));
  if (bare) {
    const end = start + bare[0].length;
    if (bare[1]) return [{ kind: 'stop', number: Number(bare[1]), offers: [] }, end];
    return [{ kind: 'variable', name: bare[2]! }, end];
  }
  const opened = /^\$\{(?:(\d+)|([A-Z_]+))([:|}])/.exec(body.slice(start, start + 40));
  if (!opened) throw new Error(`a $ that is nothing: ${body.slice(start, start + 20)}`);
  const [head, digits, name, mark] = opened;
  const inside = start + head.length;
  if (name !== undefined) {
    if (mark !== '}') throw new Error('variables with a default are not used here');
    return [{ kind: 'variable', name }, inside];
  }
  const number = Number(digits);
  if (mark === '}') return [{ kind: 'stop', number, offers: [] }, inside];
  if (mark === '|') return parseChoice(body, inside, number);
  const [content, end] = parseParts(body, inside, '}');
  if (body[end] !== '}') throw new Error(`tab stop ${number} is not closed`);
  return [{ kind: 'stop', number, offers: [content] }, end + 1];
}

function parseChoice(body: string, start: number, number: number): readonly [Part, number] {
  const end = body.indexOf('|}', start);
  if (end < 0) throw new Error(`the choice of tab stop ${number} is not closed`);
  const choices = body
    .slice(start, end)
    .split(/(?<!\\),/)
    .map((choice) => choice.replace(/\\([,|\\])/g, '$1'));
  if (choices.length < 2 || choices.some((choice) => choice === '')) {
    throw new Error(`tab stop ${number} needs two choices or more`);
  }
  return [{ kind: 'stop', number, offers: choices.map((text) => [{ kind: 'text', text }]) }, end + 2];
}
