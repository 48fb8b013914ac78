import * as vscode from 'vscode';
import {
  type NewDraftJson,
  type NewDraftParams,
  type SourceJson,
  type SourcesJson,
  serverRequests,
} from '../../server/src/lsp/protocol.ts';
import type { AskServer } from './requests.ts';
import type { Reviews } from './review.ts';

type Script = SourceJson['script'];

/** Starts a draft: from last year's, from a directive, or from nothing. It opens unsaved, with what is to be looked at among the problems. */
export async function newDraft(ask: AskServer, reviews: Reviews, languageId: string): Promise<void> {
  const location = vscode.ProgressLocation.Window;
  const sources = await vscode.window.withProgress({ location, title: vscode.l10n.t('Reading the drafts') }, () =>
    ask<SourcesJson>(serverRequests.sources, {}),
  );
  if (!sources) {
    await vscode.window.showWarningMessage(vscode.l10n.t('The checker is not running'));
    return;
  }
  const params = await askHow(sources);
  if (!params) return;
  const made = await ask<NewDraftJson>(serverRequests.newDraft, params);
  if (!made) {
    await vscode.window.showWarningMessage(vscode.l10n.t('The document could not be read.'));
    return;
  }
  const document = await vscode.workspace.openTextDocument({ language: languageId, content: made.text });
  const editor = await vscode.window.showTextDocument(document);
  reviews.add(document, made.places);
  const [first] = made.places;
  if (first) editor.selection = new vscode.Selection(document.positionAt(first.start), document.positionAt(first.end));
}

async function askHow(sources: SourcesJson): Promise<NewDraftParams | null> {
  const ways = [
    { label: vscode.l10n.t('From last year’s draft'), way: 'lastYear', there: sources.drafts.length },
    { label: vscode.l10n.t('From a directive'), way: 'directive', there: sources.directives.length },
    { label: vscode.l10n.t('From nothing'), way: 'nothing', there: 1 },
  ] as const;
  const title = vscode.l10n.t('New Draft');
  const chosen = await vscode.window.showQuickPick(
    ways.filter(({ there }) => there > 0),
    { title },
  );
  switch (chosen?.way) {
    case 'lastYear':
      return fromLastYear(sources);
    case 'directive':
      return fromDirective(sources);
    case 'nothing':
      return fromNothing(sources);
    default:
      return null;
  }
}

async function fromLastYear({ drafts, year }: SourcesJson): Promise<NewDraftParams | null> {
  const source = await chooseSource(drafts);
  if (!source) return null;
  const wanted = await askYear(source.year === null ? year : source.year + 1);
  return wanted === null ? null : { from: 'lastYear', uri: source.uri, year: wanted };
}

async function fromDirective({ directives, drafts, year }: SourcesJson): Promise<NewDraftParams | null> {
  const source = await chooseSource(directives);
  const script = source && (await askScript(source.script === 'hant' ? ['hans', 'hant'] : ['hans']));
  const issuer = script && (await askIssuer(drafts));
  const wanted = issuer ? await askYear(source.year ?? year) : null;
  return issuer && wanted !== null ? { from: 'directive', uri: source.uri, issuer, year: wanted, script } : null;
}

async function fromNothing({ drafts, year }: SourcesJson): Promise<NewDraftParams | null> {
  const script = await askScript(['hans', 'hant']);
  const issuer = script && (await askIssuer(drafts));
  if (!issuer) return null;
  const subject = await vscode.window.showInputBox({
    title: vscode.l10n.t('New Draft'),
    prompt: vscode.l10n.t('What is it about? It may be left empty.'),
    value: script === 'hans' ? '政务公开' : '政務公開',
  });
  const wanted = subject === undefined ? null : await askYear(year);
  return subject === undefined || wanted === null
    ? null
    : { from: 'nothing', issuer, subject: subject.trim(), year: wanted, script };
}

async function chooseSource(sources: readonly SourceJson[]): Promise<SourceJson | null> {
  const items = sources.map((source) => ({
    label: source.title || vscode.workspace.asRelativePath(vscode.Uri.parse(source.uri)),
    description: [source.number, source.issuer].filter((words) => words !== null).join('　'),
    source,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('New Draft'),
    placeHolder: vscode.l10n.t('Which document?'),
    matchOnDescription: true,
  });
  return chosen?.source ?? null;
}

async function askScript(scripts: readonly Script[]): Promise<Script | null> {
  const [only] = scripts;
  if (scripts.length === 1 && only) return only;
  const items = scripts.map((script) => ({ label: script === 'hans' ? '简体' : '繁體', script }));
  const chosen = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Simplified or Traditional?') });
  return chosen?.script ?? null;
}

/** Who issues it: offered is the place or body of the latest draft's title. */
async function askIssuer(drafts: readonly SourceJson[]): Promise<string | null> {
  const title = drafts[0]?.title ?? '';
  const before = /^(?<place>[^\d]{2,20})\d{4}年?/.exec(title)?.groups?.place ?? '';
  const issuer = await vscode.window.showInputBox({
    title: vscode.l10n.t('New Draft'),
    prompt: vscode.l10n.t('Whose work points? As the title begins, such as 临江市 or 临江市教育局.'),
    value: before,
    validateInput: (typed) => (typed.trim() === '' ? vscode.l10n.t('Something is needed here.') : null),
  });
  return issuer?.trim() || null;
}

async function askYear(year: number): Promise<number | null> {
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('New Draft'),
    prompt: vscode.l10n.t('For which year?'),
    value: String(year),
    validateInput: (given) => (/^(?:19|20)\d{2}$/.test(given.trim()) ? null : vscode.l10n.t('A year such as 2026.')),
  });
  return typed === undefined ? null : Number(typed.trim());
}
