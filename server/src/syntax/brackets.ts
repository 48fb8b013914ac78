import type { Span } from '../text/span.ts';
import { isHan } from './characters.ts';
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

type Kind = 'round' | 'square' | 'lenticular';

function openingKind(unit: number): Kind | null {
  if (unit === 0x28 || unit === 0xff08) return 'round';
  if (unit === 0x3014 || unit === 0x5b || unit === 0xff3b || unit === 0xfe5d) return 'square';
  return unit === 0x3010 ? 'lenticular' : null;
}

function closingKind(unit: number): Kind | null {
  if (unit === 0x29 || unit === 0xff09) return 'round';
  if (unit === 0x3015 || unit === 0x5d || unit === 0xff3d || unit === 0xfe5e) return 'square';
  return unit === 0x3011 ? 'lenticular' : null;
}

/** How many open brackets of another kind a closing bracket may pass over to reach its own. */
const farthestPartner = 3;

interface Building {
  open: number;
  end: number | null;
  height: number;
  readonly kind: Kind;
}

/**
 * The bracket groups of a paragraph in the order of their opening brackets; pinyin in brackets is none.
 * A closing bracket closes the nearest open one of its kind and, where none is near, the innermost: authors mix widths and kinds.
 */
export function findBrackets(text: string, span: Span): readonly BracketGroup[] {
  const groups: Building[] = [];
  const open: Building[] = [];
  for (let at = span.start; at < span.end; at++) {
    const unit = text.charCodeAt(at);
    if (isHan(unit)) continue;
    const opening = openingKind(unit);
    if (opening !== null) {
      const behind = pinyinEnd(text, at, span.end);
      if (behind > at) {
        at = behind - 1;
        continue;
      }
      const group: Building = { open: at, end: null, height: 0, kind: opening };
      groups.push(group);
      open.push(group);
      continue;
    }
    const kind = closingKind(unit);
    if (kind === null || open.length === 0) continue;
    const group = open[partnerOf(open, kind)]!;
    open.length = open.indexOf(group, Math.max(0, open.length - farthestPartner - 1));
    group.end = at + 1;
    const parent = open.at(-1);
    if (parent) parent.height = Math.max(parent.height, group.height + 1);
  }
  return groups;
}

function partnerOf(open: readonly Building[], kind: Kind): number {
  for (let back = 1; back <= Math.min(farthestPartner, open.length); back++) {
    if (open[open.length - back]!.kind === kind) return open.length - back;
  }
  return open.length - 1;
}
