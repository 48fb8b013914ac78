import * as vscode from 'vscode';

/** The name of the product as a word in a sentence or on the status bar. */
export function productWord(): string {
  return vscode.l10n.t('Work Points');
}

/** A name and what it stands for, with the colon of the language: `State: ready`, `状态：就绪`. */
export function labelled(name: string, value: string): string {
  return vscode.l10n.t('{0}: {1}', name, value);
}

/** The name of a file without its folders. */
export function fileName(uri: vscode.Uri): string {
  return uri.path.split('/').at(-1) ?? uri.path;
}
