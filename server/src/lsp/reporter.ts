import { type Connection, type Diagnostic, DiagnosticSeverity, MessageType } from 'vscode-languageserver';
import type { Problem, Service } from '../service.ts';
import { LineIndex } from '../text/lines.ts';
import { type Localized, message, render } from '../text/message.ts';
import { decodeText } from '../workspace/encoding.ts';
import type { Host } from '../workspace/host.ts';
import { canonicalUri, nameOf } from '../workspace/uri.ts';
import type { Client } from './client.ts';
import type { Documents } from './documents.ts';
import { notify } from './guard.ts';
import { diagnosticSource, toRange } from './proto.ts';
import { type StatusJson, serverNotifications } from './protocol.ts';

/** Says how the server is doing, and what is wrong with project files and library. */
export interface Reporter {
  /** Tells the client what changed since the last time. */
  update(loading: boolean): void;
  status(loading: boolean): StatusJson;
}

/** What the reporter works with. */
export interface ReporterSurroundings {
  readonly connection: Connection;
  readonly client: Client;
  readonly service: Service;
  readonly documents: Documents;
  readonly host: Host;
  readonly version: string;
}

const wording = {
  openFile: { 'zh-cn': '打开文件', 'zh-tw': '開啟檔案', en: 'Open file' },
  inFile: { 'zh-cn': '{0}：{1}', 'zh-tw': '{0}：{1}', en: '{0}: {1}' },
} as const satisfies Record<string, Localized>;

/** A reporter that has said nothing yet. */
export function createReporter(surroundings: ReporterSurroundings): Reporter {
  const { connection, client, service, documents, host, version } = surroundings;
  const { language } = client;
  let sentStatus = '';
  let sentProblems = '';
  let sentMarks = '[]';
  let announced: ReadonlySet<string> = new Set();
  let marked: ReadonlySet<string> = new Set();

  function status(loading: boolean): StatusJson {
    return {
      version,
      state: loading ? 'loading' : 'ready',
      directives: service.librarySize(),
      organs: service.registrySize(),
      problems: troubles().map((problem) => ({
        uri: documents.spelling(problem.uri),
        message: render(problem.message, language),
      })),
    };
  }

  /** What keeps something from being checked. What is only good to know is marked in its file and not announced. */
  function troubles(): readonly Problem[] {
    return service.problems().filter((problem) => !problem.isInformation);
  }

  function update(loading: boolean): void {
    updateStatus(status(loading));
    const marks = service.problems();
    const json = JSON.stringify(marks);
    if (json === sentMarks) return;
    sentMarks = json;
    void markFiles(marks);
  }

  function updateStatus(now: StatusJson): void {
    const json = JSON.stringify(now);
    if (json === sentStatus) return;
    sentStatus = json;
    send(serverNotifications.status, now);
    const problems = JSON.stringify(now.problems);
    if (problems === sentProblems) return;
    sentProblems = problems;
    // A client that reads the files for us speaks the protocol of `protocol.ts` and announces problems itself, from the status.
    if (!client.readsFiles) announce(now.problems);
  }

  function send(method: string, params: object): void {
    void notify(connection, method, params);
  }

  function announce(problems: StatusJson['problems']): void {
    const keys = new Set(problems.map(keyOf));
    const fresh = problems.filter((problem) => !announced.has(keyOf(problem)));
    // What was mended is announced again when it breaks again.
    announced = keys;
    for (const problem of fresh) void announceOne(problem);
  }

  async function announceOne(problem: StatusJson['problems'][number]): Promise<void> {
    const text = render(message(wording.inFile, nameOf(problem.uri), problem.message), language);
    if (!client.showDocument) {
      send('window/showMessage', { type: MessageType.Warning, message: text });
      return;
    }
    const title = wording.openFile[language];
    const chosen = await connection.window.showWarningMessage(text, { title }).catch(() => undefined);
    if (chosen?.title === title) {
      await connection.window.showDocument({ uri: problem.uri, takeFocus: true }).catch(() => undefined);
    }
  }

  async function markFiles(problems: readonly Problem[]): Promise<void> {
    const byFile = new Map<string, Problem[]>();
    for (const problem of problems) {
      const uri = canonicalUri(problem.uri);
      // The findings of an open draft have their own publisher.
      if (documents.get(uri)?.isDraft) continue;
      byFile.set(uri, [...(byFile.get(uri) ?? []), problem]);
    }
    const cleared = [...marked].filter((uri) => !byFile.has(uri));
    marked = new Set(byFile.keys());
    for (const uri of cleared)
      send('textDocument/publishDiagnostics', { uri: documents.spelling(uri), diagnostics: [] });
    for (const [uri, inFile] of byFile) {
      const lines = await linesOf(uri);
      const diagnostics = inFile.map((problem) => toProblemDiagnostic(problem, lines));
      send('textDocument/publishDiagnostics', { uri: documents.spelling(uri), diagnostics });
    }
  }

  async function linesOf(uri: string): Promise<LineIndex> {
    const open = documents.get(uri);
    if (open) return new LineIndex(open.text);
    try {
      return new LineIndex(decodeText(await host.read(uri)).text);
    } catch {
      return new LineIndex('');
    }
  }

  function toProblemDiagnostic(problem: Problem, lines: LineIndex): Diagnostic {
    return {
      range: toRange(lines, problem.span ?? { start: 0, end: 0 }),
      severity: problem.isInformation ? DiagnosticSeverity.Information : DiagnosticSeverity.Error,
      source: diagnosticSource,
      message: render(problem.message, language),
    };
  }

  return { update, status };
}

function keyOf(problem: StatusJson['problems'][number]): string {
  return `${problem.uri} ${problem.message}`;
}
