import { describe, expect, test } from 'vitest';
import { type GivenSnippet, snippetOffers } from '../../server/src/features/teamSnippets.ts';
import { buildDraft } from '../../server/src/model/build.ts';
import { readSnippet, snippetSyntax, snippetText } from '../../server/src/text/snippet.ts';
import { marked } from '../support/marks.ts';

const parts = (body: string) => readSnippet(body).parts!;
const clause: GivenSnippet = {
  name: '政策解读',
  prefixes: ['政策解读', 'zcjd'],
  body: parts(
    `\${编号}加强政策解读。做好\${年份}年政策解读（图解、音频），及时公开。（\${1:市政府办公室}牵头，\${2:各区政府}配合）`,
  ),
  hant: parts(`\${编号}加強政策解讀。做好\${年份}年政策解讀。（\${1:市政府辦公室}牽頭）`),
  description: '三同步',
};
const note: GivenSnippet = {
  name: '办公室负责',
  prefixes: ['办公室负责', 'bgs'],
  body: parts('（市政府辦公室負責）'),
  hant: null,
  description: '',
};

function offered(source: string, snippets = [clause, note]) {
  const { text, cursor } = marked(source);
  return snippetOffers(buildDraft(text), cursor, snippets, 2031).map((offer) => ({
    ...offer,
    text: text.slice(0, offer.span.start) + snippetText(offer.parts) + text.slice(offer.span.end),
  }));
}

const full =
  '临江市人民政府办公室2026年工作要点\n\n一、推进公开\n（一）公开决策。公布草案（文本），听取意见。（市司法局负责）\n';
const half = full.replace(/[（]/g, '(').replace(/[）]/g, ')').replace(/，/g, ',');
const hant = '臨江市2026年工作要點\n\n一、推進公開\n（一）公開決策。公布草案，聽取意見。（市司法局負責）\n';

describe('texts of the team', () => {
  test.each(['政', '政策', 'zcjd', 'ZC'])('are found by what begins their name or initials: %s', (typed) => {
    expect(offered(`${full}${typed}$0`).map(({ name, span }) => [name, span.end - span.start])).toEqual([
      ['政策解读', typed.length],
    ]);
  });

  test('are all offered on a line where nothing is written, and none where something else is', () => {
    expect(offered(`${full}$0`).map(({ name, filter }) => [name, filter])).toEqual([
      ['政策解读', '政策解读 zcjd'],
      ['办公室负责', '办公室负责 bgs'],
    ]);
    expect(offered(`${full}（二）公开执行。$0`)).toEqual([]);
    expect(offered(`${full}（二）abczcjd$0`)).toEqual([]);
    expect(offered(`${full}（二）公开执行。做好公开。bgs$0`).map(({ text }) => text.split('\n').at(-1))).toEqual([
      '（二）公开执行。做好公开。（市政府办公室负责）',
    ]);
  });

  test('come with the next label and the year of the draft', () => {
    const [offer] = offered(`${full}zcjd$0`);
    expect(offer!.text).toBe(
      `${full}（二）加强政策解读。做好2026年政策解读（图解、音频），及时公开。（市政府办公室牵头，各区政府配合）`,
    );
    expect(snippetSyntax(offer!.parts)).toContain(`（\${1:市政府办公室}牵头，\${2:各区政府}配合）`);
    expect(offered('$0')[0]!.text).toMatch(/^一、加强政策解读。做好2031年/);
  });

  test('of several clauses number them one after the other', () => {
    const two: GivenSnippet = { ...clause, body: parts(`\${编号}甲。\n\${编号}乙。`) };
    expect(offered(`${full}$0`, [two])[0]!.text).toBe(`${full}（二）甲。\n（三）乙。`);
  });

  test('have no label inside a line', () => {
    expect(offered(`${full}（二）zcjd$0`)[0]!.text).toContain('（二）加强政策解读');
  });

  test('take the width of the draft', () => {
    expect(offered(`${half}zcjd$0`)[0]!.text).toBe(
      `${half}(二)加强政策解读。做好2026年政策解读(图解、音频),及时公开。(市政府办公室牵头,各区政府配合)`,
    );
  });

  test('take the script of the draft', () => {
    expect(offered(`${hant}zcjd$0`)[0]!.text).toBe(
      `${hant}（二）加強政策解讀。做好2026年政策解讀。（市政府辦公室牽頭）`,
    );
    expect(offered(`${full}bgs$0`)[0]!.text).toBe(`${full}（市政府办公室负责）`);
  });
});
