import * as vscode from 'vscode';
import type { StatusJson } from '../../server/src/lsp/protocol.ts';
import type { StateHolder } from './state.ts';
import { fileName, labelled } from './texts.ts';

type Problem = StatusJson['problems'][number];

/** Says once what the server could not read or understand, with a button that leads there. */
export function announceProblems(state: StateHolder): readonly vscode.Disposable[] {
  let announced: ReadonlySet<string> = new Set();
  return [
    state.onChange((now) => {
      if (now.report === null) return;
      const fresh = now.report.problems.filter((problem) => !announced.has(keyOf(problem)));
      // What is mended may be announced again when it breaks again.
      announced = new Set(now.report.problems.map(keyOf));
      if (fresh[0] !== undefined) void announce(fresh[0], fresh.length - 1);
    }),
  ];
}

/** Opens the file that a problem is about. */
export async function openProblem(problem: Problem): Promise<void> {
  await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(problem.uri));
}

/** The name of the file that a problem is about. */
export function problemFile(problem: Problem): string {
  return fileName(vscode.Uri.parse(problem.uri));
}

/** The problem with the name of its file: `workpoints.json: …`. */
export function problemText(problem: Problem): string {
  return labelled(problemFile(problem), problem.message);
}

async function announce(problem: Problem, others: number): Promise<void> {
  const open = vscode.l10n.t('Open {0}', problemFile(problem));
  const details = vscode.l10n.t('Show Details');
  const more = others > 0 ? ` ${vscode.l10n.t('({0} more)', others)}` : '';
  const choice = await vscode.window.showWarningMessage(problemText(problem) + more, open, details);
  if (choice === open) await openProblem(problem);
  if (choice === details) await vscode.commands.executeCommand('workpoints.showHealth');
}

function keyOf(problem: Problem): string {
  return `${problem.uri} ${problem.message}`;
}
