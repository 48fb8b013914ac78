import { describe, expect, it } from 'vitest';
import { createTracer, traceDraft } from '../../server/src/directives/link.ts';
import { buildDraft } from '../../server/src/model/build.ts';
import { textOf } from '../../server/src/text/span.ts';

function document(issuer: string, title: string, body: string) {
  return buildDraft(
    [
      `${issuer}关于印发${title}的通知`,
      '',
      '各有关单位：',
      '',
      `《${title}》已经同意，现印发给你们，请认真贯彻落实。`,
      '',
      issuer,
      '2020年5月8日',
      '',
      title,
      '',
      body,
      '',
    ].join('\n'),
  );
}

const state = {
  uri: 'state',
  draft: document(
    '国务院办公厅',
    '2020年政务公开工作要点',
    `一、重点工作
（一）推进重大决策预公开。公布决策草案和决策依据，通过听证座谈听取公众意见。
（二）加强政策解读。政策文件与解读方案同步组织、同步部署。运用图表图解、音频视频等方式开展解读。
（三）办好政府公报。推行政府公报电子版。建设政府公报历史数据库。
（四）健全企事业单位公开制度。国务院有关部门要制定公共企事业单位信息公开办法。
（五）整合政务热线。各类政务热线归并为一个号码。`,
  ),
};
const city = document(
  '某市人民政府办公室',
  '某市2020年政务公开工作要点',
  `一、重点工作
（一）推进重大决策预公开。公布决策草案和决策依据，广泛听取公众意见。（市司法局负责）
（二）落实解读责任。政策文件与解读方案同步组织、同步部署。（市政府办公室负责）
（三）举办政务开放日。邀请市民走进机关。（市政府办公室负责）
二、组织保障
各单位要根据《某省2020年实施方案》（某政办发〔2020〕9号）抓好落实。`,
);

describe('a trace', () => {
  const trace = traceDraft(city, [state]);

  it('names the parents and links clauses to their clauses', () => {
    expect(trace.parents.map(({ directive, why }) => [directive.uri, why])).toEqual([
      ['state', 'same-subject-and-year'],
    ]);
    expect(
      trace.links.map(({ clause, parent, directive, status }) => [clause.path, directive.uri, parent.path, status]),
    ).toEqual([
      ['1.1', 'state', '1.1', 'covers'],
      ['1.2', 'state', '1.2', 'covers'],
    ]);
  });

  it('lists task clauses that no parent asks for', () => {
    expect(trace.unlinked.map(({ path }) => path)).toEqual(['1.3']);
  });

  it('tells which parent clauses are implemented in full, in part and not at all, and by what', () => {
    expect(trace.coverage.map(({ parent, status, by }) => [parent.path, status, by.map(({ path }) => path)])).toEqual([
      ['1.1', 'full', ['1.1']],
      ['1.2', 'part', ['1.2']],
      ['1.3', 'none', []],
      ['1.5', 'none', []],
    ]);
  });

  it('tells of each sentence whether it is implemented, and by what', () => {
    const sentences = trace.coverage.flatMap(({ parent, sentences: all = [] }) =>
      all.map(({ sentence, status, by }) => [
        parent.path,
        textOf(state.draft.text, sentence),
        status,
        by.map(({ path }) => path),
      ]),
    );
    expect(sentences.slice(0, 3)).toEqual([
      ['1.1', '公布决策草案和决策依据，通过听证座谈听取公众意见。', 'covered', ['1.1']],
      ['1.2', '政策文件与解读方案同步组织、同步部署。', 'covered', ['1.2']],
      ['1.2', '运用图表图解、音频视频等方式开展解读。', 'open', []],
    ]);
  });

  it('does not ask a city for a sentence that binds only those departments, nor count it as missing', () => {
    const above = document(
      '国务院办公厅',
      '2020年政务公开工作要点',
      `一、重点工作
（一）推进重大决策预公开。公布决策草案和决策依据，通过听证座谈听取公众意见。国务院有关部门要制定公共企事业单位信息公开办法。`,
    );
    const status = (draft: typeof city) =>
      traceDraft(draft, [{ uri: 'state', draft: above }]).coverage.map(({ status: whole, sentences = [] }) => [
        whole,
        ...sentences.map((each) => each.status),
      ]);
    expect(status(city)).toEqual([['full', 'covered', 'exempt']]);
  });

  it('does not ask a city for what binds only the departments of the State Council', () => {
    expect(trace.coverage.map(({ parent }) => parent.path)).not.toContain('1.4');
  });

  it('shows what nobody asks of the city where the city does it all the same', () => {
    const above = document(
      '国务院办公厅',
      '2020年政务公开工作要点',
      `一、重点工作
（一）推进重大决策预公开。省级政府要公布决策草案和决策依据，通过听证座谈听取公众意见。`,
    );
    const { coverage } = traceDraft(city, [{ uri: 'state', draft: above }]);
    expect(coverage.map(({ status, by }) => [status, by.map(({ path }) => path)])).toEqual([['full', ['1.1']]]);
  });

  it('names documents of the basis that the library does not hold', () => {
    expect(trace.missing.map((citation) => textOf(city.text, citation))).toEqual([
      '《某省2020年实施方案》（某政办发〔2020〕9号）',
    ]);
  });
});

it('a draft without parents has no links, no coverage, and no unlinked clauses', () => {
  const trace = traceDraft(city, []);
  expect(trace.parents).toEqual([]);
  expect(trace.links).toEqual([]);
  expect(trace.coverage).toEqual([]);
  expect(trace.unlinked).toEqual([]);
});

it('a clause is not unlinked if only one of two parents asks for it', () => {
  const other = {
    uri: 'other-state',
    draft: document(
      '中共中央办公厅',
      '2020年政务公开工作要点（试行）',
      '一、重点工作\n（一）办好政务开放日。各地每年举办一次政务开放日，邀请公众走进机关。',
    ),
  };
  const trace = traceDraft(city, [state, other]);
  expect(trace.parents.map(({ directive }) => directive.uri).sort()).toEqual(['other-state', 'state']);
  expect(trace.unlinked).toEqual([]);
});

it('a tracer that is asked again gives the same answer as a new one, also after an edit', () => {
  const tracer = createTracer();
  const paths = (trace: ReturnType<typeof traceDraft>) =>
    trace.links.map(({ clause, parent, score }) => `${clause.path}>${parent.path} ${score}`);
  expect(paths(tracer(city, [state]))).toEqual(paths(traceDraft(city, [state])));
  const edited = buildDraft(city.text.replace('举办政务开放日', '办好政府公报'));
  expect(paths(tracer(edited, [state]))).toEqual(paths(traceDraft(edited, [state])));
  expect(paths(tracer(city, [state]))).toEqual(paths(traceDraft(city, [state])));
});
