import * as vscode from 'vscode';
import { type ComparisonJson, type ComparisonParams, serverRequests } from '../../../server/src/lsp/protocol.ts';
import { onChecked } from './changes.ts';
import type { ParentNode } from './parents.ts';
import type { ViewSurroundings } from './surroundings.ts';

/** The scheme of the texts that are compared: read only, made anew when the draft changes. */
export const comparisonScheme = 'workpoints-comparison';

type Side = 'draft' | 'parent';

/** What the query of an address of such a text says. */
interface Compared {
  readonly params: ComparisonParams;
  readonly side: Side;
}

/** The commands that show a clause or a draft beside its parents in the editor's own comparison. */
export function offerComparison(surroundings: ViewSurroundings): readonly vscode.Disposable[] {
  const { ask, subject } = surroundings;
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const compare = (params: ComparisonParams) => ask<ComparisonJson>(serverRequests.comparison, params);

  const show = async (params: ComparisonParams): Promise<void> => {
    const comparison = await compare(params);
    if (!comparison) {
      await sayNothingToCompare(params);
      return;
    }
    const { uri } = params;
    const found: ComparisonParams = comparison.clause === null ? { uri } : { uri, clause: comparison.clause };
    const [left, right] = [addressOf(found, 'parent'), addressOf(found, 'draft')];
    await vscode.commands.executeCommand('vscode.diff', left, right, comparison.title, { preview: true });
  };
  const compareClause = async (node?: ParentNode): Promise<void> => {
    if (node?.own) return show({ uri: node.own.uri, clause: node.own.path });
    const editor = vscode.window.activeTextEditor;
    if (!editor) return;
    const { line, character } = editor.selection.active;
    return show({ uri: editor.document.uri.toString(), position: { line, character } });
  };
  const compareDraft = async (): Promise<void> => {
    const uri = subject.current?.toString();
    if (uri !== undefined) await show({ uri });
  };

  const register = vscode.commands.registerCommand;
  return [
    changed,
    vscode.workspace.registerTextDocumentContentProvider(comparisonScheme, {
      onDidChange: changed.event,
      async provideTextDocumentContent(address) {
        const { params, side } = comparedAt(address);
        return (await compare(params))?.[side] ?? '';
      },
    }),
    onChecked(surroundings, () => {
      for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === comparisonScheme) changed.fire(uri);
    }),
    register('workpoints.compareWithParent', compareClause),
    register('workpoints.compareDraftWithParent', compareDraft),
  ];
}

/** The name tells the editor which language the text is in, whatever its first line says. */
function addressOf(params: ComparisonParams, side: Side): vscode.Uri {
  const query = JSON.stringify({ params, side } satisfies Compared);
  return vscode.Uri.from({ scheme: comparisonScheme, path: `/${side}.workpoints-comparison`, query });
}

function comparedAt(address: vscode.Uri): Compared {
  return JSON.parse(address.query) as Compared;
}

async function sayNothingToCompare({ clause, position }: ComparisonParams): Promise<void> {
  const isClause = clause !== undefined || position !== undefined;
  if (!isClause) {
    const choose = vscode.l10n.t('Choose a Parent …');
    const sentence = vscode.l10n.t('No parent of this draft was found to compare it with.');
    const choice = await vscode.window.showInformationMessage(sentence, choose);
    if (choice === choose) await vscode.commands.executeCommand('workpoints.locateParent');
    return;
  }
  const whole = vscode.l10n.t('Compare the Whole Draft');
  const choice = await vscode.window.showInformationMessage(vscode.l10n.t('This clause has no parent clause.'), whole);
  if (choice === whole) await vscode.commands.executeCommand('workpoints.compareDraftWithParent');
}
