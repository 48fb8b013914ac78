import type { CancellationToken, Event } from 'vscode';

/** A notification of the fake window that shows how far something is. */
export interface ShownProgress {
  readonly title: string;
  readonly cancellable: boolean;
  /** Where it is shown: a notification or the status bar. */
  readonly location: number;
  /** Whether it is still to be seen. */
  readonly isShown: () => boolean;
  /** What the button does. */
  readonly cancel: () => void;
}

/** As much of `vscode` as long work needs, in memory: `vi.mock('vscode', …)` puts it in the place of the module. */
export function fakeVscode() {
  const progress: ShownProgress[] = [];
  const messages: string[] = [];
  const written = new Map<string, string>();
  /** What the user chooses from a list, by words of the label. */
  const answers: string[] = [];

  class EventEmitter<Value> {
    readonly #listeners = new Set<(value: Value) => void>();
    readonly event: Event<Value> = (listener) => {
      this.#listeners.add(listener);
      return { dispose: () => this.#listeners.delete(listener) };
    };
    fire(value: Value): void {
      for (const listener of [...this.#listeners]) listener(value);
    }
    dispose(): void {
      this.#listeners.clear();
    }
  }

  function makeToken() {
    const emitter = new EventEmitter<void>();
    const token = { isCancellationRequested: false, onCancellationRequested: emitter.event };
    const cancel = () => {
      token.isCancellationRequested = true;
      emitter.fire();
    };
    return { token: token as CancellationToken, cancel };
  }

  const module = {
    EventEmitter,
    ProgressLocation: { Window: 10, Notification: 15 },
    UIKind: { Desktop: 1, Web: 2 },
    l10n: {
      t: (text: string, ...values: readonly string[]) =>
        text.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)])),
    },
    env: { uiKind: 2 },
    Uri: {
      joinPath: (base: { path: string }, ...parts: readonly string[]) => uri(parts.reduce(joined, base.path)),
    },
    window: {
      async withProgress<Result>(
        { title, cancellable = false, location }: { title: string; cancellable?: boolean; location: number },
        work: (report: object, token: CancellationToken) => Promise<Result>,
      ): Promise<Result> {
        let isShown = true;
        const { token, cancel } = makeToken();
        progress.push({ title, cancellable, location, isShown: () => isShown, cancel });
        return work({ report: () => undefined }, token).finally(() => {
          isShown = false;
        });
      },
      showQuickPick: async (items: readonly { label: string }[]) =>
        items.find(({ label }) => label.includes(answers[0]!)),
      showSaveDialog: async ({ defaultUri }: { defaultUri: object }) => defaultUri,
      showErrorMessage: async (message: string) => void messages.push(message),
      showInformationMessage: async (message: string) => void messages.push(message),
    },
    workspace: {
      workspaceFolders: undefined,
      fs: {
        writeFile: async (target: { path: string }, bytes: Uint8Array) =>
          void written.set(target.path, new TextDecoder().decode(bytes)),
      },
    },
    commands: { executeCommand: async () => undefined },
  };
  return { module, progress, messages, written, answers };
}

/** A URI of the fake: as much of it as is looked at. */
export function uri(path: string) {
  return { scheme: 'file', path, toString: () => `file://${path}` };
}

function joined(path: string, part: string): string {
  return part === '..' ? path.slice(0, path.lastIndexOf('/')) : `${path}/${part}`;
}
