import * as vscode from 'vscode';
import {
  type CoverageJson,
  type NameDirectiveJson,
  type NameDirectiveParams,
  serverRequests,
} from '../../../server/src/lsp/protocol.ts';
import { fileName, labelled } from '../texts.ts';
import type { ViewSurroundings } from './surroundings.ts';
import type { TreeNode } from './tree.ts';

/** What text files a library can hold. */
const textExtensions = ['txt', 'md', 'workpoints', 'gzyd'];

/** The commands that lead from a draft without its parents to them: choose a file for the library, open the project file. */
export function offerToLocateParents({ ask, subject }: ViewSurroundings): readonly vscode.Disposable[] {
  const projectOf = async (): Promise<CoverageJson['project']> => {
    const uri = subject.current?.toString();
    return uri === undefined ? null : ((await ask<CoverageJson>(serverRequests.coverage, { uri }))?.project ?? null);
  };

  const locate = async (wanted?: TreeNode): Promise<void> => {
    const draft = subject.current;
    if (!draft) return;
    const project = await projectOf();
    if (!project) {
      void vscode.window.showWarningMessage(vscode.l10n.t('Save the draft into a folder first.'));
      return;
    }
    const choose = vscode.l10n.t('Choose the parent document');
    const chosen = await vscode.window.showOpenDialog({
      defaultUri: vscode.Uri.joinPath(vscode.Uri.parse(project.uri), '..'),
      filters: { [vscode.l10n.t('Text files')]: textExtensions },
      title: wanted ? labelled(choose, wanted.label) : choose,
      openLabel: vscode.l10n.t('Add to the Library'),
    });
    if (chosen?.[0]) await name(draft, vscode.Uri.parse(project.uri), chosen[0]);
  };

  const name = async (draft: vscode.Uri, project: vscode.Uri, directive: vscode.Uri): Promise<void> => {
    const held = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === project.toString());
    const params: NameDirectiveParams = {
      uri: draft.toString(),
      directive: directive.toString(),
      ...(held ? { projectText: held.getText() } : {}),
    };
    const answer = await ask<NameDirectiveJson>(serverRequests.nameDirective, params);
    switch (answer?.outcome) {
      case 'ready':
        await write(vscode.Uri.parse(answer.uri), answer.exists, answer.text);
        void vscode.window.showInformationMessage(
          vscode.l10n.t('{0} is in the library of {1} now.', fileName(directive), fileName(project)),
        );
        return;
      case 'outside': {
        const copy = await copyInto(vscode.Uri.joinPath(project, '..'), directive);
        if (copy) await name(draft, project, copy);
        return;
      }
      case 'broken':
        await sayBroken(project);
        return;
      default:
        void vscode.window.showWarningMessage(vscode.l10n.t('Save the draft into a folder first.'));
    }
  };

  const openProject = async (): Promise<void> => {
    const project = await projectOf();
    if (!project) {
      void vscode.window.showWarningMessage(vscode.l10n.t('Save the draft into a folder first.'));
      return;
    }
    const uri = vscode.Uri.parse(project.uri);
    if (!project.exists) await write(uri, false, '{\n  "directives": []\n}\n');
    await vscode.window.showTextDocument(uri);
  };

  const register = vscode.commands.registerCommand;
  return [register('workpoints.locateParent', locate), register('workpoints.openProjectFile', openProject)];
}

/** Through the editor, so that it can be taken back and no text that is not saved yet is lost. */
async function write(uri: vscode.Uri, exists: boolean, text: string): Promise<void> {
  if (!exists) {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    return;
  }
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.getText() === text) return;
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length)), text);
  await vscode.workspace.applyEdit(edit);
  await document.save();
}

/** The folder that copies of directives go into. */
const copies = '上位文件';

/** A library lies in the folder of its project; a document from elsewhere is copied there, if the user wants it. */
async function copyInto(folder: vscode.Uri, directive: vscode.Uri): Promise<vscode.Uri | null> {
  const copy = vscode.l10n.t('Copy It into the Folder');
  const sentence = vscode.l10n.t(
    '{0} lies outside the folder of the drafts, and a library cannot lead outwards.',
    fileName(directive),
  );
  if ((await vscode.window.showWarningMessage(sentence, copy)) !== copy) return null;
  const target = vscode.Uri.joinPath(folder, copies, fileName(directive));
  try {
    await vscode.workspace.fs.copy(directive, target, { overwrite: false });
    return target;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(vscode.l10n.t('{0} could not be written: {1}', fileName(target), why));
    return null;
  }
}

async function sayBroken(project: vscode.Uri): Promise<void> {
  const open = vscode.l10n.t('Open {0}', fileName(project));
  const sentence = vscode.l10n.t('{0} cannot be read, so nothing was added to it.', fileName(project));
  if ((await vscode.window.showErrorMessage(sentence, open)) === open) await vscode.window.showTextDocument(project);
}
