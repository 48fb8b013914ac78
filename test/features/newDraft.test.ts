import { describe, expect, test } from 'vitest';
import { createTracer } from '../../server/src/directives/link.ts';
import { fromLastYear } from '../../server/src/features/lastYear.ts';
import { fromDirective, fromNothing, type NewDraft } from '../../server/src/features/newDraft.ts';
import { buildDraft } from '../../server/src/model/build.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { runRules } from '../../server/src/rules/run.ts';
import { languages, render } from '../../server/src/text/message.ts';
import { seeds } from '../support/documents.ts';
import { expectToGrowWithText, repeated } from '../support/effort.ts';

/** What is to be looked at, with the reason in Simplified characters: `2026 年份已由 2025 改为 2026，请核对。` */
function shown({ text, places }: NewDraft): readonly string[] {
  return places.map((place) => `${text.slice(place.start, place.end)} ${render(place.message, 'zh-cn')}`);
}

function codes(text: string): readonly string[] {
  const onFailure = (code: string) => expect.unreachable(code);
  return runRules(buildDraft(text), rules, { trace: null }, { levels: new Map(), onFailure }).map(
    ({ code, severity }) => `${severity} ${code}`,
  );
}

const last = `索 引 号：000014349/2025-00040
临江市人民政府办公室关于印发
2025年政务公开工作要点的通知
临政办发〔2025〕3号

各区人民政府：
《2025年政务公开工作要点》已经市政府同意，现印发给你们，请认真贯彻落实。

临江市人民政府办公室
2025年4月7日

2025年政务公开工作要点

2025年政务公开工作的总体要求是：贯彻党的二十大和二十届二中、三中全会精神，落实“十四五”规划和《国务院办公厅关于印发2025年政务公开工作要点的通知》（国办发〔2025〕5号）、《政府信息公开条例》，比去年有新的提高。
一、推进公开
（一）公开决策。2025年10月底前公布目录。（市司法局负责，完成时限：2025年6月）
（二）公开执行。12月底前公布情况，到2027年覆盖全部事项。（市政府办公室负责）
`;

describe('a draft from that of last year', () => {
  const made = fromLastYear(buildDraft(last), 2026);

  test('has the new year in its own names, and everything else as it was', () => {
    const expected = last
      .slice(last.indexOf('临江市'))
      .replaceAll('2025年政务公开工作要点的通知\n临', '2026年政务公开工作要点的通知\n临')
      .replace('《2025年政务公开工作要点》', '《2026年政务公开工作要点》')
      .replace('\n2025年政务公开工作要点\n', '\n2026年政务公开工作要点\n')
      .replace('2025年政务公开工作的', '2026年政务公开工作的');
    expect(made.text).toBe(expected);
  });

  test('names what is to be looked at', () => {
    const year = '2026 年份已由 2025 改为 2026，请核对。';
    const asked = (words: string) => `${words} “${words.replace(/[“”]/g, '')}”：今年是否有新的会议或规划？`;
    expect(shown(made)).toEqual([
      year,
      '临政办发〔2025〕3号 文号“临政办发〔2025〕3号”是上一年的，请换成今年的。',
      year,
      '2025年4月7日 成文日期是上一年的，请换成今年的。',
      year,
      year,
      asked('党的二十大'),
      asked('二十届二中、三中全会'),
      asked('“十四五”'),
      '《国务院办公厅关于印发2025年政务公开工作要点的通知》（国办发〔2025〕5号） 所引文件是上一年的，今年是否有新的？',
      asked('去年'),
      '2025年10月底前 时限“2025年10月底前”已经过去：完成了的可以删去，没有完成的请改期。',
      '2025年6月 时限“2025年6月”已经过去：完成了的可以删去，没有完成的请改期。',
      '12月底前 时限“12月底前”没有写年份，现在指 2026 年，请核对。',
    ]);
  });

  test.each(seeds.map((seed) => [seed.name, seed] as const))(
    '%s: places lie in the text, in order, in every language',
    (_name, { text }) => {
      const draft = buildDraft(text);
      const next = fromLastYear(draft, draft.year! + 1);
      expect(buildDraft(next.text).year).toBe(draft.year! + 1);
      expect(buildDraft(next.text).clauses.map(({ path }) => path)).toEqual(draft.clauses.map(({ path }) => path));
      let before = 0;
      for (const { start, end, message } of next.places) {
        expect(start).toBeGreaterThanOrEqual(before);
        expect(end).toBeGreaterThan(start);
        before = end;
        for (const language of languages) expect(render(message, language)).not.toMatch(/\{\d\}/);
      }
      expect(before).toBeLessThanOrEqual(next.text.length);
    },
  );

  test('of hostile length is there in time that grows with its length', () => {
    const text = repeated('2025年底前、', '2025年工作要点\n\n一、公开。', '\n');
    expectToGrowWithText(
      (size) => buildDraft(text(size)),
      (draft) => fromLastYear(draft, 2026),
      40_000,
    );
  });
});

