import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/code-server.ts';

/** A sample document as a person sees it. */
export interface Seed {
  readonly name: string;
  readonly text: string;
  readonly lines: readonly string[];
}

/** The sample document whose name holds the words and that is not about another body, by the shortest name. */
export function seed(...words: readonly string[]): Seed {
  const names = readdirSync(join(root, 'seeds')).filter((name) => words.every((word) => name.includes(word)));
  const [name] = names.sort((a, b) => a.length - b.length);
  if (name === undefined) throw new Error(`seeds/ has no document named ${words.join(' ')}`);
  const text = readFileSync(join(root, 'seeds', name), 'utf8');
  return { name, text, lines: text.split(/\r?\n/) };
}

/** A place as VS Code counts: lines and columns from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/**
 * Where the words begin for the first time.
 * @throws Error when the document does not hold them: then the document is not the one the test was written for.
 */
export function placeOf(document: Seed, words: string): Place {
  const index = document.lines.findIndex((line) => line.includes(words));
  if (index < 0) throw new Error(`${document.name} does not hold ${words}`);
  return { line: index + 1, column: document.lines[index]!.indexOf(words) + 1 };
}
