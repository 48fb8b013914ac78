import * as vscode from 'vscode';
import type { State } from './state.ts';
import { libraryOf, summaryOf } from './status.ts';
import { labelled, productWord } from './texts.ts';

/** The scheme of the read-only document that the health report opens as. */
export const healthScheme = 'workpoints-health';

/** What the report says besides the state. */
export interface Surroundings {
  readonly extensionVersion: string;
  readonly hostKind: 'node' | 'browser';
}

/** The health report as plain text, one fact a line: for the user to read and to send on. It quotes no draft. */
export function healthReport(state: State, surroundings: Surroundings): string {
  const host = surroundings.hostKind === 'node' ? vscode.l10n.t('desktop or remote') : vscode.l10n.t('browser');
  const folders = vscode.workspace.workspaceFolders ?? [];
  const lines = [
    `${productWord()} ${surroundings.extensionVersion}`,
    '',
    labelled(vscode.l10n.t('State'), summaryOf(state)),
    libraryOf(state),
    labelled(vscode.l10n.t('Registry of units'), registryOf(state)),
    labelled(vscode.l10n.t('Encoding of the open drafts'), encodings()),
    labelled(vscode.l10n.t('Checking'), state.checking ? vscode.l10n.t('on') : vscode.l10n.t('off')),
    labelled(vscode.l10n.t('Version of the checker'), state.report?.version ?? vscode.l10n.t('not running')),
    labelled(vscode.l10n.t('Runs in'), host),
    labelled(vscode.l10n.t('Editor'), `${vscode.env.appName} ${vscode.version}, ${vscode.env.language}`),
    labelled(
      vscode.l10n.t('Workspace folders'),
      folders.map((folder) => `${folder.name} (${folder.uri.scheme})`).join(', '),
    ),
    labelled(
      vscode.l10n.t('Workspace trust'),
      vscode.workspace.isTrusted ? vscode.l10n.t('trusted') : vscode.l10n.t('restricted mode'),
    ),
    labelled(vscode.l10n.t('Last error'), state.lastError ?? vscode.l10n.t('none')),
    '',
    labelled(vscode.l10n.t('Problems with the project files'), '').trimEnd(),
    ...problemLines(state),
  ];
  return `${lines.join('\n')}\n`;
}

function registryOf({ report }: State): string {
  if (report === null) return vscode.l10n.t('not loaded');
  if (report.organs === null) return vscode.l10n.t('no organs.json, the built-in reforms alone');
  return vscode.l10n.t('organs.json with {0} units', report.organs);
}

/** The encodings that VS Code reads the open drafts with; older versions tell only what is set. */
function encodings(): string {
  const drafts = vscode.workspace.textDocuments.filter(({ languageId }) => languageId === 'workpoints');
  const found = drafts.map((document) => {
    const { encoding } = document as { readonly encoding?: string };
    return encoding ?? vscode.workspace.getConfiguration('files', document).get<string>('encoding') ?? '';
  });
  return [...new Set(found)].join(', ') || vscode.l10n.t('none');
}

function problemLines(state: State): readonly string[] {
  const problems = state.report?.problems ?? [];
  if (problems.length === 0) return [`- ${vscode.l10n.t('none')}`];
  return problems.map(
    (problem) => `- ${labelled(vscode.workspace.asRelativePath(vscode.Uri.parse(problem.uri)), problem.message)}`,
  );
}
