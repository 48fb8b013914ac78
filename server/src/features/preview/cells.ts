/**
 * What a character takes of the grid of GB/T 9704—2012, in half cells: 2 for a Chinese character or mark, 1 for a Latin letter or digit of half
 * width, 0 for what stands over or under the character before it. Marks that fonts draw in either width (“ ” … —) are Chinese ones here.
 */
export function halfCells(character: string): 0 | 1 | 2 {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x7f) return 1;
  if (code < 0x2010) return betweenLatinAndMarks(character, code);
  if ((code >= 0xff61 && code <= 0xffdc) || (code >= 0xffe8 && code <= 0xffee)) return 1;
  return isAttached(character) ? 0 : 2;
}

/** Letters and signs of other scripts: those of GB 2312, which Chinese fonts draw in a whole cell, and the rest. */
function betweenLatinAndMarks(character: string, code: number): 0 | 1 | 2 {
  if (wholeCellSigns.has(character)) return 2;
  if ((code >= 0x391 && code <= 0x3c9) || (code >= 0x401 && code <= 0x451)) return 2;
  return isAttached(character) ? 0 : 1;
}

const wholeCellSigns: ReadonlySet<string> = new Set('·×÷°±§¨');

const attached = /^[\p{M}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;

/** Whether a character belongs to the one before it: an accent, a selector of its form, a mark without width. */
export function isAttached(character: string): boolean {
  return character.charCodeAt(0) >= 0x300 && attached.test(character);
}

/** Marks that end something: none of them begins a line (GB/T 15834—2011, 5.1). */
const closing: ReadonlySet<string> = new Set(
  '，。、；：！？）》〉〕」』】〗”’％‰℃°·～／－–,.;:!?)]}%/~-＂］｝＞．﹞﹜﹚，｡､｣々'.split(''),
);

/** Marks that begin something: none of them ends a line. */
const opening: ReadonlySet<string> = new Set('（《〈〔「『【〖“‘([{［｛＜﹝﹛﹙｢￥＄¥$／/'.split(''));

/** Whether a mark may not stand at the beginning of a line. */
export function cannotBegin(character: string): boolean {
  return closing.has(character);
}

/** Whether a mark may not stand at the end of a line. */
export function cannotEnd(character: string): boolean {
  return opening.has(character);
}

/** Whether a character is part of a word or number that is not broken: a Latin letter or a digit, of either width. */
export function isWordCharacter(character: string): boolean {
  const code = character.charCodeAt(0);
  const plain = code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
  if (plain >= 48 && plain <= 57) return true;
  return (plain >= 65 && plain <= 90) || (plain >= 97 && plain <= 122) || (plain >= 0xc0 && plain <= 0x24f);
}

const joints: ReadonlySet<string> = new Set(".,-/:@_&+'．".split(''));

/** Whether a mark between two letters or digits makes one word or number of them: `3.5`, `10,000`, `A-1`. */
export function isJoint(character: string): boolean {
  return joints.has(character);
}
