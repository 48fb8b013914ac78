const columns = 28;
const rows = 22;
/** Marks that are never set at the beginning of a line. */
const mayNotBegin = /[，。、；：！？）》〉”’〕,.;:!?)]/;

/** How many columns a text takes; a Latin letter or a digit takes half of one. */
function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u0000-\u2000]/.test(character) ? 0.5 : 1), 0);
}

/** What is got by copying the printed pages of a text (GB/T 9704—2012 §5.2.3, §7.5): lines of 28 characters, 22 to a page, `— 1 —` below each. */
export function copiedFromPages(text: string): string {
  const lines = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .flatMap((line) => linesOf([...line.trim()]));
  return `${lines.flatMap((line, at) => (at % rows === rows - 1 ? [line, `— ${(at + 1) / rows} —`] : [line])).join('\n')}\n`;
}

function linesOf(characters: readonly string[]): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const character of characters) {
    // The first line of a paragraph is indented by two characters, which a copy leaves out.
    const room = lines.length === 0 ? columns - 2 : columns;
    if (widthOf(line + character) > room && !mayNotBegin.test(character)) {
      lines.push(line);
      line = '';
    }
    line += character;
  }
  return [...lines, line];
}
