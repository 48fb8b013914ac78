import { blockAt, type Draft } from '../model/draft.ts';
import type { Block, BlockKind } from '../syntax/tree.ts';
import type { Fact } from '../text/knownWords.ts';

/** Kinds of blocks that are no text of the document itself. */
const outside: ReadonlySet<BlockKind> = new Set(['blank', 'noise', 'metadata', 'contents']);

/** How far in front of a place the title mark that opens around it is looked for; no title is longer. */
const longestTitle = 120;

/** Whether a block is text of the document, and not of the web page around it, its metadata or its table of contents. */
export function isProseBlock(block: Block): boolean {
  return !outside.has(block.kind);
}

/**
 * What a fact tells of the paragraphs of a document, each from behind its label on, in the order of the text; `move` gives one of its things
 * the offsets of the text.
 */
export function inProse<Thing>(
  { tree }: Draft,
  fact: Fact<readonly Thing[]>,
  move: (thing: Thing, by: number) => Thing,
): readonly Thing[] {
  const things: Thing[] = [];
  for (const block of tree.blocks) {
    if (!isProseBlock(block)) continue;
    for (const thing of block.words.ask(fact, behindLabel(block))) things.push(move(thing, block.content.start));
  }
  return things;
}

/** Where the words of a block begin behind its label, counted from their first character. */
export function behindLabel({ label, content }: Block): number {
  return label ? label.end - content.start : 0;
}

/** Whether a place lies in the text of the document; see `isProseBlock`. */
export function isProse(draft: Draft, offset: number): boolean {
  const block = blockAt(draft, offset);
  return block !== null && isProseBlock(block);
}

/** Whether a place lies in the number in front of a clause: `二、` of `二、三年行动计划`. */
export function isLabel(draft: Draft, offset: number): boolean {
  const label = blockAt(draft, offset)?.label;
  return label !== null && label !== undefined && label.start <= offset && offset < label.end;
}

/** Whether a place stands between title marks 《》, where the words are those of another document. */
export function isInTitle(text: string, offset: number): boolean {
  const farthest = Math.max(0, offset - longestTitle);
  for (let at = offset - 1; at >= farthest; at--) {
    const character = text[at];
    if (character === '《') return true;
    if (character === '》' || character === '\n' || character === '\r') return false;
  }
  return false;
}
