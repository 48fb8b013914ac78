import * as vscode from 'vscode';

/** Another extension that changes Chinese text in ways that official documents do not allow. */
interface Neighbour {
  readonly name: string;
  /** Its identifiers in the marketplace, the present and the former. */
  readonly ids: readonly string[];
  /** `saving`: it changes every file that is saved, whatever its language. `formatter`: it can be chosen as the formatter of drafts. */
  readonly way: 'saving' | 'formatter';
}

const neighbours: readonly Neighbour[] = [
  { name: 'AutoCorrect', ids: ['huacnlee.autocorrect', 'huacnlee.auto-correct'], way: 'saving' },
  { name: 'zhlint', ids: ['kkopite.zhlint'], way: 'formatter' },
  { name: 'Prettier', ids: ['esbenp.prettier-vscode'], way: 'formatter' },
];

const ignoreFile = '.autocorrectignore';
const ignoredDrafts = ['*工作要点*', '*工作要點*', '*.gzyd', '*.workpoints'];
/** Where it is kept that the user wants to hear no more of it. */
const silenced = 'neighbours.silenced';
const told = 'neighbours.told';

/**
 * Says once in a workspace that another extension would damage drafts (`2019年` → `2019 年`, `（一）` → `(一)`), with one click that keeps it away from
 * them and leaves it at work on everything else.
 */
export async function warnOfNeighbours(context: vscode.ExtensionContext, languageId: string): Promise<void> {
  if (context.globalState.get(silenced, false)) return;
  const before = context.workspaceState.get<readonly string[]>(told, []);
  const harmful = neighbours.find((one) => !before.includes(one.name) && isHarmful(one, languageId));
  if (!harmful || (harmful.way === 'saving' && (await isIgnored()))) return;
  await context.workspaceState.update(told, [...before, harmful.name]);
  const keepAway = vscode.l10n.t('Keep it away from drafts');
  const never = vscode.l10n.t('Do not say this again');
  const sentence = vscode.l10n.t(
    '{0} adds spaces or changes brackets in Chinese text, which official documents do not allow (2019 年, (一)).',
    harmful.name,
  );
  const choice = await vscode.window.showWarningMessage(sentence, keepAway, never);
  if (choice === never) await context.globalState.update(silenced, true);
  if (choice === keepAway) await (harmful.way === 'saving' ? ignoreDrafts() : chooseOwnFormatter(context, languageId));
}

function isHarmful({ ids, way }: Neighbour, languageId: string): boolean {
  const present = ids.filter((id) => vscode.extensions.getExtension(id) !== undefined);
  if (present.length === 0) return false;
  if (way === 'saving') {
    const settings = vscode.workspace.getConfiguration('autocorrect');
    return settings.get<boolean>('enable') !== false && settings.get<boolean>('formatOnSave') !== false;
  }
  const settings = vscode.workspace.getConfiguration('editor', { languageId });
  return present.some((id) => settings.get<string | null>('defaultFormatter')?.toLowerCase() === id);
}

function ignoreFileUri(): vscode.Uri | null {
  const folder = vscode.workspace.workspaceFolders?.[0];
  return folder ? vscode.Uri.joinPath(folder.uri, ignoreFile) : null;
}

async function readIgnoreFile(uri: vscode.Uri): Promise<string> {
  return vscode.workspace.fs.readFile(uri).then(
    (bytes) => new TextDecoder().decode(bytes),
    () => '',
  );
}

async function isIgnored(): Promise<boolean> {
  const uri = ignoreFileUri();
  if (!uri) return false;
  const lines = (await readIgnoreFile(uri)).split(/\r?\n/);
  return ignoredDrafts.every((pattern) => lines.includes(pattern));
}

/** Names the drafts in the file by which that extension is told what to leave alone; what stands there stays. */
async function ignoreDrafts(): Promise<void> {
  const uri = ignoreFileUri();
  if (!uri) {
    const settings = vscode.workspace.getConfiguration('autocorrect');
    await settings.update('formatOnSave', false, vscode.ConfigurationTarget.Global);
    return;
  }
  const before = await readIgnoreFile(uri);
  const lines = before.split(/\r?\n/);
  const missing = ignoredDrafts.filter((pattern) => !lines.includes(pattern));
  const gap = before === '' || before.endsWith('\n') ? '' : '\n';
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(`${before}${gap}${missing.join('\n')}\n`));
}

/** Makes our formatter that of drafts, and of drafts alone. */
async function chooseOwnFormatter(context: vscode.ExtensionContext, languageId: string): Promise<void> {
  const settings = vscode.workspace.getConfiguration('editor', { languageId });
  await settings.update('defaultFormatter', context.extension.id, vscode.ConfigurationTarget.Global, true);
}
