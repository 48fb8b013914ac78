import { describe, expect, test } from 'vitest';
import { documentSymbols, type OutlineEntry } from '../../server/src/features/documentSymbols.ts';
import { buildDraft } from '../../server/src/model/build.ts';
import { contains, textOf } from '../../server/src/text/span.ts';
import { seeds } from '../support/documents.ts';

const document = `某市2024年政务公开工作要点

工作的总体要求是：以公开促落实。

一、深化重点领域信息公开
（一）推进重大决策公开。公布决策草案。（市司法局负责）
（二）积极回应社会关切
加强舆情监测。（市委宣传部、市政府办公室、市网信办、市教委分别负责）
二、加强队伍建设。开展培训。（市政府办公室负责）

各区、各部门要认真组织落实，年底前报送情况。
`;

function outline(text: string): string {
  const show = (entry: OutlineEntry, depth: number): string =>
    [
      `${'  '.repeat(depth)}${entry.kind} ${entry.name}${entry.detail ? ` — ${entry.detail}` : ''}`,
      ...entry.children.map((child) => show(child, depth + 1)),
    ].join('\n');
  return documentSymbols(buildDraft(text))
    .map((entry) => show(entry, 0))
    .join('\n');
}

function* flatten(entries: readonly OutlineEntry[]): Generator<OutlineEntry> {
  for (const entry of entries) {
    yield entry;
    yield* flatten(entry.children);
  }
}

describe('outline', () => {
  test('title, preamble, the tree of clauses and closing come in the order of the text', () => {
    expect(outline(document)).toBe(
      [
        'title 某市2024年政务公开工作要点',
        'preamble 工作的总体要求是：以公开促落实',
        'section 一、深化重点领域信息公开',
        '  clause （一）推进重大决策公开 — 市司法局',
        '  clause （二）积极回应社会关切 — 市委宣传部、市政府办公室、市网信办…',
        'clause 二、加强队伍建设 — 市政府办公室',
        'closing 各区、各部门要认真组织落实，年底前报送情况',
      ].join('\n'),
    );
  });

  test('choosing a clause selects its label and heading', () => {
    const draft = buildDraft(document);
    const clause = [...flatten(documentSymbols(draft))].find((entry) => entry.name.startsWith('（二）'))!;
    expect(textOf(draft.text, clause.nameSpan)).toBe('（二）积极回应社会关切');
    expect(textOf(draft.text, clause.span)).toContain('加强舆情监测');
  });

  test('a very long first sentence is cut, never inside a character outside the basic plane', () => {
    const heading = `${'推'.repeat(79)}𠮷𠮷𠮷`;
    const [entry] = documentSymbols(buildDraft(`一、${heading}\n（一）甲。乙。\n`)).filter((one) => one.name !== '');
    expect(entry!.name.endsWith('…')).toBe(true);
    expect(entry!.name.isWellFormed()).toBe(true);
  });

  test('the empty document has no outline', () => {
    expect(documentSymbols(buildDraft(''))).toEqual([]);
  });

  test.each(seeds.map((seed) => [seed.name, seed.text] as const))(
    '%s: entries nest, are in order and have names',
    (_, text) => {
      const check = (entries: readonly OutlineEntry[]) => {
        entries.forEach((entry, index) => {
          expect(entry.name).not.toBe('');
          expect(contains(entry.span, entry.nameSpan)).toBe(true);
          if (index > 0) expect(entries[index - 1]!.span.end).toBeLessThanOrEqual(entry.span.start);
          for (const child of entry.children) expect(contains(entry.span, child.span)).toBe(true);
          check(entry.children);
        });
      };
      const entries = documentSymbols(buildDraft(text));
      check(entries);
      expect(entries.some((entry) => entry.kind === 'title')).toBe(true);
    },
  );
});
