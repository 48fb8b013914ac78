import { pinyinEnd } from './reading.ts';
import type { Damage } from './tree.ts';

/** So many syllables are no accident; one or two may be the author's own gloss. */
const fewestSyllables = 3;

/** The pinyin that a font conversion left in brackets behind characters, `進(jìn)`; none where there are only one or two. */
export function findPinyin(text: string): readonly Damage[] {
  const found: Damage[] = [];
  for (let at = 1; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit !== 0x28 && unit !== 0xff08) continue;
    const end = pinyinEnd(text, at, text.length);
    if (end === at) continue;
    found.push({ kind: 'pinyin', start: at + 1, end: end - 1, probably: '' });
    at = end - 1;
  }
  return found.length >= fewestSyllables ? found : [];
}
