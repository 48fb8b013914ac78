import * as vscode from 'vscode';
import type { HandleDiagnosticsSignature, ProvideCodeActionsSignature } from 'vscode-languageclient';
import type { StateHolder } from './state.ts';

/** What stands between the findings of the server and the editor. */
export interface ShownDiagnostics extends vscode.Disposable {
  handle(uri: vscode.Uri, diagnostics: vscode.Diagnostic[], next: HandleDiagnosticsSignature): void;
  filterActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
    token: vscode.CancellationToken,
    next: ProvideCodeActionsSignature,
  ): Promise<(vscode.Command | vscode.CodeAction)[] | null | undefined>;
  /** Shows or hides what is known already, after checking was switched. */
  refresh(collection: vscode.DiagnosticCollection | undefined): void;
}

/**
 * Holds findings and their fixes back while checking is switched off; hover, outline and links go on. The server keeps its findings up
 * to date meanwhile, so that they are there at once when checking is switched on again.
 */
export function shownDiagnostics(state: StateHolder): ShownDiagnostics {
  const known = new Map<string, { readonly uri: vscode.Uri; readonly diagnostics: vscode.Diagnostic[] }>();
  return {
    handle(uri, diagnostics, next) {
      const shown = diagnostics.map(withRulePage);
      if (shown.length === 0) known.delete(uri.toString());
      else known.set(uri.toString(), { uri, diagnostics: shown });
      next(uri, state.current.checking ? shown : []);
    },
    async filterActions(document, range, context, token, next) {
      const actions = await next(document, range, context, token);
      return state.current.checking ? actions : actions?.filter((action) => !isFix(action));
    },
    refresh(collection) {
      for (const { uri, diagnostics } of known.values()) {
        collection?.set(uri, state.current.checking ? diagnostics : []);
      }
    },
    dispose: () => known.clear(),
  };
}

function isFix(action: vscode.Command | vscode.CodeAction): boolean {
  const kind = 'kind' in action ? action.kind : undefined;
  return (
    kind !== undefined &&
    [vscode.CodeActionKind.QuickFix, vscode.CodeActionKind.SourceFixAll].some((fix) => fix.contains(kind))
  );
}

/** Lets the code of a finding open the rule's page that came with the extension: it is there without a network. */
function withRulePage(diagnostic: vscode.Diagnostic): vscode.Diagnostic {
  const { code } = diagnostic;
  const value = typeof code === 'object' ? code.value : code;
  if (typeof value !== 'string') return diagnostic;
  const target = vscode.Uri.from({
    scheme: 'command',
    path: 'workpoints.openRulePage',
    query: JSON.stringify([value]),
  });
  diagnostic.code = { value, target };
  return diagnostic;
}
