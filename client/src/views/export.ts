import * as vscode from 'vscode';
import {
  serverRequests,
  type TaskTableJson,
  type TaskTableParams,
  type taskTableFormats,
} from '../../../server/src/lsp/protocol.ts';
import { decodeBase64 } from '../base64.ts';
import type { AskServer } from '../requests.ts';
import { fileName } from '../texts.ts';
import { showReport } from './report.ts';

/** A file that is to be saved. */
interface Exported {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Asks for a format and a place and writes the task table there. */
export async function exportTasks(
  ask: AskServer,
  uri: vscode.Uri | null,
  manner: Pick<TaskTableParams, 'scope' | 'by' | 'unit'>,
): Promise<void> {
  if (!uri) return;
  const format = await askFormat();
  if (!format) return;
  const params: TaskTableParams = { uri: uri.toString(), format, ...manner };
  const file = await withProgress(vscode.l10n.t('Making the task table …'), async (token) => {
    const table = await ask<TaskTableJson>(serverRequests.taskTable, params, token);
    return table && { name: table.name, bytes: decodeBase64(table.base64) };
  });
  if (file) await save(file, uri);
}

/** Asks for a place, writes the report on the links of a draft there and shows it. */
export async function exportTrace(ask: AskServer, uri: vscode.Uri | null): Promise<void> {
  if (!uri) return;
  const file = await withProgress(vscode.l10n.t('Making the report on parents …'), async (token) => {
    const report = await ask<{ text: string }>(serverRequests.exportTrace, { uri: uri.toString() }, token);
    const name = vscode.l10n.t('{0} parents', fileName(uri).replace(/\.[^.]*$/, ''));
    return report && { name: `${name}.html`, bytes: new TextEncoder().encode(report.text) };
  });
  if (file) await save(file, uri);
}

type Format = (typeof taskTableFormats)[number];

async function askFormat(): Promise<Format | null> {
  const items: readonly (vscode.QuickPickItem & { readonly format: Format })[] = [
    { label: vscode.l10n.t('Excel workbook'), description: '.xlsx', format: 'xlsx' },
    { label: vscode.l10n.t('Text separated by commas'), description: '.csv', format: 'csv' },
    { label: vscode.l10n.t('Markdown table'), description: '.md', format: 'markdown' },
  ];
  const title = vscode.l10n.t('Export Task Table');
  const choice = await vscode.window.showQuickPick(items, { title, matchOnDescription: true });
  return choice?.format ?? null;
}

/** `null` where it was cancelled, or could not be made: then the user is told. */
async function withProgress(
  title: string,
  make: (token: vscode.CancellationToken) => Promise<Exported | null>,
): Promise<Exported | null> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (_, token) => {
    // Who cancels need not wait for a server that is starting or busy.
    const cancelled = new Promise<null>((resolve) => token.onCancellationRequested(() => resolve(null)));
    const made = await Promise.race([make(token), cancelled]);
    if (!made && !token.isCancellationRequested) void sayFailed();
    return token.isCancellationRequested ? null : made;
  });
}

async function sayFailed(): Promise<void> {
  const output = vscode.l10n.t('Show Output');
  const choice = await vscode.window.showErrorMessage(vscode.l10n.t('Nothing could be exported.'), output);
  if (choice === output) await vscode.commands.executeCommand('workpoints.showOutput');
}

async function save({ name, bytes }: Exported, beside: vscode.Uri): Promise<void> {
  const folder =
    beside.scheme === 'untitled' ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.joinPath(beside, '..');
  const ending = name.slice(name.lastIndexOf('.') + 1);
  for (;;) {
    const target = await vscode.window.showSaveDialog({
      ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {}),
      filters: { [ending.toUpperCase()]: [ending] },
      title: vscode.l10n.t('Export'),
    });
    if (!target) return;
    try {
      await vscode.workspace.fs.writeFile(target, bytes);
    } catch (error) {
      if (await isTriedAgain(target, error)) continue;
      return;
    }
    await offerToOpen(target, bytes);
    return;
  }
}

async function isTriedAgain(target: vscode.Uri, error: unknown): Promise<boolean> {
  const again = vscode.l10n.t('Choose Another Place');
  const why = error instanceof Error ? error.message : String(error);
  const sentence = vscode.l10n.t('{0} could not be written: {1}', fileName(target), why);
  return (await vscode.window.showErrorMessage(sentence, again)) === again;
}

async function offerToOpen(target: vscode.Uri, bytes: Uint8Array): Promise<void> {
  const isPage = target.path.endsWith('.html');
  if (isPage) showReport(fileName(target), new TextDecoder().decode(bytes));
  // A program of the system can be asked only where the file is on this machine.
  const canStart = target.scheme === 'file' && vscode.env.uiKind === vscode.UIKind.Desktop && !vscode.env.remoteName;
  const open = isPage ? vscode.l10n.t('Open in the Browser') : vscode.l10n.t('Open');
  const isText = /\.(?:csv|md)$/.test(target.path);
  const sentence = vscode.l10n.t('{0} was written.', fileName(target));
  const choice = await vscode.window.showInformationMessage(sentence, ...(canStart || isText ? [open] : []));
  if (choice !== open) return;
  if (canStart) await vscode.env.openExternal(target);
  else await vscode.commands.executeCommand('vscode.open', target);
}
