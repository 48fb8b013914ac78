import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import { editsBetween, findingsAt, fixActions } from '../../features/codeActions.ts';
import { emptyNote } from '../../features/missingNote.ts';
import { noteActions } from '../../features/noteActions.ts';
import type { Draft } from '../../model/draft.ts';
import { fixText } from '../../rules/fix.ts';
import type { Finding } from '../../rules/rule.ts';
import { type Localized, message, render } from '../../text/message.ts';
import { contentOf } from '../../workspace/suppressions.ts';
import { canonicalUri } from '../../workspace/uri.ts';
import { writeDiagnostics } from '../diagnostics.ts';
import type { OpenDocument } from '../documents.ts';
import { linkActions, refactorLinkKind } from '../linkActions.ts';
import {
  fixAllKind,
  fromRange,
  toDecision,
  toEdits,
  toQuickFix,
  toRange,
  toSuppression,
  toWorkspaceEdit,
  wantsKind,
} from '../proto.ts';
import { clientCommands, type InsertNoteArguments, suppressionScopes } from '../protocol.ts';
import { refactorMoveKind, renumberKind, restructuringActions } from '../restructuring.ts';
import type { Session } from '../session.ts';

const fixAllTitle: Localized = {
  'zh-cn': '修正所有可放心修改的问题',
  'zh-tw': '修正所有可放心修改的問題',
  en: 'Fix all problems that can be fixed safely',
};

const fillTitle: Localized = {
  'zh-cn': '加注责任单位，从列表中选择…',
  'zh-tw': '加註責任單位，從清單中選擇…',
  en: 'Add a note, with a list of units to choose from…',
};

const suppressionTitles: { readonly [scope in (typeof suppressionScopes)[number]]: Localized } = {
  finding: { 'zh-cn': '在此处忽略：{0}', 'zh-tw': '在此處忽略：{0}', en: 'Ignore here: {0}' },
  draft: { 'zh-cn': '本稿忽略该规则：{0}', 'zh-tw': '本稿忽略該規則：{0}', en: 'Ignore this rule in this draft: {0}' },
  workspace: {
    'zh-cn': '工作区忽略该规则：{0}',
    'zh-tw': '工作區忽略該規則：{0}',
    en: 'Ignore this rule in the workspace: {0}',
  },
};

/** The actions that write a responsibility note in another way. */
const noteKind = `${CodeActionKind.RefactorRewrite}.note.workpoints`;

/** The kinds of the actions that there are. */
export const codeActionKinds: readonly string[] = [
  CodeActionKind.QuickFix,
  CodeActionKind.RefactorRewrite,
  noteKind,
  refactorMoveKind,
  refactorLinkKind,
  fixAllKind,
  renumberKind,
];

/** Answers `textDocument/codeAction`, worked out anew from the text as it is now; nothing for a document that is not open. */
export async function codeAction(session: Session, params: CodeActionParams): Promise<CodeAction[]> {
  const open = session.documents.get(params.textDocument.uri);
  if (!open?.isDraft || !session.client.codeActionLiterals || !session.settings.enable) return [];
  const only = params.context?.only;
  const actions = [
    ...(wantsKind(only, CodeActionKind.QuickFix) ? await quickFixes(session, open, params) : []),
    // Applied on save and from the menu of source actions: only where it is asked for.
    ...(only && wantsKind(only, fixAllKind) ? await fixAll(session, open) : []),
    ...(await restructuringActions(session, open, params)),
    ...(await linkActions(session, open, params)),
    ...(wantsKind(only, noteKind) ? await rewriteNotes(session, open, params) : []),
  ];
  // Edits for a text that is gone would damage the one that took its place.
  return session.documents.get(open.uri)?.version === open.version ? actions : [];
}

