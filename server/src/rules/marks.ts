/** Whether a UTF-16 unit is a Chinese character or a mark that only Chinese text has: 政 。 《 “ （. */
export function isChinese(unit: number): boolean {
  return (
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0x3001 && unit <= 0x3017) ||
    (unit >= 0x3400 && unit <= 0x4dbf) ||
    (unit >= 0xff01 && unit <= 0xff65) ||
    (unit >= 0x2018 && unit <= 0x201d) ||
    (unit >= 0xd840 && unit <= 0xdfff) ||
    unit === 0x2014 ||
    unit === 0x2026
  );
}

/** Whether a UTF-16 unit is a blank inside a line: a space, a tab, U+00A0, U+3000. */
export function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0xa0 || unit === 0x3000;
}

/** The unit before `at` that is no blank, not before `from`; `0` where there is none. At most a few blanks are passed over. */
export function unitBefore(text: string, at: number, from: number): number {
  const farthest = Math.max(from, at - 8);
  for (let before = at - 1; before >= farthest; before--) {
    const unit = text.charCodeAt(before);
    if (!isBlank(unit)) return unit;
  }
  return 0;
}

/** The unit at `at` or behind it that is no blank, before `to`; `0` where there is none. At most a few blanks are passed over. */
export function unitFrom(text: string, at: number, to: number): number {
  const farthest = Math.min(to, at + 8);
  for (let next = at; next < farthest; next++) {
    const unit = text.charCodeAt(next);
    if (!isBlank(unit)) return unit;
  }
  return 0;
}
