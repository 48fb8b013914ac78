import { describe, expect, test } from 'vitest';
import { findLimits } from '../../server/src/directives/limits.ts';
import { traceDraft } from '../../server/src/directives/link.ts';
import { findWeakened } from '../../server/src/directives/weakened.ts';
import { buildDraft } from '../../server/src/model/build.ts';
import { textOf } from '../../server/src/text/span.ts';
import { expectToGrowWithText, repeated } from '../support/effort.ts';

function read(text: string): readonly string[] {
  return findLimits(text, { start: 0, end: text.length }).map(
    ({ span, sense, measure, value }) => `${textOf(text, span)} ${sense} ${value} ${measure}`,
  );
}

describe('limits', () => {
  test.each([
    ['占比不低于4%。', ['不低于4% least 4 %']],
    ['占比不低于４％。', ['不低于４％ least 4 %']],
    ['佔比不低於百分之四。', ['不低於百分之四 least 4 %']],
    ['办结率达到90%以上。', ['达到90%以上 least 90 %']],
    ['差错率控制在万分之一以内', []],
    ['在3个工作日内答复', ['3个工作日内 most 3 working-days']],
    ['在三個工作日之內答復', ['三個工作日之內 most 3 working-days']],
    ['24小时内回应', ['24小时内 most 1440 time']],
    ['两天内回应', ['两天内 most 2880 time']],
    ['公示不少于30日', ['不少于30日 least 43200 time']],
    ['一年内完成', ['一年内 most 12 months']],
    ['2019年内完成', []],
    ['10月5日内', []],
    ['每季度不少于2次', ['每季度不少于2次 least 8 次 a year']],
    ['每半年召开新闻发布会至少一次', ['每半年召开新闻发布会至少一次 least 2 次 a year']],
    ['每月更新1次', ['每月更新1次 least 12 次 a year']],
    ['每年10月底前', []],
    ['每月10日前报送2次情况', []],
    ['近3年内容', []],
    ['约5万人次以上', []],
    ['新增就业5万人以上', ['5万人以上 least 50000 人']],
    ['培训不少于3万人次', ['不少于3万人次 least 30000 人次']],
    ['第3个工作日内', []],
    ['增长8%左右', []],
    ['压减50%', []],
    ['一件事一次办', []],
  ])('in %s', (text, expected) => expect(read(text)).toEqual(expected));

  test.each(['不低于', '每季度', '1', '每', '百分之', '不', '3个工作日', '一二三', '达到每半年'])(
    'are found in time that grows with the text where “%s” begins one again and again',
    (part) => {
      expectToGrowWithText(repeated(part), read, 25_000);
    },
  );
});

function pair(own: string, above: string, years: readonly [number, number] = [2026, 2026]) {
  const document = (issuer: string, year: number, words: string) =>
    buildDraft(
      `${issuer}关于印发${year}年政务公开工作要点的通知\n\n${issuer}\n${year}年3月1日\n\n${issuer.replace('人民政府办公室', '')}${year}年政务公开工作要点\n\n一、重点工作\n（一）推进重点领域公开。${words}\n（二）办好政府公报。推行政府公报电子版。\n`,
    );
  const draft = document('临江市人民政府办公室', years[0], own);
  const directive = { uri: 'test:/国办.txt', draft: document('国务院办公厅', years[1], above) };
  const trace = traceDraft(draft, [directive], [directive]);
  return findWeakened(draft, trace).map(
    ({ limit, above: theirs }) => `${textOf(directive.draft.text, theirs.span)} → ${textOf(draft.text, limit.span)}`,
  );
}

