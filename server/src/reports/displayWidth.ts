/**
 * First and last of the code points that take two columns in a terminal: East Asian Width W and F of Unicode,
 * in blocks. Marks of ambiguous width (“ ” … —) count as one column, as terminals in UTF-8 locales draw them.
 */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];

const withoutWidth = /^[\p{Mn}\p{Me}\p{Cf}]/u;

/** How many columns of a terminal a character takes: 0 for combining marks and controls, 2 for Chinese, 1 else. */
export function characterWidth(character: string): 0 | 1 | 2 {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return 0;
  if (code < 0x300) return 1;
  if (wide.some(([first, last]) => code >= first && code <= last)) return 2;
  return withoutWidth.test(character) ? 0 : 1;
}

/** How many columns of a terminal a text takes. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** The text with spaces behind it up to a width. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** Marks that may not begin a line. */
const closing = /^[，。、；：！？）》〉〕」』】”’,.;:!?)\]]$/;

/**
 * The text in lines of at most a width, broken between any two characters, as Chinese is; a closing mark that would begin
 * a line hangs over the end of the one before.
 */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const character of text) {
    const next = characterWidth(character);
    if (used + next > width && line !== '' && !(used <= width && closing.test(character))) {
      lines.push(line);
      line = '';
      used = 0;
    }
    line += character;
    used += next;
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  return lines;
}

/** Control characters as visible signs, so that a hostile text cannot steer a terminal; tabs become spaces. */
export function printable(text: string): string {
  return text.replace(/\t/g, ' ').replace(/[\0-\x1f\x7f-\x9f]|[\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}
