import { createColors } from 'picocolors';
import type { Trouble } from '../reports/check.ts';
import type { Appearance } from '../reports/checkText.ts';
import { createService, type KnownDocument, type Problem, type Service } from '../service.ts';
import { LineIndex } from '../text/lines.ts';
import { type Language, type Localized, message, render } from '../text/message.ts';
import { decodeText } from '../workspace/encoding.ts';
import { failureMessage } from '../workspace/failure.ts';
import { joinUri } from '../workspace/uri.ts';
import type { CommonOptions } from './arguments.ts';
import { findDirectives, findDrafts } from './files.ts';
import type { Equipment, Output, Terminal } from './terminal.ts';

/** A draft that was asked for. */
export interface OpenedDraft {
  readonly document: KnownDocument;
  /** As it is to be shown. */
  readonly path: string;
  readonly encoding: string;
  /** It lies in a file: not in standard input. */
  readonly isFile: boolean;
}

/** One run of a command. */
export interface Session {
  readonly terminal: Terminal;
  readonly equipment: Equipment;
  readonly service: Service;
  readonly language: Language;
  readonly appearance: Appearance;
  /** The drafts of paths, one after the other; what cannot be read is a trouble and left out. `-` is standard input. */
  drafts(paths: readonly string[]): AsyncGenerator<OpenedDraft>;
  /** Names something that could not be done, at once in one line on standard error. */
  report(trouble: Trouble): void;
  /** Names what the service found wrong with project files and libraries. To be called when the work is done. */
  reportProblems(): Promise<void>;
  /** What was reported so far. */
  troubles(): readonly Trouble[];
}

const wordings = {
  reading: { 'zh-cn': '{0}/{1} {2}', 'zh-tw': '{0}/{1} {2}', en: '{0}/{1} {2}' },
  rule: {
    'zh-cn': '规则 {0} 出了内部错误，这里没有按它检查（{1}）',
    'zh-tw': '規則 {0} 出了內部錯誤，這裡沒有按它檢查（{1}）',
    en: 'the rule {0} failed and was not checked here ({1})',
  },
} satisfies { readonly [name: string]: Localized };

/** The path under which standard input is shown. */
const inputPath = '-';

/** Files from which on progress is worth a line. */
const filesForProgress = 10;

const defaultWidth = 100;

/** Whether to use colours: as the user says, else as https://no-color.org has it, else only where somebody looks. */
function wantsColor(asked: boolean | null, output: Output, environment: Terminal['environment']): boolean {
  if (asked !== null) return asked;
  if (environment.NO_COLOR) return false;
  if (environment.FORCE_COLOR) return environment.FORCE_COLOR !== '0';
  return output.isTerminal && environment.TERM !== 'dumb';
}

/** A trouble as the one line that standard error gets. */
export function troubleLine(trouble: Trouble, language: Language): string {
  const place = trouble.line === null ? '' : `:${trouble.line}:${trouble.column ?? 1}`;
  return `${trouble.path}${place}: ${render(trouble.message, language)}\n`;
}

/** Sets up a run: reads what `--directives` stands for and makes the service. */
export async function createSession(terminal: Terminal, equipment: Equipment, common: CommonOptions): Promise<Session> {
  const { language } = common;
  const troubles: Trouble[] = [];

  function report(trouble: Trouble): void {
    troubles.push(trouble);
    terminal.errors.write(troubleLine(trouble, language));
  }

  const directives = await findDirectives(terminal, common.directives);
  directives.troubles.forEach(report);

  const cacheFolder = common.cache === null ? terminal.cacheFolder : terminal.uriOf(common.cache);
  const service = createService(terminal.host, {
    rules: equipment.rules,
    traceDraft: equipment.traceDraft,
    settings: {
      projectFile: common.config === null ? null : terminal.uriOf(common.config),
      directives: common.directives.length === 0 ? null : directives.uris,
      encoding: common.encoding,
      cache: cacheFolder === null ? null : { folder: cacheFolder, version: equipment.version },
    },
    onRuleFailure(uri, code, error) {
      const detail = error instanceof Error ? error.message : String(error);
      report({ path: terminal.pathOf(uri), line: null, column: null, message: message(wordings.rule, code, detail) });
    },
  });

  async function readInput(): Promise<OpenedDraft | null> {
    const path = common.stdinPath ?? inputPath;
    const uri = common.stdinPath === null ? joinUri(terminal.uriOf('.'), inputPath) : terminal.uriOf(common.stdinPath);
    try {
      const { text, encoding } = decodeText(await terminal.readInput(), common.encoding);
      service.update(uri, text);
      return { document: await service.document(uri), path, encoding, isFile: false };
    } catch (error) {
      report({ path, line: null, column: null, message: failureMessage(error) });
      return null;
    }
  }

  async function readFile(uri: string): Promise<OpenedDraft | null> {
    const path = terminal.pathOf(uri);
    try {
      const document = await service.document(uri);
      return { document, path, encoding: document.encoding ?? '', isFile: true };
    } catch (error) {
      report({ path, line: null, column: null, message: failureMessage(error) });
      return null;
    }
  }

  function showProgress(done: number, total: number, path: string): void {
    if (!terminal.errors.isTerminal || total < filesForProgress) return;
    const line = done === total ? '' : render(message(wordings.reading, done + 1, total, path), language);
    terminal.errors.write(`\r\u001b[K${line}`);
  }

  async function* drafts(paths: readonly string[]): AsyncGenerator<OpenedDraft> {
    if (paths.includes(inputPath)) {
      const input = await readInput();
      if (input) yield input;
    }
    const named = paths.length === 0 ? ['.'] : paths.filter((path) => path !== inputPath);
    const { uris, troubles: unfound } = await findDrafts(terminal, service, named);
    unfound.forEach(report);
    for (const [done, uri] of uris.entries()) {
      showProgress(done, uris.length, terminal.pathOf(uri));
      const draft = await readFile(uri);
      if (draft) yield draft;
    }
    showProgress(uris.length, uris.length, '');
  }

  /** The lines of a file that a problem lies in. */
  async function linesOf(uri: string): Promise<LineIndex> {
    const text = await terminal.host
      .read(uri)
      .then((bytes) => decodeText(bytes).text)
      .catch(() => '');
    return new LineIndex(text);
  }

  async function troubleOf({ uri, span, message: what }: Problem): Promise<Trouble> {
    const path = terminal.pathOf(uri);
    if (!span) return { path, line: null, column: null, message: what };
    const { line, character } = (await linesOf(uri)).position(span.start);
    return { path, line: line + 1, column: character + 1, message: what };
  }

  return {
    terminal,
    equipment,
    service,
    language,
    appearance: {
      colors: createColors(wantsColor(common.color, terminal.output, terminal.environment)),
      width: Math.max(40, terminal.output.columns ?? defaultWidth),
    },
    drafts,
    report,
    async reportProblems() {
      for (const problem of service.problems()) {
        const trouble = await troubleOf(problem);
        // What is only good to know is said and fails nothing.
        if (problem.isInformation) terminal.errors.write(troubleLine(trouble, language));
        else report(trouble);
      }
    },
    troubles: () => troubles,
  };
}