describe('weakened', () => {
  test.each([
    ['一般公共预算教育支出占比不低于3%。', '一般公共预算教育支出占比不低于4%。', '不低于4% → 不低于3%'],
    ['教育支出占比不低於百分之三。', '教育支出占比不低于4％。', '不低于4％ → 不低於百分之三'],
    ['政务服务事项网上可办率达到80%以上。', '政务服务事项网上可办率达到90%。', '达到90% → 达到80%以上'],
    ['对网民留言，要在5个工作日内答复。', '对网民留言在3个工作日内答复。', '3个工作日内 → 5个工作日内'],
    [
      '对涉及本地的重大舆情，最迟在48小时内发布信息。',
      '对涉及本地的重大舆情，最迟在24小时内发布信息。',
      '24小时内 → 48小时内',
    ],
    ['一周内回应群众关切。', '三天内回应群众关切。', '三天内 → 一周内'],
    ['决策草案公示期不少于七日。', '决策草案公示期不少于30日。', '不少于30日 → 不少于七日'],
    [
      '每半年召开新闻发布会不少于1次。',
      '每季度召开新闻发布会不少于2次。',
      '每季度召开新闻发布会不少于2次 → 每半年召开新闻发布会不少于1次',
    ],
    ['新闻发布会每半年至少举行一次。', '新闻发布会每季度至少举行1次。', '每季度至少举行1次 → 每半年至少举行一次'],
    ['政务信息平台整合，12月底前完成。', '政务信息平台整合，10月底前完成。', '10月底前 → 12月底前'],
    ['年底前完成政务信息平台整合。', '10月底前完成政务信息平台整合。', '10月底前 → 年底前'],
    [
      '2026年12月底前，完成政务信息平台整合。',
      '2026年9月底前，完成政务信息平台整合。',
      '2026年9月底前 → 2026年12月底前',
    ],
    ['办理时限压缩至10个工作日以内。', '办理时限压缩至5个工作日以内。', '压缩至5个工作日以内 → 压缩至10个工作日以内'],
  ])('%s under %s', (own, above, expected) => expect(pair(own, above)).toEqual([expected]));

  test.each([
    ['the same', '教育支出占比不低于4%。', '教育支出占比不低于4%。'],
    ['the same in Chinese numerals and the other script', '教育支出佔比不低於百分之四。', '教育支出占比不低于4%。'],
    ['stricter', '教育支出占比不低于5%，2个工作日内答复网民留言。', '教育支出占比不低于4%。3个工作日内答复网民留言。'],
    ['another object', '科技支出占比不低于3%。', '教育支出占比不低于4%。'],
    ['a part of the object', '其中，职业教育领域教育支出占比不低于3%。', '教育支出占比不低于4%。'],
    ['another measure', '5日内答复网民留言。', '3个工作日内答复网民留言。'],
    ['the other sense', '教育支出占比不超过3%。', '教育支出占比不低于4%。'],
    [
      'one figure of several is lower',
      '力争教育支出占比达到5%，教育支出占比不低于4%，教育支出占比保底不低于3%。',
      '教育支出占比不低于4%。',
    ],
    ['a first step before the time', '6月底前完成平台整合方案，9月底前完成平台整合。', '9月底前完成平台整合。'],
    ['earlier', '9月底前完成政务信息平台整合。', '10月底前完成政务信息平台整合。'],
    ['what is done later is another thing', '年底前完成评估验收。', '10月底前完成政务信息平台整合。'],
    ['the same times a year', '每年召开新闻发布会不少于4次。', '每季度召开新闻发布会不少于1次。'],
    ['more often', '每月召开新闻发布会不少于1次。', '每季度召开新闻发布会不少于1次。'],
    ['a figure that is no limit', '教育支出占比3%。', '教育支出占比不低于4%。'],
    ['an amount of the place itself', '全市新增公开目录不少于20项。', '制定公开目录不少于100项，由国务院各部门负责。'],
    [
      'years of experience, numbers of documents',
      '落实国办发〔2019〕3号文件，具有3年以上经验。',
      '落实国办发〔2019〕14号文件，配备人员。',
    ],
    ['a date every year', '每年12月底前报送政务公开工作总结。', '每年10月底前报送政务公开工作总结。'],
    ['no figure at all', '保障教育支出占比。', '教育支出占比不低于4%。'],
  ])('not: %s', (_, own, above) => expect(pair(own, above)).toEqual([]));

  test('not: times of another year’s plan', () => {
    const words = (time: string) => `${time}完成政务信息平台整合。`;
    expect(pair(words('年底前'), words('10月底前'), [2026, 2025])).toEqual([]);
  });
});
