const pairs: readonly (readonly [full: string, half: string])[] = ['，,', '；;', '：:', '！!', '？?', '（(', '）)'].map(
  (pair) => [pair[0]!, pair[1]!],
);
const toHalf: ReadonlyMap<string, string> = new Map(pairs);
const toFull: ReadonlyMap<string, string> = new Map(pairs.map(([full, half]) => [half, full]));

/** Whether most brackets, commas and colons of a text are half width, as in copies that were folded on their way. */
export function writesHalfWidth(text: string): boolean {
  let balance = 0;
  for (const mark of text) {
    if (toHalf.has(mark)) balance--;
    else if (toFull.has(mark)) balance++;
  }
  return balance > 0;
}

/** The text with half-width marks, as a folded copy has it. */
export function narrowed(text: string): string {
  return text.replace(/[，；：！？（）]/g, (mark) => toHalf.get(mark)!);
}

/** The text with full-width marks beside Chinese characters, as official documents have it. */
export function widened(text: string): string {
  const wide = text.replace(/(?<=[\p{Script=Han}”》〉〕）])[,;:!?()]/gu, (mark) => toFull.get(mark)!);
  return wide.replace(/[,;:!?()](?=[\p{Script=Han}“《〈〔（])/gu, (mark) => toFull.get(mark)!);
}
