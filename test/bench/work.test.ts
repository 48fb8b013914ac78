import { describe, expect, test } from 'vitest';
import { createTracer } from '../../server/src/directives/link.ts';
import { createMatchMemory } from '../../server/src/directives/matchMemory.ts';
import { buildDraft } from '../../server/src/model/build.ts';
import { createDraftMemory } from '../../server/src/model/draftMemory.ts';
import { seed } from '../support/documents.ts';

// What an edit costs, counted and not timed: the same on every machine.

/** How many clauses are compared for each of some texts in turn, against one parent. */
function clausesCompared(texts: readonly string[], parents: readonly string[]): readonly number[] {
  const memory = createMatchMemory();
  const tracer = createTracer(memory);
  const drafts = new Map<string, ReturnType<typeof buildDraft>>();
  return texts.map((text, at) => {
    const above = parents[at] ?? parents[0]!;
    const draft = drafts.get(above) ?? buildDraft(above);
    drafts.set(above, draft);
    const before = memory.compared;
    const { parents: found } = tracer(buildDraft(text), [{ uri: 'test:/parent', draft }]);
    expect(found.length).toBe(1);
    return memory.compared - before;
  });
}

describe('clauses compared with the parent', () => {
  const parent = seed('国务院办公厅2019').text;
  const child = seed('北京市2019').text;
  const leaves = buildDraft(child).clauses.filter(({ leaf }) => leaf);
  const inside = leaves[10]!.syntax.sentences[0]!.start + 4;
  const next = leaves[11]!.syntax.start;
  const typed = `${child.slice(0, inside)}切实${child.slice(inside)}`;

  test('all at first, none again', () => {
    expect(clausesCompared([child, child, child], [parent])).toEqual([leaves.length, 0, 0]);
  });

  test('one for words typed into one clause, and none when they are taken back', () => {
    expect(clausesCompared([child, typed, child], [parent])).toEqual([leaves.length, 1, 0]);
  });

  test('none for spaces, widths and blank lines, which keys do not have', () => {
    const spaced = `${child.slice(0, inside)} ${child.slice(inside)}`;
    const blank = `${child.slice(0, next)}\n${child.slice(next)}`;
    expect(clausesCompared([child, spaced, blank], [parent])).toEqual([leaves.length, 0, 0]);
  });

  test('one for a new clause, wherever it stands', () => {
    const grown = `${child.slice(0, next)}0.办好政府公报。推行政府公报电子版，方便公众查阅。\n${child.slice(next)}`;
    expect(clausesCompared([child, grown], [parent])).toEqual([leaves.length, 1]);
  });

  test('all again when the parent was edited', () => {
    const edited = parent.replace('推進', '大力推進');
    expect(edited).not.toBe(parent);
    expect(clausesCompared([child, child, child], [parent, edited, edited])).toEqual([leaves.length, leaves.length, 0]);
  });
});

describe('paragraphs read anew', () => {
  const { text } = seed('北京市2019');
  const lines = text.split('\n');
  const different = new Set(lines.map((line) => line.trim())).size;
  const at = lines.findIndex((line) => line.trim().length > 100);
  const inLine = (line: number, words: string): string =>
    lines.map((each, index) => (index === line ? `${each.slice(0, 20)}${words}${each.slice(20)}` : each)).join('\n');

  /** How many paragraphs are read for each of some texts in turn. */
  function paragraphsRead(...texts: readonly string[]): readonly number[] {
    const memory = createDraftMemory();
    return texts.map((each) => {
      const before = memory.paragraphs.read;
      buildDraft(each, memory);
      return memory.paragraphs.read - before;
    });
  }

  test('all at first, each once, and none again', () => {
    expect(paragraphsRead(text, text, text)).toEqual([different, 0, 0]);
  });

  test('one for words typed into it, wherever the others move', () => {
    expect(paragraphsRead(text, inLine(at, '切实'), inLine(at, '切实好'))).toEqual([different, 1, 1]);
  });

  test('none for a paragraph that is taken out, one for each that is put in', () => {
    const without = lines.toSpliced(at, 1).join('\n');
    const more = lines.toSpliced(at, 0, '0.办好政府公报。', '推行政府公报电子版。').join('\n');
    expect(paragraphsRead(text, without)).toEqual([different, 0]);
    expect(paragraphsRead(text, more)).toEqual([different, 2]);
  });

  test('two for a line end that divides a paragraph', () => {
    expect(paragraphsRead(text, inLine(at, '\n'))).toEqual([different, 2]);
  });
});
