const FULL_WIDTH_FIRST = 0xff01;
const FULL_WIDTH_LAST = 0xff5e;
const FULL_WIDTH_SHIFT = 0xff01 - 0x21;
const CHUNK = 8192;

/** Marks outside the full-width ASCII range, each with the mark that it is a wider, smaller or typographic form of. */
const OTHER_FORMS: readonly (readonly [from: string, to: string])[] = [
  ['\u3000\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f', ' '],
  ['〔﹝【〖', '['],
  ['〕﹞】〗', ']'],
  ['﹙', '('],
  ['﹚', ')'],
  ['﹛', '{'],
  ['﹜', '}'],
  ['﹤', '<'],
  ['﹥', '>'],
  ['﹐', ','],
  ['﹒', '.'],
  ['﹔', ';'],
  ['﹕', ':'],
  ['﹖', '?'],
  ['﹗', '!'],
  ['﹟', '#'],
  ['﹠', '&'],
  ['﹡', '*'],
  ['﹢', '+'],
  ['﹦', '='],
  ['﹩', '$'],
  ['﹪', '%'],
  ['﹫', '@'],
  ['“”〝〞', '"'],
  ['‘’', "'"],
  ['‐‑‒–—―﹘﹣−', '-'],
  ['•‧∙・･', '·'],
  ['﹑､', '、'],
  ['｡', '。'],
  ['｢', '「'],
  ['｣', '」'],
  ['￥', '¥'],
];

const HALF = halfWidthTable();

function halfWidthTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let unit = 0; unit < table.length; unit++) table[unit] = unit;
  for (let unit = FULL_WIDTH_FIRST; unit <= FULL_WIDTH_LAST; unit++) table[unit] = unit - FULL_WIDTH_SHIFT;
  for (const [from, to] of OTHER_FORMS) {
    for (const form of from) table[form.charCodeAt(0)] = to.charCodeAt(0);
  }
  return table;
}

/**
 * The text with every full-width or typographic form replaced by its plain one, for comparing and scanning; never for writing back.
 *
 * Full-width ASCII (`（２）：` → `(2):`), U+3000 and the other wide spaces (→ space), the square brackets `〔〕﹝﹞【】` (→ `[]`),
 * curly quotes (→ `"` and `'`), dashes (→ `-`), small and half-width punctuation. `。`, `、`, `《》`, `〈〉` and `「」` have no plain form and stay.
 * One UTF-16 unit becomes one UTF-16 unit, so an offset of the result is an offset of the text.
 */
export function toHalfWidth(text: string): string {
  let first = 0;
  while (first < text.length && isPlain(text.charCodeAt(first))) first++;
  if (first === text.length) return text;

  const parts = [text.slice(0, first)];
  const units: number[] = [];
  for (let at = first; at < text.length; at++) {
    units.push(HALF[text.charCodeAt(at)]!);
    if (units.length === CHUNK) parts.push(String.fromCharCode(...units.splice(0)));
  }
  parts.push(String.fromCharCode(...units));
  return parts.join('');
}

/** The plain form of one UTF-16 unit, as `toHalfWidth` gives it. */
export function halfWidthUnit(unit: number): number {
  return HALF[unit]!;
}

function isPlain(unit: number): boolean {
  return HALF[unit] === unit;
}
