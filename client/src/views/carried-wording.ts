import * as vscode from 'vscode';
import { type CarriedWordingJson, serverRequests } from '../../../server/src/lsp/protocol.ts';
import { labelled } from '../texts.ts';
import { onChecked, setKey } from './changes.ts';
import { createRefresher } from './refresher.ts';
import type { ViewSurroundings } from './surroundings.ts';

/** How long edits must rest before the marks are drawn again. */
const pauseMs = 300;

/** The switch that marks in every open document what was carried over from a parent, or into a child. It is off until it is asked for. */
export function offerCarriedWording(surroundings: ViewSurroundings): readonly vscode.Disposable[] {
  const { ask, languageId } = surroundings;
  let isOn = false;
  // A line of one kind for each direction and no colour behind the words, which would make some of them hard to read in some themes.
  const colour = 'charts.purple';
  const style = (line: 'dotted' | 'dashed') =>
    vscode.window.createTextEditorDecorationType({
      textDecoration: `underline ${line} 2px var(--vscode-${colour.replace('.', '-')})`,
      overviewRulerColor: new vscode.ThemeColor(colour),
      overviewRulerLane: vscode.OverviewRulerLane.Right,
      rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    });
  const styles = { above: style('dotted'), below: style('dashed') };

  const draw = async (editor: vscode.TextEditor): Promise<number> => {
    const { document } = editor;
    const { version } = document;
    const uri = document.uri.toString();
    const found = isOn ? await ask<readonly CarriedWordingJson[]>(serverRequests.carriedWording, { uri }) : [];
    // Marks for a text that is gone would stand beside their words; the next check brings new ones.
    if (!found || document.version !== version) return 0;
    for (const from of ['above', 'below'] as const)
      editor.setDecorations(styles[from], found.filter((each) => each.from === from).map(decorationOf));
    return found.length;
  };
  const drafts = () => vscode.window.visibleTextEditors.filter(({ document }) => document.languageId === languageId);
  let isSeen = 0;
  const refresher = createRefresher({
    pauseMs,
    after(ms, call) {
      const timer = setTimeout(call, ms);
      return () => clearTimeout(timer);
    },
    async refresh() {
      const counts = await Promise.all(drafts().map(draw));
      isSeen = counts.reduce((sum, count) => sum + count, 0);
    },
  });
  const toggle = async () => {
    isOn = !isOn;
    await setKey('carriedWording', isOn);
    refresher.touch();
    refresher.shown(isOn);
    await refresher.now();
    if (isOn && isSeen === 0)
      void vscode.window.showInformationMessage(vscode.l10n.t('No wording was carried over in the open documents.'));
  };
  const register = vscode.commands.registerCommand;
  return [
    styles.above,
    styles.below,
    refresher,
    vscode.window.onDidChangeVisibleTextEditors(refresher.touch),
    onChecked(surroundings, refresher.touch),
    register('workpoints.showCarriedWording', toggle),
    register('workpoints.hideCarriedWording', toggle),
  ];
}

function decorationOf({ range: { start, end }, from, text, source }: CarriedWordingJson): vscode.DecorationOptions {
  const head =
    from === 'above' ? vscode.l10n.t('Carried over from {0}', source) : vscode.l10n.t('Carried over into {0}', source);
  const hover = new vscode.MarkdownString().appendText(labelled(head, text));
  return { range: new vscode.Range(start.line, start.character, end.line, end.character), hoverMessage: hover };
}
