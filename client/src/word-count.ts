import * as vscode from 'vscode';
import { type DraftStatusJson, serverRequests } from '../../server/src/lsp/protocol.ts';
import { profileName } from './profiles.ts';
import type { AskServer } from './requests.ts';
import type { StateHolder } from './state.ts';
import { labelled } from './texts.ts';

/** How long a pause in typing or selecting lasts before words are counted. */
const pauseMs = 250;

/**
 * The item in the status bar that says how long the draft in front, or what is selected of it, is. Its tooltip counts the sections; a click
 * leads to the list of clauses, where every one is counted.
 */
export function showWordCount(ask: AskServer, state: StateHolder, languageId: string): readonly vscode.Disposable[] {
  const item = vscode.window.createStatusBarItem('workpoints.words', vscode.StatusBarAlignment.Right, 99);
  item.name = vscode.l10n.t('Word Count');
  item.command = 'workpoints.goToClause';
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;

  const count = async () => {
    const round = ++latest;
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.languageId !== languageId) {
      item.hide();
      return;
    }
    const { document, selection } = editor;
    const range = selection.isEmpty ? {} : { range: { start: selection.start, end: selection.end } };
    const params = { uri: document.uri.toString(), ...range };
    const status = await ask<DraftStatusJson>(serverRequests.draftStatus, params);
    if (round !== latest) return;
    if (status === null) {
      item.hide();
      return;
    }
    item.text = textOf(status);
    item.tooltip = tooltipOf(status);
    item.accessibilityInformation = { label: item.text };
    item.show();
  };
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void count(), pauseMs);
  };
  soon();
  return [
    item,
    { dispose: () => clearTimeout(waiting) },
    vscode.window.onDidChangeActiveTextEditor(soon),
    vscode.window.onDidChangeTextEditorSelection(soon),
    vscode.workspace.onDidChangeTextDocument(soon),
    vscode.workspace.onDidOpenTextDocument(soon),
    state.onChange(soon),
    vscode.workspace.onDidChangeConfiguration(soon),
    vscode.workspace.onDidSaveTextDocument(soon),
  ];
}

function textOf({ body, selection, profile }: DraftStatusJson): string {
  const words =
    selection === null
      ? vscode.l10n.t('Body: {0} words', body)
      : vscode.l10n.t('{0} of {1} words selected', selection, body);
  // What is usual need not be said.
  return profile.name === 'review' ? words : `${profileName(profile.name)} · ${words}`;
}

function tooltipOf({ whole, sections }: DraftStatusJson): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString();
  const line = (name: string, words: number) =>
    tooltip.appendText(labelled(name, vscode.l10n.t('{0} words', words))).appendMarkdown('\n\n');
  for (const { name, words } of sections) line(name, words);
  line(vscode.l10n.t('With title, notice and attachments'), whole);
  return tooltip;
}