const directive = seeds.find(
  ({ text }) => text.includes('國辦發〔2019〕14號') && text.includes('國務院辦公廳關於印發'),
)!;

describe('a draft from a directive', () => {
  const above = buildDraft(directive.text);
  const made = fromDirective(above, { issuer: '临江市', year: 2019, script: 'hans' });
  const draft = buildDraft(made.text);

  test('cites it and has its sections and clauses, in the script wanted and in full width', () => {
    const lines = made.text.split('\n');
    expect(lines[0]).toBe('临江市2019年政务公开工作要点');
    expect(lines[2]).toBe(
      '为贯彻落实《国务院办公厅关于印发2019年政务公开工作要点的通知》（国办发〔2019〕14号），结合本市实际，制定本要点。',
    );
    expect(lines).toContain('二、强化权力监督，深入推进决策和执行公开');
    expect(lines).toContain('（二）积极回应社会关切。');
    expect(draft.clauses.filter(({ syntax }) => syntax.label).map(({ path }) => path)).toEqual(
      above.clauses.filter(({ syntax }) => syntax.label).map(({ path }) => path),
    );
  });

  test('is linked, clause by clause', () => {
    const trace = createTracer()(draft, [{ uri: 'file:///above.txt', draft: above }]);
    const leaves = draft.clauses.filter(({ leaf, syntax }) => leaf && syntax.label);
    expect(leaves.length).toBeGreaterThan(10);
    expect(trace.unlinked).toEqual([]);
    expect(
      trace.links.filter(({ kind }) => kind === 'primary').map(({ clause, parent }) => [clause.path, parent.path]),
    ).toEqual(leaves.map(({ path }) => [path, path]));
  });

  test('has no error, and says of each clause what to write', () => {
    expect(codes(made.text).filter((code) => code.startsWith('error'))).toEqual([]);
    expect(shown(made)).toHaveLength(draft.clauses.filter(({ leaf, syntax }) => leaf && syntax.label).length);
    expect(shown(made)[1]).toBe('积极回应社会关切 写本条的任务和责任单位。上位条目：（二）积极回应社会关切');
  });

  test('stays in Traditional characters where they are wanted', () => {
    const hant = fromDirective(above, { issuer: '臨江市', year: 2019, script: 'hant' });
    expect(hant.text).toContain('為貫徹落實《國務院辦公廳關於印發2019年政務公開工作要點的通知》');
    expect(codes(hant.text).filter((code) => code.startsWith('error'))).toEqual([]);
  });

  test('takes the first sentence where a clause has no heading', () => {
    const plain = buildDraft(
      '2019年工作要点\n\n一、推进公开\n（一）编制计划时，要公开征求意见，并说明采纳情况；要及时公布结果。\n',
    );
    const skeleton = fromDirective(plain, { issuer: '临江县', year: 2019, script: 'hans' });
    expect(skeleton.text.split('\n').slice(2)).toEqual([
      '为贯彻落实《2019年工作要点》，结合本县实际，制定本要点。',
      '一、推进公开',
      '（一）编制计划时，要公开征求意见，并说明采纳情况；',
      '',
    ]);
    expect(shown(skeleton)[0]).toContain('请改写成本地的任务');
  });
});

describe('a draft from nothing', () => {
  test.each([
    ['hans', '临江市', '临江市2026年政务公开工作要点'],
    ['hant', '臨江市', '臨江市2026年政務公開工作要點'],
  ] as const)('in %s passes the rules and says what to write', (script, issuer, title) => {
    const made = fromNothing({ issuer, year: 2026, script }, script === 'hans' ? '政务公开' : '政務公開');
    expect(buildDraft(made.text).title).toBe(title);
    expect(codes(made.text)).toEqual([]);
    expect(made.places).toHaveLength(9);
  });
});
