import { afterEach, describe, expect, test } from 'vitest';
import type { PreviewJson } from '../../server/src/lsp/protocol.ts';
import { startClient, type TestClient } from '../support/client.ts';

let client: TestClient;
afterEach(() => client?.close());

const uri = 'file:///ws/临江市2026年政务公开工作要点.txt';
const text = `来源：临江市人民政府
临江市2026年政务公开工作要点

一、推进公开

　　（一）推进决策公开。主动向社会公布决策草案、决策依据，广泛听取意见。（市司法局牵头）
`;

async function open(): Promise<{ document: ReturnType<TestClient['open']>; ask: () => Promise<PreviewJson> }> {
  client = await startClient({ files: { [uri]: text } });
  const document = client.open(uri);
  return { document, ask: () => client.request<PreviewJson>('workpoints/preview', { uri }) };
}

const textsOf = (preview: PreviewJson) =>
  preview.pages.map(({ parts }) =>
    parts.flatMap(({ lines }) => lines.map(({ runs }) => runs.map((run) => run.text).join(''))),
  );

describe('workpoints/preview', () => {
  test('gives the pages with each piece of text in its face and at its place in the file', async () => {
    const { document, ask } = await open();
    const preview = await ask();
    expect(preview).toMatchObject({
      title: '临江市2026年政务公开工作要点',
      script: 'hans',
      leftOut: [{ line: 0, lines: 1 }],
    });
    expect(textsOf(preview)).toEqual([
      [
        '临江市2026年政务公开工作要点',
        '一、推进公开',
        '（一）推进决策公开。主动向社会公布决策草案、决策依',
        '据，广泛听取意见。（市司法局牵头）',
      ],
    ]);
    const [title, heading, clause] = preview.pages[0]!.parts;
    expect(title).toMatchObject({ kind: 'title', level: 1, centred: true, row: 0 });
    expect(heading).toMatchObject({ kind: 'heading', level: 2, row: 2, lines: [{ left: 4, justified: false }] });
    expect(clause).toMatchObject({ kind: 'text', level: 3, runIn: true, row: 3, continued: false });
    expect(clause!.lines.map(({ left, justified }) => [left, justified])).toEqual([
      [4, true],
      [0, false],
    ]);
    expect(clause!.lines[0]!.runs).toEqual([
      { text: '（一）推进决策公开。', face: 'brush', line: 5, character: 2 },
      { text: '主动向社会公布决策草案、决策依', face: 'body', line: 5, character: 12 },
    ]);
    const lines = document.text.split('\n');
    for (const run of preview.pages.flatMap(({ parts }) => parts.flatMap((part) => part.lines.flatMap((l) => l.runs))))
      expect(lines[run.line]!.slice(run.character, run.character + run.text.length)).toBe(run.text);
  });

  test('follows an edit at once', async () => {
    const { document, ask } = await open();
    document.replace('一、推进公开', '一、全面推进公开');
    expect(textsOf(await ask())[0]![1]).toBe('一、全面推进公开');
    document.rewrite('');
    expect(await ask()).toEqual({ title: '', script: 'hans', pages: [], leftOut: [] });
  });

  test('answers nothing for a document that is not there, and for a question that is none', async () => {
    await open();
    expect(await client.request('workpoints/preview', { uri: 'file:///ws/none.txt' })).toBeNull();
    expect(await client.request('workpoints/preview', {})).toBeNull();
    expect(await client.request('workpoints/preview', { uri: 7 })).toBeNull();
  });

  test('sets a million characters, again, too', async () => {
    const { document, ask } = await open();
    const clause = '（一）推进决策公开。主动向社会公布2026年决策草案、决策依据，广泛听取意见。（市司法局牵头）\n';
    document.rewrite(
      `临江市2026年政务公开工作要点\n\n一、推进公开\n${clause.repeat(Math.ceil(1_000_000 / clause.length))}`,
    );
    const preview = await ask();
    expect(preview.pages.length).toBeGreaterThan(1000);
    expect((await ask()).pages.length).toBe(preview.pages.length);
    // That the work grows with the text alone is counted in test/features/preview.test.ts; here an answer must come at all.
  }, 120_000);
});
