import * as vscode from 'vscode';
import { type DraftStatusJson, serverRequests } from '../../server/src/lsp/protocol.ts';
import type { AskServer } from './requests.ts';
import { updateSetting } from './settings.ts';

type Profile = DraftStatusJson['profile']['name'];

const profiles: readonly Profile[] = ['drafting', 'review', 'final'];

/** The name of a profile as users say it. */
export function profileName(profile: Profile): string {
  switch (profile) {
    case 'drafting':
      return vscode.l10n.t('Drafting');
    case 'review':
      return vscode.l10n.t('For review');
    case 'final':
      return vscode.l10n.t('Final');
  }
}

function profileEffect(profile: Profile): string {
  switch (profile) {
    case 'drafting':
      return vscode.l10n.t('Everything weighs less, information is kept back');
    case 'review':
      return vscode.l10n.t('Every rule as it is');
    case 'final':
      return vscode.l10n.t('Warnings are errors');
  }
}

/** Lets the user choose how far the drafts have come: in the settings, or where a project file decides, in that. */
export async function chooseProfile(ask: AskServer): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri.toString();
  const status = uri ? await ask<DraftStatusJson>(serverRequests.draftStatus, { uri }) : null;
  const settings = vscode.workspace.getConfiguration('workpoints');
  const present = status?.profile.name ?? settings.get<Profile>('profile');
  const items = profiles.map((profile) => ({
    label: profileName(profile),
    description: profile === present ? vscode.l10n.t('now') : '',
    detail: profileEffect(profile),
    profile,
  }));
  const chosen = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('How far have the drafts come?') });
  if (!chosen || chosen.profile === present) return;
  if (status?.profile.ofProject) {
    const sentence = vscode.l10n.t('The project file decides this: change “profile” in workpoints.json.');
    const open = vscode.l10n.t('Open {0}', 'workpoints.json');
    if ((await vscode.window.showInformationMessage(sentence, open)) === open) await openProjectFile();
    return;
  }
  await updateSetting('profile', chosen.profile);
}

async function openProjectFile(): Promise<void> {
  const [found] = await vscode.workspace.findFiles('**/workpoints.json', null, 1);
  if (found) await vscode.commands.executeCommand('vscode.open', found);
}
