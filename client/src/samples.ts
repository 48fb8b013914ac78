import * as vscode from 'vscode';

/** What the sample workspace is made of; the extension brings the files. A test holds the list to the folder. */
const sampleFiles = [
  'workpoints.json',
  '北京市2016年政务公开工作要点.hant.txt',
  '北京市2019年政务公开工作要点.hans.txt',
  '北京市文化和旅游局2023年政务公开工作要点.hans.txt',
  '国务院办公厅2019年政务公开工作要点.hant.txt',
  '建德市2020年政务公开工作要点.hans.txt',
];

/** The sample that is opened first: it has a parent among the others. */
const firstSample = '北京市2019年政务公开工作要点.hans.txt';

/** Opens the sample documents: copied into a folder that the user chooses, or one of them to look at and not to keep. */
export async function openSamples(extensionUri: vscode.Uri, languageId: string): Promise<void> {
  const copy = { label: `$(folder) ${vscode.l10n.t('Copy the samples into a folder and open it')}` };
  const look = { label: `$(file-text) ${vscode.l10n.t('Open one sample without keeping it')}` };
  const chosen = await vscode.window.showQuickPick([copy, look], { title: vscode.l10n.t('Samples') });
  const seeds = vscode.Uri.joinPath(extensionUri, 'seeds');
  if (chosen === copy) await copySamples(seeds);
  if (chosen === look) await openOne(seeds, languageId);
}

async function openOne(seeds: vscode.Uri, languageId: string): Promise<void> {
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(seeds, firstSample));
  const content = new TextDecoder().decode(bytes);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: languageId, content }));
}

async function copySamples(seeds: vscode.Uri): Promise<void> {
  const openLabel = vscode.l10n.t('Copy Here');
  const [chosen] =
    (await vscode.window.showOpenDialog({ canSelectFolders: true, canSelectFiles: false, openLabel })) ?? [];
  if (!chosen) return;
  const target = vscode.Uri.joinPath(chosen, vscode.l10n.t('Work Points Samples'));
  const title = vscode.l10n.t('Copying the samples');
  const location = vscode.ProgressLocation.Notification;
  const done = await vscode.window.withProgress({ location, title, cancellable: true }, async (progress, token) => {
    for (const name of sampleFiles) {
      if (token.isCancellationRequested) return false;
      progress.report({ increment: 100 / sampleFiles.length, message: name });
      await copyOne(vscode.Uri.joinPath(seeds, name), vscode.Uri.joinPath(target, name));
    }
    return true;
  });
  if (!done) return;
  const forceNewWindow = vscode.workspace.workspaceFolders !== undefined;
  await vscode.commands.executeCommand('vscode.openFolder', target, { forceNewWindow });
}

/** What is there already may have been worked on: it stays. */
async function copyOne(from: vscode.Uri, to: vscode.Uri): Promise<void> {
  const isThere = await vscode.workspace.fs.stat(to).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  const bytes = await vscode.workspace.fs.readFile(from);
  await vscode.workspace.fs.writeFile(to, to.path.endsWith('.json') ? withoutSchema(bytes) : bytes);
}

/** The project file names its schema by a place in the source; elsewhere VS Code knows it by the file's name. */
function withoutSchema(bytes: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(bytes).replace(/^ {2}"\$schema": "[^"]*",\r?\n/m, '');
  return new TextEncoder().encode(text);
}
