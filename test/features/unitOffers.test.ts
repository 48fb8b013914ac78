import { describe, expect, test } from 'vitest';
import { completions } from '../../server/src/features/completion.ts';
import { marked } from '../support/marks.ts';
import { unitDocuments } from '../support/units.ts';

const organs = '{ "organs": [{ "name": "市档案局" }, { "name": "市教育委员会", "shortNames": ["市教委"] }] }';
const last = `去年2019年工作要点

一、服务
（一）优化营商环境。压缩企业开办时间。（市市场监管局负责）
（二）义务教育招生。公布招生方案和录取结果。（市教委负责）
（三）体育场馆。公布开放时间。（市体育局、市园林绿化局负责）
（四）乙。公布开放。（市体育局负责）
（五）丙。公布开放。（市体育局负责）
`;
const head = '今年2020年工作要点\n\n一、公开\n（一）甲。公布草案。（市司法局负责）\n';

function offered(
  source: string,
  others: readonly string[],
  registry: string | null = null,
  language: 'zh-cn' | 'en' = 'zh-cn',
) {
  const { text, cursor } = marked(source);
  const documents = unitDocuments([text, ...others], registry);
  return completions(documents[0]!.draft, cursor, [], documents, language).map(
    ({ label, detail }) => `${label} ${detail}`,
  );
}

describe('completion of units in a workspace', () => {
  test('offers the registry first, under the usual names, then the draft and the other drafts', () => {
    const source = `${head}（二）评估。做好第三方评估。（$0`;
    expect(offered(source, [last], organs)).toEqual([
      '市教委 单位名录 · 1',
      '市档案局 单位名录 · 0',
      '市司法局 1',
      '市体育局 其他稿件 · 3',
      '市市场监管局 其他稿件 · 1',
      '市园林绿化局 其他稿件 · 1',
    ]);
  });

  test('puts first in each the units that usually go with such a task, by the text of other tasks', () => {
    const source = `${head}（二）提升便利。压缩企业开办时间，公布开办流程。（$0`;
    const [first, ...others] = offered(source, [last]);
    expect(first).toBe('市市场监管局 常与此类任务同列 · 1');
    expect(others[0]).toBe('市司法局 1');
  });

  test('and by what a body is for, where no task is like it', () => {
    const source = `${head}（二）加强管理。整治公园绿化乱象，推进造林。（$0`;
    expect(offered(source, [last])[0]).toBe('市园林绿化局 常与此类任务同列 · 1');
  });

  test('learns nothing from the note that is being written', () => {
    const source = `${head}（二）整治。整治乱象。（市水务局、$0）`;
    expect(offered(source, [])).toEqual(['市司法局 1']);
  });

  test('writes names of a Simplified registry in the characters of a Traditional draft', () => {
    const hant = '今年2020年工作要點\n\n一、教育委員會\n（一）甲。公佈。（市財政局負責）\n（二）乙。公佈。（$0';
    expect(offered(hant, [], '{ "organs": [{ "name": "市教育委员会" }] }')[0]).toMatch(/^市教育委員會 /);
    expect(offered(`${head}（二）乙。办好。（$0`, [last], organs, 'en')[0]).toBe('市教委 registry · 1');
  });
});
