import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import { editsBetween, fixActions } from '../../features/codeActions.ts';
import { fixText } from '../../rules/fix.ts';
import { type Localized, render } from '../../text/message.ts';
import { canonicalUri } from '../../workspace/uri.ts';
import { writeDiagnostics } from '../diagnostics.ts';
import type { OpenDocument } from '../documents.ts';
import { fixAllKind, fromRange, toDecision, toEdits, toQuickFix, toWorkspaceEdit, wantsKind } from '../proto.ts';
import { refactorMoveKind, renumberKind, restructuringActions } from '../restructuring.ts';
import type { Session } from '../session.ts';

const fixAllTitle: Localized = {
  'zh-cn': '修正所有可放心修改的问题',
  'zh-tw': '修正所有可放心修改的問題',
  en: 'Fix all problems that can be fixed safely',
};

/** The kinds of the actions that there are. */
export const codeActionKinds: readonly string[] = [
  CodeActionKind.QuickFix,
  CodeActionKind.RefactorRewrite,
  refactorMoveKind,
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
  ];
  // Edits for a text that is gone would damage the one that took its place.
  return session.documents.get(open.uri)?.version === open.version ? actions : [];
}

async function quickFixes(session: Session, open: OpenDocument, { range }: CodeActionParams): Promise<CodeAction[]> {
  const { service, client } = session;
  const { draft } = await service.document(open.uri);
  const findings = await service.check(open.uri);
  const actions = fixActions(findings, fromRange(draft.lines, range));
  const written = await writeDiagnostics(
    session,
    canonicalUri(open.uri),
    draft,
    actions.map((action) => action.finding),
  );
  return actions.map(({ fix, preferred }, index) => {
    const title = render(fix.title, client.language);
    const diagnostic = written[index]!;
    if (fix.decision) return toDecision(title, open.uri, fix.decision.clause, diagnostic);
    const edit = toWorkspaceEdit(open, toEdits(draft.lines, fix.edits), client.documentChanges);
    return toQuickFix(title, edit, diagnostic, preferred);
  });
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
