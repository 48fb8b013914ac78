import * as vscode from 'vscode';
import { clientNotifications } from '../../server/src/lsp/protocol.ts';
import type { StateHolder } from './state.ts';

/** A library that is there sooner than that needs no word, in milliseconds. */
const patience = 1500;

/** Shows that the library is being read when that takes long, with a button that does not wait for the rest of it. */
export function showLoading(state: StateHolder, tell: (notification: string) => void): readonly vscode.Disposable[] {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let shown = false;
  const isLoading = () => state.current.report?.state === 'loading';
  const show = () => {
    if (shown || !isLoading()) return;
    shown = true;
    const title = vscode.l10n.t('Reading the directives');
    const location = vscode.ProgressLocation.Notification;
    void vscode.window.withProgress({ location, title, cancellable: true }, (_, token) => {
      token.onCancellationRequested(() => tell(clientNotifications.stopLoading));
      return whenLoaded(state, isLoading).then(() => {
        shown = false;
      });
    });
  };
  return [
    state.onChange(() => {
      if (!isLoading()) {
        clearTimeout(waiting);
        waiting = undefined;
      } else waiting ??= setTimeout(show, patience);
    }),
    { dispose: () => clearTimeout(waiting) },
  ];
}

function whenLoaded(state: StateHolder, isLoading: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const watching = state.onChange(() => {
      if (isLoading()) return;
      watching.dispose();
      resolve();
    });
    if (isLoading()) return;
    watching.dispose();
    resolve();
  });
}
