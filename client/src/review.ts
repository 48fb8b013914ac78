import * as vscode from 'vscode';
import type { NewDraftJson } from '../../server/src/lsp/protocol.ts';
import { createReviewPlaces, type OpenText, type ReviewPlace } from './review-places.ts';
import { productWord } from './texts.ts';

/** The code of what is to be looked at in a new draft. */
const reviewCode = 'review';

interface OpenDocument extends OpenText {
  readonly document: vscode.TextDocument;
}

/** What has to be looked at in new drafts. Kept beside the text and never in it: among the problems until the place was edited or ticked off. */
export interface Reviews extends vscode.Disposable {
  add(document: vscode.TextDocument, places: NewDraftJson['places']): void;
}

/** Shows places to be looked at as information, with a quick fix that ticks one off or all. */
export function keepReviews(languageId: string): Reviews {
  const shown = vscode.languages.createDiagnosticCollection('workpoints-review');
  const opened = (document: vscode.TextDocument): OpenDocument => ({
    uri: document.uri.toString(),
    isDraft: document.languageId === languageId,
    getText: () => document.getText(),
    document,
  });
  const reviews = createReviewPlaces<OpenDocument>(({ document }, places) =>
    shown.set(
      document.uri,
      places.map((place) => diagnosticOf(document, place)),
    ),
  );
  const follow = ({ document, contentChanges }: vscode.TextDocumentChangeEvent) => {
    const edits = contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
      offset: rangeOffset,
      length: rangeLength,
      text,
    }));
    reviews.edited(opened(document), edits);
  };
  const tick = (uri: vscode.Uri, start: number | null) => {
    const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
    const places = reviews.of(uri.toString());
    if (document) reviews.set(opened(document), start === null ? [] : places.filter((place) => place.start !== start));
  };
  const offer = (document: vscode.TextDocument, { start, end }: vscode.Range): vscode.CodeAction[] => {
    const [from, to] = [document.offsetAt(start), document.offsetAt(end)];
    const places = reviews.of(document.uri.toString());
    const here = places.filter((place) => place.start <= to && from <= place.end);
    if (here.length === 0) return [];
    const action = (title: string, place: ReviewPlace | null) => {
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
    vscode.workspace.onDidCloseTextDocument((document) =>
      reviews.closed(opened(document), vscode.workspace.textDocuments.map(opened)),
    ),
    vscode.workspace.onDidOpenTextDocument((document) => reviews.opened(opened(document))),
    vscode.commands.registerCommand('_workpoints.tickReview', tick),
    vscode.languages.registerCodeActionsProvider({ language: languageId }, { provideCodeActions: offer }),
  ];
  return {
    add: (document, places) => reviews.set(opened(document), places),
    dispose: () => vscode.Disposable.from(...parts).dispose(),
  };
}

function diagnosticOf(document: vscode.TextDocument, { start, end, message }: ReviewPlace): vscode.Diagnostic {
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Information);
  diagnostic.source = productWord();
  diagnostic.code = reviewCode;
  return diagnostic;
}

function short(document: vscode.TextDocument, { start, end }: ReviewPlace): string {
  const words = document.getText().slice(start, end);
  return words.length > 16 ? `${words.slice(0, 16)}…` : words;
}
