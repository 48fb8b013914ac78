import * as vscode from 'vscode';

/** Changes a setting of ours where it is set: in the workspace if it says so there, else for the user. */
export async function updateSetting(name: string, value: unknown): Promise<void> {
  const settings = vscode.workspace.getConfiguration('workpoints');
  const inWorkspace = settings.inspect(name)?.workspaceValue !== undefined;
  const target = inWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await settings.update(name, value, target);
}
