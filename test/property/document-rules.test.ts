import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildDraft } from '../../server/src/model/build.ts';
import { fixText } from '../../server/src/rules/fix.ts';
import { rules } from '../../server/src/rules/registry.ts';
import type { Finding } from '../../server/src/rules/rule.ts';
import { runRules } from '../../server/src/rules/run.ts';
import { officialText } from '../support/arbitrary.ts';
import { expectToGrowWithText, repeated } from '../support/effort.ts';

/** Rules of marks, words, citations, notices and dates. */
const groups = /^(?:citation|document|deadline|punctuation|script|wording|number)\//;
const judged = rules.filter(({ meta }) => groups.test(meta.code));

/** What these rules find, put between the pieces of other texts. */
const slips = [
  ',',
  ';',
  '"',
  '...',
  '--',
  '，，',
  '。。。',
  '、等',
  '一是、',
  '国办发[2019]第014号',
  '国办发201914号',
  '《关于《意见》的通知》',
  '<意见>',
  '2019年07月08日',
  '2019.7.8',
  '2024327',
  '二○一九年8月',
  '2月30日',
  '8底前',
  '3千人',
  '15—30%',
  '２０１９',
  '關於',
  '发',
  '著力',
  '登出',
  '係統',
  '截止2019年',
  '布署',
  '（市教委负责，尽快）',
  '2018年12月底前',
];

const flawedText = fc
  .array(fc.oneof({ weight: 2, arbitrary: officialText }, { weight: 1, arbitrary: fc.constantFrom(...slips) }), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''));

function check(text: string): readonly Finding[] {
  const onFailure = (_code: string, error: unknown): void => {
    throw error;
  };
  return runRules(buildDraft(text), judged, { trace: null }, { levels: new Map(), onFailure });
}

describe('rules of documents on any text', () => {
  test('places lie in the text, edits are in order and disjoint', () => {
    fc.assert(
      fc.property(flawedText, (text) => {
        for (const { span, related, fixes } of check(text)) {
          for (const { start, end } of [span, ...(related ?? []).map((place) => place.span)]) {
            expect(0 <= start && start <= end && end <= text.length).toBe(true);
          }
          for (const { edits } of fixes ?? []) {
            let last = 0;
            for (const edit of edits) {
              expect(last <= edit.span.start && edit.span.start <= edit.span.end && edit.span.end <= text.length).toBe(
                true,
              );
              last = edit.span.end;
            }
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  test('safe fixes settle and leave nothing that could be fixed safely', async () => {
    await fc.assert(
      fc.asyncProperty(flawedText, async (text) => {
        const { text: fixed } = await fixText(text, async (each) => check(each));
        const left = check(fixed).filter(({ fixes }) =>
          fixes?.some(({ safety, edits }) => safety === 'safe' && edits.length > 0),
        );
        expect(left.map(({ code, span }) => `${code} ${fixed.slice(span.start, span.end)}`)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});

/** What is repeated to a line of 200 kB: brackets that never close, rows of one mark, beginnings of words that never end. */
const pieces = [
  '（',
  '）',
  '(',
  '《',
  '《〈',
  '》',
  '“',
  '"',
  '中"',
  '、',
  '。',
  ',中',
  '中--',
  '…',
  '1',
  '1月',
  '13月底前',
  '2019年',
  '2019年12月底前',
  '8底前',
  '号',
  '国办发[2019]第014号',
  '《关于印发要点的通知》（国办发[2019]14号）',
  '《关于《印发》通知》',
  '截止',
  '防止事故',
  '超过9999999999',
  '約1',
  '關',
  '登出',
  '一、二',
  '一是、',
  '二○',
  '１',
  ' ',
  '中 ,',
  '\ud842',
  '\0',
];

describe('a line of 200 kB is judged in time that grows with its length', () => {
  const front =
    '某市2019年要点\n\n《甲》已经市政府同意，现印发给你们。\n某市人民政府\n2019年7月8日\n\n一、公开\n（一）公开。';
  const judge = (draft: ReturnType<typeof buildDraft>) =>
    runRules(draft, judged, { trace: null }, { levels: new Map(), onFailure: () => undefined });

  test.each(pieces)('%j', (piece) => {
    const line = repeated(piece, front);
    expectToGrowWithText((size) => buildDraft(line(size)), judge, 8_000);
  });
});
