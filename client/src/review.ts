import * as vscode from 'vscode';
import type { NewDraftJson } from '../../server/src/lsp/protocol.ts';
import { productWord } from './texts.ts';

/** The code of what is to be looked at in a new draft. */
const reviewCode = 'review';

interface Place {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** What has to be looked at in new drafts. Kept beside the text and never in it: among the problems until the place was edited or ticked off. */
export interface Reviews extends vscode.Disposable {
  add(document: vscode.TextDocument, places: NewDraftJson['places']): void;
}

/** Shows places to be looked at as information, with a quick fix that ticks one off or all. */
export function keepReviews(languageId: string): Reviews {
  const shown = vscode.languages.createDiagnosticCollection('workpoints-review');
  const reviews = new Map<string, readonly Place[]>();

  const show = (document: vscode.TextDocument, places: readonly Place[]) => {
    const key = document.uri.toString();
    if (places.length > 0) reviews.set(key, places);
    else reviews.delete(key);
    shown.set(
      document.uri,
      places.map((place) => diagnosticOf(document, place)),
    );
  };
  const follow = ({ document, contentChanges }: vscode.TextDocumentChangeEvent) => {
    const places = reviews.get(document.uri.toString());
    if (places && contentChanges.length > 0) show(document, contentChanges.reduce(moved, places));
  };
  const tick = (uri: vscode.Uri, start: number | null) => {
    const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
    const places = reviews.get(uri.toString()) ?? [];
    if (document) show(document, start === null ? [] : places.filter((place) => place.start !== start));
  };
  // Saving a new draft closes it and opens a file with the same text, in either order.
  let left: { readonly text: string; readonly places: readonly Place[] } | null = null;
  const leave = (document: vscode.TextDocument) => {
    const places = reviews.get(document.uri.toString());
    reviews.delete(document.uri.toString());
    shown.delete(document.uri);
    if (!places) return;
    const text = document.getText();
    const heir = vscode.workspace.textDocuments.find((one) => one !== document && one.getText() === text);
    if (heir) show(heir, places);
    else left = { text, places };
  };
  const inherit = (document: vscode.TextDocument) => {
    if (left === null || document.languageId !== languageId || document.getText() !== left.text) return;
    show(document, left.places);
    left = null;
  };
  const offer = (document: vscode.TextDocument, { start, end }: vscode.Range): vscode.CodeAction[] => {
    const [from, to] = [document.offsetAt(start), document.offsetAt(end)];
    const places = reviews.get(document.uri.toString()) ?? [];
    const here = places.filter((place) => place.start <= to && from <= place.end);
    if (here.length === 0) return [];
    const action = (title: string, place: Place | null) => {
      const made = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
      made.command = { title, command: '_workpoints.tickReview', arguments: [document.uri, place?.start ?? null] };
      made.diagnostics = here.map((each) => diagnosticOf(document, each));
      return made;
    };
    return [
      ...here.map((place) => action(vscode.l10n.t('Checked: {0}', short(document, place)), place)),
      action(vscode.l10n.t('Everything in this draft is checked ({0} places)', places.length), null),
    ];
  };
  const parts = [
    shown,
    vscode.workspace.onDidChangeTextDocument(follow),
    vscode.workspace.onDidCloseTextDocument(leave),
    vscode.workspace.onDidOpenTextDocument(inherit),
    vscode.commands.registerCommand('_workpoints.tickReview', tick),
    vscode.languages.registerCodeActionsProvider({ language: languageId }, { provideCodeActions: offer }),
  ];
  return { add: show, dispose: () => vscode.Disposable.from(...parts).dispose() };
}

function diagnosticOf(document: vscode.TextDocument, { start, end, message }: Place): vscode.Diagnostic {
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Information);
  diagnostic.source = productWord();
  diagnostic.code = reviewCode;
  return diagnostic;
}

/** Where places are after an edit; one that the edit touches was looked at. */
function moved(places: readonly Place[], change: vscode.TextDocumentContentChangeEvent): readonly Place[] {
  const from = change.rangeOffset;
  const to = from + change.rangeLength;
  const by = change.text.length - change.rangeLength;
  return places.flatMap((place) => {
    if (place.end <= from) return [place];
    return place.start >= to ? [{ ...place, start: place.start + by, end: place.end + by }] : [];
  });
}

function short(document: vscode.TextDocument, { start, end }: Place): string {
  const words = document.getText().slice(start, end);
  return words.length > 16 ? `${words.slice(0, 16)}…` : words;
}
