import { expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { DiagnosticSeverity } from 'vscode-languageserver-protocol';
import { createTracer } from '../../server/src/directives/link.ts';
import { startClient } from '../support/client.ts';
import { corpus, corpusNote, seed, seeds } from '../support/documents.ts';
import { machine } from '../support/terminal.ts';

interface CheckJson {
  readonly files: readonly { readonly path: string; readonly findings: readonly Found[] }[];
}

interface Found {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

const severityNames: Readonly<Record<number, string>> = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Information]: 'info',
};

function shown({ code, severity, message, line, column, endLine, endColumn }: Found): string {
  return `${line}:${column}-${endLine}:${endColumn} ${code} ${severity} ${message}`;
}

function shownDiagnostic({ code, severity, message, range }: Diagnostic): string {
  const { start, end } = range;
  return shown({
    code: String(code),
    severity: severityNames[severity ?? 1]!,
    message: typeof message === 'string' ? message : message.value,
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  });
}

test(`command line and language server give the same findings on every real document${corpusNote}`, async () => {
  const directive = seed('国务院办公厅2019').name;
  const project = JSON.stringify({ directives: [directive] });
  const documents = [...seeds, ...corpus];
  const names = documents.map(({ name }) => name);
  const texts = Object.fromEntries(documents.map(({ name, text }) => [name, text]));

  const { run } = machine({ 'workpoints.json': project, ...texts });
  const equipment = { traceDraft: createTracer() };
  const { output } = await run(['check', '--format', 'json', '--lang', 'zh-cn', ...names], { equipment });
  const { files } = JSON.parse(output) as CheckJson;

  const inWorkspace = Object.entries({ 'workpoints.json': project, ...texts }).map(([name, text]) => [
    `file:///ws/${encodeURIComponent(name)}`,
    text,
  ]);
  const client = await startClient({ files: Object.fromEntries(inWorkspace), locale: 'zh-CN', quietMs: 0 });
  try {
    for (const { name, text } of documents) {
      const uri = `file:///ws/${encodeURIComponent(name)}`;
      client.open(uri, text);
      const expected = files.find(({ path }) => path === name)!.findings.map(shown);
      const published = (): readonly string[] =>
        (client.published.findLast((each) => each.uri === uri)?.diagnostics ?? []).map(shownDiagnostic);
      await client
        .until(() => published().join('\n') === expected.join('\n'), `the findings of ${name}`)
        .catch(() => {
          expect(published()).toEqual(expected);
        });
    }
  } finally {
    client.close();
  }
}, 120_000);
