import type { Span } from '../text/span.ts';
import { pinyinEnd } from './reading.ts';

/** A pair of brackets, or an opening bracket that nothing closes. */
export interface BracketGroup {
  /** Offset of the opening bracket. */
  readonly open: number;
  /** Offset behind the closing bracket, `null` where there is none. */
  readonly end: number | null;
  /** How deep groups nest in it: 0 for one that holds no other. */
  readonly height: number;
}

const pairs: ReadonlyMap<string, string> = new Map([
  ['（', ')'],
  ['(', ')'],
  ['〔', ']'],
  ['[', ']'],
  ['［', ']'],
  ['﹝', ']'],
  ['【', '】'],
]);
const closings: ReadonlyMap<string, string> = new Map([
  ['）', ')'],
  [')', ')'],
  ['〕', ']'],
  [']', ']'],
  ['］', ']'],
  ['﹞', ']'],
  ['】', '】'],
]);

/** How many open brackets of another kind a closing bracket may pass over to reach its own. */
const farthestPartner = 3;

interface Building {
  open: number;
  end: number | null;
  height: number;
  readonly closing: string;
}

/**
 * The bracket groups of a paragraph in the order of their opening brackets; pinyin in brackets is none.
 * A closing bracket closes the nearest open one of its kind and, where none is near, the innermost: authors mix widths and kinds.
 */
export function findBrackets(text: string, span: Span): readonly BracketGroup[] {
  const groups: Building[] = [];
  const open: Building[] = [];
  for (let at = span.start; at < span.end; at++) {
    const character = text[at]!;
    const closing = pairs.get(character);
    if (closing !== undefined) {
      const behind = pinyinEnd(text, at, span.end);
      if (behind > at) {
        at = behind - 1;
        continue;
      }
      const group: Building = { open: at, end: null, height: 0, closing };
      groups.push(group);
      open.push(group);
      continue;
    }
    const kind = closings.get(character);
    if (kind === undefined || open.length === 0) continue;
    const group = open[partnerOf(open, kind)]!;
    open.length = open.indexOf(group, Math.max(0, open.length - farthestPartner - 1));
    group.end = at + 1;
    const parent = open.at(-1);
    if (parent) parent.height = Math.max(parent.height, group.height + 1);
  }
  return groups;
}

function partnerOf(open: readonly Building[], kind: string): number {
  for (let back = 1; back <= Math.min(farthestPartner, open.length); back++) {
    if (open[open.length - back]!.closing === kind) return open.length - back;
  }
  return open.length - 1;
}
