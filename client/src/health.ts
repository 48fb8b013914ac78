import * as vscode from 'vscode';
import type { State } from './state.ts';
import { libraryOf, summaryOf } from './status.ts';

/** The scheme of the read-only document that the health report opens as. */
export const healthScheme = 'workpoints-health';

/** What the report says besides the state. */
export interface Surroundings {
  readonly extensionVersion: string;
  readonly hostKind: 'node' | 'browser';
}

/** The health report as plain text, one fact a line: for the user to read and to send on. It names no document and quotes none. */
export function healthReport(state: State, surroundings: Surroundings): string {
  const host = surroundings.hostKind === 'node' ? vscode.l10n.t('desktop or remote') : vscode.l10n.t('browser');
  const folders = vscode.workspace.workspaceFolders ?? [];
  const lines = [
    `${vscode.l10n.t('Work Points')} ${surroundings.extensionVersion}`,
    '',
    row(vscode.l10n.t('State'), summaryOf(state)),
    libraryOf(state),
    row(vscode.l10n.t('Checking'), state.checking ? vscode.l10n.t('on') : vscode.l10n.t('off')),
    row(vscode.l10n.t('Version of the checker'), state.report?.version ?? vscode.l10n.t('not running')),
    row(vscode.l10n.t('Runs in'), host),
    row(vscode.l10n.t('Editor'), `${vscode.env.appName} ${vscode.version}, ${vscode.env.language}`),
    row(
      vscode.l10n.t('Workspace folders'),
      folders.map((folder) => `${folder.name} (${folder.uri.scheme})`).join(', '),
    ),
    row(
      vscode.l10n.t('Workspace trust'),
      vscode.workspace.isTrusted ? vscode.l10n.t('trusted') : vscode.l10n.t('restricted mode'),
    ),
    row(vscode.l10n.t('Last error'), state.lastError ?? vscode.l10n.t('none')),
    '',
    `${vscode.l10n.t('Problems with the project files')}:`,
    ...problemLines(state),
  ];
  return `${lines.join('\n')}\n`;
}

function row(name: string, value: string): string {
  return `${name}: ${value}`;
}

function problemLines(state: State): readonly string[] {
  const problems = state.report?.problems ?? [];
  if (problems.length === 0) return [`- ${vscode.l10n.t('none')}`];
  return problems.map(
    (problem) => `- ${vscode.workspace.asRelativePath(vscode.Uri.parse(problem.uri))}: ${problem.message}`,
  );
}
