import { appendAll } from '../text/append.ts';
/** How the words that a pattern finds can begin: with `first`, then with one of `seconds`, or with anything where `seconds` is `null`. */
export interface Opening {
  readonly first: string;
  readonly second: string | null;
}

/** Stands for "any character" in a beginning. */
const any = '\0';
/** How many characters of a beginning are told apart. */
const depth = 2;

interface Part {
  /** The beginnings, at most two characters each; an empty one where the part can be empty. */
  readonly beginnings: readonly string[];
  readonly end: number;
}

const ranges: Readonly<Record<string, string>> = { d: '0123456789', s: ' \t\n\r\u3000\u00a0' };

/**
 * The beginnings of the words that a regular expression can find, so that a text is searched by its first two characters and not by the pattern.
 * Understands what the tables use: literals, classes with ranges, groups, alternatives, lookaround, `\d \s \p{…} \k<…>`, `? * + {m,n}`.
 * Throws where the pattern could begin with any character: such a row would be tried everywhere.
 */
export function openingsOf(pattern: string): readonly Opening[] {
  const { beginnings, end } = readAlternatives(pattern, 0);
  if (end !== pattern.length) throw new Error(`unexpected ${pattern[end]} in ${pattern}`);
  return beginnings.map((beginning) => {
    const [first, second] = beginning;
    if (first === undefined || first === any) throw new Error(`${pattern} can begin with anything`);
    return { first, second: second === undefined || second === any ? null : second };
  });
}

function readAlternatives(pattern: string, from: number): Part {
  const all = new Set<string>();
  let at = from;
  for (;;) {
    const { beginnings, end } = readSequence(pattern, at);
    for (const beginning of beginnings) all.add(beginning);
    at = end;
    if (pattern[at] !== '|') return { beginnings: [...all], end: at };
    at++;
  }
}

function readSequence(pattern: string, from: number): Part {
  let beginnings: readonly string[] = [''];
  let at = from;
  while (at < pattern.length && pattern[at] !== '|' && pattern[at] !== ')') {
    const part = readTerm(pattern, at);
    beginnings = join(beginnings, part.beginnings);
    at = part.end;
  }
  return { beginnings, end: at };
}

function join(left: readonly string[], right: readonly string[]): readonly string[] {
  const joined = new Set<string>();
  for (const one of left) {
    if (one.length >= depth) joined.add(one);
    else for (const other of right) joined.add((one + other).slice(0, depth));
  }
  return [...joined];
}

function readTerm(pattern: string, at: number): Part {
  const { beginnings, end } = readAtom(pattern, at);
  const quantifier = /^(?:[?*+]|\{(?<least>\d+)(?:,\d*)?\})\??/.exec(pattern.slice(end, end + 12));
  if (!quantifier) return { beginnings, end };
  const isOptional = /^[?*]/.test(quantifier[0]) || quantifier.groups?.least === '0';
  const isRepeated = quantifier[0][0] !== '?';
  const repeated = isRepeated ? [...beginnings, ...join(beginnings, beginnings)] : beginnings;
  return { beginnings: isOptional ? ['', ...repeated] : repeated, end: end + quantifier[0].length };
}

function readAtom(pattern: string, at: number): Part {
  const character = pattern[at]!;
  if (character === '(') return readGroup(pattern, at);
  if (character === '[') return readClass(pattern, at);
  if (character === '\\') return readEscape(pattern, at);
  if (character === '^' || character === '$') return { beginnings: [''], end: at + 1 };
  return { beginnings: [character === '.' ? any : character], end: at + 1 };
}

function readGroup(pattern: string, at: number): Part {
  const head = /^\((?:\?(?:<?[=!]|:|<\w+>))?/.exec(pattern.slice(at, at + 24))![0];
  const inner = readAlternatives(pattern, at + head.length);
  const isLookaround = /[=!]$/.test(head);
  return { beginnings: isLookaround ? [''] : inner.beginnings, end: inner.end + 1 };
}

function readEscape(pattern: string, at: number): Part {
  const kind = pattern[at + 1]!;
  if (kind === 'p' || kind === 'k')
    return { beginnings: [any], end: pattern.indexOf(kind === 'p' ? '}' : '>', at) + 1 };
  return { beginnings: [...(ranges[kind] ?? kind)], end: at + 2 };
}

function readClass(pattern: string, from: number): Part {
  const isNegated = pattern[from + 1] === '^';
  const characters: string[] = [];
  let at = from + 1;
  while (pattern[at] !== ']') {
    if (pattern[at] === '\\') {
      const { beginnings, end } = readEscape(pattern, at);
      appendAll(characters, beginnings);
      at = end;
    } else if (pattern[at + 1] === '-' && pattern[at + 2] !== ']') {
      for (let code = pattern.charCodeAt(at); code <= pattern.charCodeAt(at + 2); code++)
        characters.push(String.fromCharCode(code));
      at += 3;
    } else characters.push(pattern[at++]!);
  }
  return { beginnings: isNegated ? [any] : characters, end: at + 1 };
}
