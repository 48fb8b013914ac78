import { applyEdits, type FormattingOptions, modify } from 'jsonc-parser';
import { readJson } from '../text/json.ts';

/** The indent and the line ends of a file, so that what is added looks like the rest. */
function formattingOf(text: string): FormattingOptions {
  const indent = /\n([ \t]{1,8})"/.exec(text)?.[1] ?? '  ';
  return {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.startsWith('\t') ? 1 : indent.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
    insertFinalNewline: true,
  };
}

/**
 * The text of a project file with one more place in `directives`; comments and layout stay. `text` is `null` where there is no file yet.
 * `null` for a file that cannot be read, whose other settings would be lost.
 */
export function withDirective(text: string | null, pattern: string): string | null {
  if (text === null || text.trim() === '') return `${JSON.stringify({ directives: [pattern] }, null, 2)}\n`;
  const { root, problem } = readJson(text);
  if (problem || root?.type !== 'object') return null;
  const list = root.children?.findLast((property) => property.children?.[0]?.value === 'directives')?.children?.[1];
  if (list && list.type !== 'array') return null;
  const items = list?.children ?? [];
  if (items.some((item) => item.value === pattern)) return text;
  const formattingOptions = formattingOf(text);
  const last = items.at(-1);
  // Behind the last place, unless a remark stands there: it would be cut off from what it speaks of.
  const isFollowed = list && last && text.slice(last.offset + last.length, list.offset + list.length).includes('/');
  const at = isFollowed ? 0 : items.length;
  const edits = list
    ? modify(text, ['directives', at], pattern, { isArrayInsertion: true, formattingOptions })
    : modify(text, ['directives'], [pattern], { formattingOptions });
  return applyEdits(text, edits);
}
