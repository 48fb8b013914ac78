import { afterEach, describe, expect, test } from 'vitest';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-protocol';
import { fullCapabilities, startClient, type TestClient } from '../support/client.ts';
import { draftUri } from '../support/work-points.ts';

let client: TestClient;
afterEach(() => client?.close());

const misspelt = '布署';
const text = `本市2019年政务公开工作要点

一、推进公开
（一）公开决策。按照${misspelt}公开草案，按照${misspelt}听取意见。（市司法局负责）
（二）公开执行。按照${misspelt}公开进度。
（三）公开结果。公布评估的结果。
（四）做好保障。组织业务的培训。
`;

async function shown(groupRepeated: unknown, capabilities = fullCapabilities): Promise<readonly string[]> {
  const asked = { ...capabilities, workspace: { ...capabilities.workspace, configuration: true } };
  client?.close();
  client = await startClient({ locale: 'zh-CN', capabilities: asked, settings: () => ({ groupRepeated }) });
  const document = client.open(draftUri, text);
  return (await document.diagnostics()).map((diagnostic) => line(document.textAt(diagnostic.range), diagnostic));
}

function line(words: string, { code, severity, message, relatedInformation = [] }: Diagnostic): string {
  const weight = Object.entries(DiagnosticSeverity).find(([, value]) => value === severity)![0];
  const more = /（另有 \d+ 处）$/.exec(String(message))?.[0] ?? '';
  const places = relatedInformation.filter((each) => each.message === '又一处').length;
  return `${weight} ${code} ${words.slice(0, 4)}${more} ${places}`;
}

describe('findings that say the same of the same words', () => {
  const others = [
    'Error responsibility/missing 按照布署 0',
    'Error responsibility/missing 公布评估 0',
    'Error responsibility/missing 组织业务 0',
  ];

  test('are one entry that leads to the others, which stay marked as hints; different tasks stay different', async () => {
    const lines = await shown(true);
    expect(lines.filter((each) => each.includes('confusable'))).toEqual([
      'Information wording/confusable 布署（另有 2 处） 2',
      'Hint wording/confusable 布署 0',
      'Hint wording/confusable 布署 0',
    ]);
    expect(lines.filter((each) => each.includes('missing'))).toEqual(others);
  });

  test('are all listed where the user or the client does not want it otherwise', async () => {
    const each = Array.from({ length: 3 }, () => 'Information wording/confusable 布署 0');
    const confusable = async (wanted: Promise<readonly string[]>) =>
      (await wanted).filter((one) => one.includes('confusable'));
    expect(await confusable(shown(false))).toEqual(each);
    expect(await confusable(shown(undefined))).toEqual(each);
    const plain = { ...fullCapabilities, textDocument: { publishDiagnostics: { versionSupport: true } } };
    expect(await confusable(shown(true, plain))).toEqual(each);
  });
});
