import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages, render } from '../../server/src/text/message.ts';
import { fillSnippet, readSnippet, snippetSyntax, snippetText } from '../../server/src/text/snippet.ts';
import { expectToGrowWithText, repeated } from '../support/effort.ts';

const same = (text: string) => text;
/** The body read and filled: as an editor gets it, and as it reads. */
function made(body: string): readonly [string, string] {
  const { parts } = readSnippet(body);
  const filled = fillSnippet(parts!, same, (name) => ({ year: '2026', label: '（三）', issuer: '临江市' })[name]);
  return [snippetSyntax(filled), snippetText(filled)];
}
const problem = (body: string) => render(readSnippet(body).problem!, 'zh-cn');

describe('the body of a snippet', () => {
  test.each([
    ['做好公开。', '做好公开。', '做好公开。'],
    [`\${年份}年\${编号}甲`, '2026年（三）甲', '2026年（三）甲'],
    [
      `\${year}\${label}\${issuer}\${編號}\${发文机关}\${發文機關}`,
      '2026（三）临江市（三）临江市临江市',
      '2026（三）临江市（三）临江市临江市',
    ],
    [`（\${1:市教委}负责）$0`, `（\${1:市教委}负责）\${0}`, '（市教委负责）'],
    [`\${1|及时,按季度|}公开`, `\${1|及时,按季度|}公开`, '及时公开'],
    [`\${1:市\${2:教委}}、$1`, `\${1:市\${2:教委}}、\${1}`, '市教委、市教委'],
    [`\${1:\${年份}年}`, `\${1:2026年}`, '2026年'],
    [`\${1|甲\\,乙,丙|}`, `\${1|甲\\,乙,丙|}`, '甲,乙'],
    ['花费 5$，\\$1 \\} \\\\', '花费 5\\$，\\$1 \\} \\\\', '花费 5$，$1 } \\'],
    ['单个 } 和 $', '单个 \\} 和 \\$', '单个 } 和 $'],
    ['', '', ''],
  ])('%s', (body, syntax, text) => {
    expect(made(body)).toEqual([syntax, text]);
  });

  test.each([
    [`\${1:市教委`, '没有写完'],
    [`\${1|甲,乙`, '没有写完'],
    [`\${年份`, '没有写完'],
    [`\${年分}年`, `没有“\${年分}”这样的占位符`],
    [`\${CURRENT_YEAR}`, '这样的占位符'],
    [`\${1|甲,,乙|}`, '空的选项'],
    [`\${1||}`, '空的选项'],
    [`\${1:`.repeat(9), '套得太深'],
  ])('%s is wrong', (body, words) => {
    expect(problem(body)).toContain(words);
    for (const language of languages) expect(render(readSnippet(body).problem!, language).length).toBeGreaterThan(5);
  });

  test('whatever it is, reading ends, and what an editor gets reads back as the same', () => {
    const piece = fc.constantFrom(
      '$',
      '{',
      '}',
      '|',
      ',',
      '\\',
      ':',
      '1',
      '0',
      '年份',
      'label',
      '甲',
      '\n',
      '$1',
      `\${1:`,
      `\${2|`,
      '|}',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const { parts } = readSnippet(pieces.join(''));
        if (!parts) return;
        const filled = fillSnippet(parts, same, () => '（一）');
        const again = readSnippet(snippetSyntax(filled));
        expect(again.parts && snippetText(again.parts)).toBe(snippetText(filled));
      }),
    );
  });

  test.each(['$', `\${1:甲}`, '\\', `\${1|`])('of hostile length, %s, is read in time that grows with it', (piece) => {
    expectToGrowWithText(repeated(piece), readSnippet, 6_000);
  });
});