async function quickFixes(session: Session, open: OpenDocument, { range }: CodeActionParams): Promise<CodeAction[]> {
  const { service, client } = session;
  const { draft } = await service.document(open.uri);
  const findings = await service.check(open.uri);
  const selection = fromRange(draft.lines, range);
  const actions = fixActions(findings, selection);
  const written = await writeDiagnostics(
    session,
    canonicalUri(open.uri),
    draft,
    actions.map((action) => action.finding),
  );
  const fixes = actions.flatMap(({ fix, preferred }, index) => {
    // Only a client that is ours knows how to ask for a file.
    if (fix.decision?.kind === 'locate' && !client.readsFiles) return [];
    const title = render(fix.title, client.language);
    const diagnostic = written[index]!;
    if (fix.decision) return [toDecision(title, open.uri, fix.decision, diagnostic)];
    const edit = toWorkspaceEdit(open, toEdits(draft.lines, fix.edits), client.documentChanges);
    return [toQuickFix(title, edit, diagnostic, preferred)];
  });
  return [
    ...fixes,
    ...(await notesToFill(session, open, draft, findingsAt(findings, selection))),
    ...(await suppressions(session, open, draft, findingsAt(findings, selection))),
  ];
}

/** For each task without a unit a note in the style of the draft whose units are chosen from a list; only our own client shows one. */
async function notesToFill(
  session: Session,
  open: OpenDocument,
  draft: Draft,
  findings: readonly Finding[],
): Promise<CodeAction[]> {
  const { service, client } = session;
  const unowned = findings.filter(({ code, fixes }) => code === 'responsibility/missing' && fixes?.[0]?.edits[0]);
  if (!client.readsFiles || unowned.length === 0) return [];
  const uri = canonicalUri(open.uri);
  const documents = await service.units(uri);
  const written = await writeDiagnostics(session, uri, draft, unowned);
  const title = render(message(fillTitle), client.language);
  return unowned.flatMap((finding, index) => {
    const note = emptyNote(documents, finding.span);
    if (!note) return [];
    const { start } = toRange(draft.lines, finding.fixes![0]!.edits[0]!.span);
    const given: InsertNoteArguments = { uri: open.uri, version: open.version, position: start, ...note };
    const command = { title, command: clientCommands.insertNote, arguments: [given] };
    return [{ title, kind: CodeActionKind.QuickFix, diagnostics: [written[index]!], command }];
  });
}

async function rewriteNotes(session: Session, open: OpenDocument, { range }: CodeActionParams): Promise<CodeAction[]> {
  const { service, client } = session;
  const units = await service.unitsOf(canonicalUri(open.uri));
  const { lines } = units.draft;
  return noteActions(units, fromRange(lines, range)).map(({ title, edits }) => ({
    title: render(title, client.language),
    kind: noteKind,
    edit: toWorkspaceEdit(open, toEdits(lines, edits), client.documentChanges),
  }));
}

/** The ways to hold back findings, behind all fixes; none where there is no place to keep that. */
async function suppressions(
  session: Session,
  open: OpenDocument,
  draft: Draft,
  findings: readonly Finding[],
): Promise<CodeAction[]> {
  const { service, client, environment } = session;
  if (findings.length === 0 || !(await service.canDecide(open.uri))) return [];
  const written = await writeDiagnostics(session, canonicalUri(open.uri), draft, findings);
  const actions = findings.flatMap((finding, index) =>
    suppressionScopes.flatMap((scope) => {
      const isFirst = findings.findIndex(({ code }) => code === finding.code) === index;
      if (scope !== 'finding' && !isFirst) return [];
      const rule = environment.rules.find(({ meta }) => meta.code === finding.code);
      const name = rule?.meta.title[client.language] ?? finding.code;
      const title = render(message(suppressionTitles[scope], name), client.language);
      const given = { uri: open.uri, scope, code: finding.code, ...contentOf(draft, finding.span) };
      return [{ scope, action: toSuppression(title, given, written[index]!) }];
    }),
  );
  return suppressionScopes.flatMap((wanted) =>
    actions.flatMap(({ scope, action }) => (scope === wanted ? [action] : [])),
  );
}

async function fixAll(session: Session, open: OpenDocument): Promise<CodeAction[]> {
  const { service, client } = session;
  const { draft } = await service.document(open.uri);
  const { text } = await fixText(draft.text, (fixed) => service.checkText(open.uri, fixed));
  if (text === draft.text) return [];
  const edits = toEdits(draft.lines, editsBetween(draft.text, text));
  return [
    {
      title: fixAllTitle[client.language],
      kind: fixAllKind,
      edit: toWorkspaceEdit(open, edits, client.documentChanges),
    },
  ];
}
