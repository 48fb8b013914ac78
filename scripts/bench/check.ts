import { lintFor } from 'autocorrect-node';
import { lint } from 'markdownlint/sync';
import { run } from 'zhlint';
import { traceDraft } from '../../server/src/directives/link.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { createService } from '../../server/src/service.ts';
import { memoryHost } from '../../test/support/memory-host.ts';
import { type Contender, interleave, type Timing } from './measure.ts';
import { lintWithTextlint } from './textlint.ts';
import { longDraft, realDraft } from './texts.ts';

const uri = 'file:///w/draft.txt';

/** The text as somebody edits it: in each run another character stands in another place. */
function edited(text: string, round: number): string {
  const at = Math.min(text.length, 40 + ((round * 7919) % text.length));
  return `${text.slice(0, at)}${String.fromCharCode(0x4e00 + (round % 5000))}${text.slice(at)}`;
}

function createChecker(): (text: string) => Promise<unknown> {
  const service = createService(memoryHost(), { rules, traceDraft, settings: { folders: ['file:///w'] } });
  return (text) => {
    service.update(uri, text);
    return service.checkDraft(uri);
  };
}

/**
 * A full check with all rules that read the draft, as an editor asks for it after an edit: what is known of the paragraphs that the edit left
 * alone is remembered. Here each run changes two, that of the last one and its own.
 */
function afterEdit(text: string): Contender {
  const check = createChecker();
  return { name: 'Work Points: full check after an edit (memory filled)', run: (round) => check(edited(text, round)) };
}

/** The same of a text of which nothing is known, as for a file that was just opened. */
function neverSeen(text: string): Contender {
  return {
    name: 'Work Points: full check of a text never seen (memory empty)',
    run: (round) => createChecker()(edited(text, round)),
  };
}

/** The least that any check does: each character is looked at once. */
function characterPass(text: string): Contender {
  return {
    name: 'floor: one pass over the characters',
    run: (round) => {
      const words = edited(text, round);
      let sum = 0;
      for (let at = 0; at < words.length; at++) sum = (sum + words.charCodeAt(at)) | 0;
      return sum;
    },
  };
}

const heading =
  /^[\s　]{0,8}(?:第?[一二三四五六七八九十百]{1,5}[、章]|[（(][一二三四五六七八九十]{1,4}[）)]|\d{1,3}[.．、]|[（(]\d{1,3}[）)])(.{0,40}?)[。\n]/;

/** The least that finding the numbered lines does: one regular expression for each line. */
function headingPass(text: string): Contender {
  return {
    name: 'floor: a regular expression for headings on each line',
    run: (round) =>
      edited(text, round)
        .split('\n')
        .filter((line) => heading.test(`${line}\n`)).length,
  };
}

function autocorrect(text: string): Contender {
  return { name: 'autocorrect', run: (round) => lintFor(edited(text, round), 'draft.txt') };
}

/** A full check of the real draft beside what its peers take for the same text. */
export function checkDraft(rounds: number): Promise<readonly Timing[]> {
  return interleave(
    [
      afterEdit(realDraft),
      neverSeen(realDraft),
      characterPass(realDraft),
      headingPass(realDraft),
      autocorrect(realDraft),
      { name: 'markdownlint', run: (round) => lint({ strings: { draft: edited(realDraft, round) } }) },
      { name: 'textlint', run: (round) => lintWithTextlint(edited(realDraft, round)) },
      { name: 'zhlint', run: (round) => run(edited(realDraft, round), { rules: { preset: 'default' } }) },
    ],
    rounds,
    2 * rounds,
  );
}

/** How the times of a text of some length are. */
export interface Growth {
  readonly characters: number;
  readonly timings: readonly Timing[];
}

/** Full checks of longer and longer texts: linear where the time for a character stays the same. */
export async function checkGrowth(lengths: readonly number[], rounds: number): Promise<readonly Growth[]> {
  const grown: Growth[] = [];
  for (const characters of lengths) {
    const text = longDraft(characters, characters);
    const contenders = [afterEdit(text), neverSeen(text), characterPass(text), headingPass(text)];
    if (characters <= 1_000_000) contenders.push(autocorrect(text));
    // What one short text leaves to be compiled would be counted as its length.
    const warmUp = rounds > 1 && characters <= 100_000 ? 20 : 2;
    grown.push({ characters, timings: await interleave(contenders, rounds, warmUp) });
  }
  return grown;
}
