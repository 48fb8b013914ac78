import * as vscode from 'vscode';
import { problemText } from './problems.ts';
import type { State, StateHolder } from './state.ts';
import { labelled, productWord } from './texts.ts';

const mostProblemsShown = 5;

/** The item in the status bar: how the server is doing, and a menu on click. It is there while a draft is in front. */
export function showStatus(state: StateHolder, languageId: string): readonly vscode.Disposable[] {
  const item = vscode.window.createStatusBarItem('workpoints.status', vscode.StatusBarAlignment.Right, 100);
  item.name = productWord();
  item.command = 'workpoints.showMenu';
  const update = () => {
    const summary = summaryOf(state.current);
    item.text = `${iconOf(state.current)} ${productWord()}`;
    item.tooltip = tooltipOf(state.current, summary);
    item.accessibilityInformation = { label: labelled(productWord(), summary) };
    item.backgroundColor =
      state.current.server === 'failed' ? new vscode.ThemeColor('statusBarItem.errorBackground') : undefined;
    if (vscode.window.activeTextEditor?.document.languageId === languageId) item.show();
    else item.hide();
  };
  update();
  return [
    item,
    state.onChange(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    // A change of language closes and opens the document.
    vscode.workspace.onDidOpenTextDocument(update),
  ];
}

/** One sentence on the state, for the tooltip, the menu and screen readers. */
export function summaryOf(state: State): string {
  if (state.server === 'failed') return vscode.l10n.t('The checker has stopped');
  if (state.server === 'stopped') return vscode.l10n.t('The checker is not running');
  if (state.server === 'starting' || state.report?.state === 'loading') return vscode.l10n.t('Loading …');
  if (!state.checking) return vscode.l10n.t('Checking is off');
  const problems = state.report?.problems.length ?? 0;
  if (problems > 0) return vscode.l10n.t('{0} problem(s) with the project files', problems);
  return vscode.l10n.t('Ready');
}

/** How many directives the library holds, as a sentence. */
export function libraryOf(state: State): string {
  if (state.report === null) return vscode.l10n.t('The library is not loaded');
  return vscode.l10n.t('Directives in the library: {0}', state.report.directives);
}

function iconOf(state: State): string {
  if (state.server === 'failed') return '$(error)';
  if (state.server === 'stopped' || !state.checking) return '$(circle-slash)';
  if (state.server === 'starting' || state.report?.state === 'loading') return '$(loading~spin)';
  return (state.report?.problems.length ?? 0) > 0 ? '$(warning)' : '$(checklist)';
}

function tooltipOf(state: State, summary: string): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString();
  // As text, not as Markdown: the messages quote what stands in the user's files.
  const paragraph = (text: string) => tooltip.appendText(text).appendMarkdown('\n\n');
  paragraph(labelled(productWord(), summary));
  if (state.report === null) return tooltip;
  paragraph(libraryOf(state));
  for (const problem of state.report.problems.slice(0, mostProblemsShown)) {
    paragraph(problemText(problem));
  }
  return tooltip;
}
