import iconv from 'iconv-lite';
import { afterEach, expect, test } from 'vitest';
import { startClient, type TestClient } from '../support/client.ts';

let client: TestClient;
afterEach(() => client?.close());

const folder = 'file:///ws';
const draftUri = `${folder}/临江市2026年政务公开工作要点.txt`;
const parentUri = `${folder}/上位/国办2026.txt`;
const parent = `国务院办公厅关于印发2026年政务公开工作要点的通知
国办发〔2026〕14号

2026年政务公开工作要点

一、重点工作
（一）保障教育投入公开。一般公共预算教育支出占比不低于4%，并向社会公开。
（二）回应群众关切。对网民留言，在3个工作日内答复。
（三）办好新闻发布会。每季度召开新闻发布会不少于2次。
（四）整合政务信息平台。年底前完成政务信息平台整合。
`;
const draft = `临江市2026年政务公开工作要点

根据《2026年政务公开工作要点》（国办发〔2026〕14号），制定本要点。

一、重点工作
（一）保障教育投入公开。一般公共预算教育支出占比不低于3%，并向社会公开。（市财政局负责）
（二）回应群众关切。对网民留言，在5个工作日内答复。（市信访局负责）
（三）办好新闻发布会。每半年召开新闻发布会不少于2次。（市政府新闻办负责）
（四）整合政务信息平台。2027年3月底前完成政务信息平台整合。（市政府办公室负责）
`;

function spelt(uri: string): string {
  return decodeURIComponent(uri);
}

/** The words at a place of the parent. */
function inParent({ start, end }: { start: { line: number; character: number }; end: { character: number } }): string {
  return parent.split('\n')[start.line]!.slice(start.character, end.character);
}

test.each(['utf8', 'gb18030'])('what is weaker than a parent in %s leads to the words of both', async (encoding) => {
  const files = {
    [draftUri]: draft,
    [parentUri]: new Uint8Array(iconv.encode(parent, encoding)),
    [`${folder}/workpoints.json`]: '{ "directives": ["上位/*.txt"] }',
  };
  client = await startClient({ locale: 'zh-CN', files });
  const document = client.open(draftUri, draft);
  const found = (await document.diagnostics()).filter(({ code }) => code === 'directive/weakened');
  const places = found.map(({ range, relatedInformation = [] }) => [
    document.textAt(range),
    ...relatedInformation.map(({ location, message }) =>
      spelt(location.uri) === parentUri
        ? `上位 ${inParent(location.range)} ${message}`
        : `本稿 ${document.textAt(location.range)} ${message}`,
    ),
  ]);
  expect(places).toEqual([
    [
      '不低于3%',
      '上位 不低于4% 上位文件：一般公共预算教育支出占比不低于4%，并向社会公开。',
      '本稿 不低于3% 本稿：一般公共预算教育支出占比不低于3%，并向社会公开。',
    ],
    [
      '5个工作日内',
      '上位 3个工作日内 上位文件：对网民留言，在3个工作日内答复。',
      '本稿 5个工作日内 本稿：对网民留言，在5个工作日内答复。',
    ],
    [
      '每半年召开新闻发布会不少于2次',
      '上位 每季度召开新闻发布会不少于2次 上位文件：每季度召开新闻发布会不少于2次。',
      '本稿 每半年召开新闻发布会不少于2次 本稿：每半年召开新闻发布会不少于2次。',
    ],
    [
      '2027年3月底前',
      '上位 年底前 上位文件：年底前完成政务信息平台整合。',
      '本稿 2027年3月底前 本稿：2027年3月底前完成政务信息平台整合。',
    ],
  ]);
});
