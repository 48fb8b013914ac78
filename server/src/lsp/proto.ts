import {
  type CodeAction,
  CodeActionKind,
  type CompletionItem,
  CompletionItemKind,
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  FoldingRangeKind,
  InsertTextFormat,
  InsertTextMode,
  type Location,
  type LocationLink,
  type Position,
  type TextEdit as ProtocolEdit,
  type Range,
  type SelectionRange,
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensLegend,
  type SymbolInformation,
  SymbolKind,
  type TypeHierarchyItem,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Completion } from '../features/completion.ts';
import type { CitationLink } from '../features/documentLinks.ts';
import {
  clauseName,
  clauseNameSpan,
  type OutlineEntry,
  type OutlineKind,
  outlineKind,
} from '../features/documentSymbols.ts';
import type { Fold, FoldKind } from '../features/folding.ts';
import type { DocumentPlace } from '../features/relations.ts';
import { type Token, tokenKinds, tokenModifiers } from '../features/semanticTokens.ts';
import type { SnippetOffer } from '../features/teamSnippets.ts';
import type { HierarchyEntry } from '../features/typeHierarchy.ts';
import type { Finding, ProposedDecision, Severity, TextEdit } from '../rules/rule.ts';
import type { LineIndex } from '../text/lines.ts';
import { type Language, render } from '../text/message.ts';
import { snippetSyntax, snippetText } from '../text/snippet.ts';
import type { Span } from '../text/span.ts';
import {
  clientCommands,
  type DecideLinksArguments,
  type MarkLocalArguments,
  type NamedClause,
  type SuppressArguments,
  serverCommands,
} from './protocol.ts';

/** The source of every diagnostic. */
export const diagnosticSource = 'workpoints';

/** Where the pages of the rules are; a page is called `<group>-<name>.md`. */
export const rulePages = 'https://github.com/work-points/work-points/blob/main/docs/rules/';

/** The action that applies every safe fix of a document. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.workpoints`;

/** A place of the protocol for an offset. Both count lines from 0 and columns in UTF-16 units. */
export function toPosition(lines: LineIndex, offset: number): Position {
  return lines.position(offset);
}

/** A range of the protocol for a span. */
export function toRange(lines: LineIndex, span: Span): Range {
  return { start: toPosition(lines, span.start), end: toPosition(lines, span.end) };
}

/** The offset of a place of the protocol; places outside the text are moved to its nearest end. */
export function fromPosition(lines: LineIndex, position: Position): number {
  return lines.offset(position);
}

/** The span of a range of the protocol, its ends put in order. */
export function fromRange(lines: LineIndex, range: Range): Span {
  const one = fromPosition(lines, range.start);
  const other = fromPosition(lines, range.end);
  return { start: Math.min(one, other), end: Math.max(one, other) };
}

const severities: { readonly [severity in Severity]: DiagnosticSeverity } = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** The page of a rule: `…/docs/rules/numbering-sequence.md` for `numbering/sequence`. */
export function rulePage(code: string): string {
  return `${rulePages}${code.replace('/', '-')}.md`;
}

/** How a diagnostic is written, and how the lines of the documents that it points to are found. */
export interface DiagnosticManner {
  readonly language: Language;
  readonly codeDescriptions: boolean;
  readonly relatedInformation: boolean;
  /** The client's spelling of a document's URI, and its lines; `null` for a document that cannot be read. */
  readonly document: (uri: string) => { readonly uri: string; readonly lines: LineIndex } | null;
}

/** A finding as a diagnostic; `uri` is the document that it was found in. */
export function toDiagnostic(finding: Finding, uri: string, lines: LineIndex, manner: DiagnosticManner): Diagnostic {
  const { language } = manner;
  const related = manner.relatedInformation
    ? (finding.related ?? []).flatMap((place) => {
        const document = manner.document(place.uri ?? uri);
        if (!document) return [];
        const location = { uri: document.uri, range: toRange(document.lines, place.span) };
        return [{ location, message: render(place.message, language) }];
      })
    : [];
  return {
    range: toRange(lines, finding.span),
    severity: severities[finding.severity],
    code: finding.code,
    ...(manner.codeDescriptions ? { codeDescription: { href: rulePage(finding.code) } } : {}),
    source: diagnosticSource,
    message: render(finding.message, language),
    ...(related.length > 0 ? { relatedInformation: related } : {}),
  };
}

/** Edits of a draft as edits of the protocol. */
export function toEdits(lines: LineIndex, edits: readonly TextEdit[]): ProtocolEdit[] {
  return edits.map((edit) => ({ range: toRange(lines, edit.span), newText: edit.newText }));
}

/** Edits of one document, held to the version that they were made for where the client can do that. */
export function toWorkspaceEdit(
  document: { readonly uri: string; readonly version: number },
  edits: ProtocolEdit[],
  versioned: boolean,
): WorkspaceEdit {
  const { uri, version } = document;
  return versioned ? { documentChanges: [{ textDocument: { uri, version }, edits }] } : { changes: { [uri]: edits } };
}

/** Whether an action of a kind is wanted: all are where the client names no kinds; `source` asks for `source.fixAll` too. */
export function wantsKind(only: readonly string[] | undefined, kind: string): boolean {
  return !only || only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));
}

/** A quick fix. */
export function toQuickFix(title: string, edit: WorkspaceEdit, diagnostic: Diagnostic, preferred: boolean): CodeAction {
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    edit,
    ...(preferred ? { isPreferred: true } : {}),
  };
}

/** What a client can do about a decision: the name of the command and its argument. */
function commandOf(uri: string, decision: ProposedDecision): readonly [command: string, given?: object] {
  if (decision.kind === 'locate') return [clientCommands.locateParent];
  if (decision.kind === 'local') {
    const { path, title } = decision.clause;
    const given: MarkLocalArguments = { uri, clause: path, title };
    return [serverCommands.markLocal, given];
  }
  const { clause, directive, parent } = decision.link;
  const given: DecideLinksArguments = {
    uri,
    verdict: decision.kind,
    scope: 'link',
    clause: { clause: clause.path, title: clause.title },
    parent: { uri: directive.uri, clause: parent.path, title: parent.title },
  };
  return [serverCommands.decideLinks, given];
}

/** A quick fix that keeps a decision and leaves the text as it is. */
export function toDecision(title: string, uri: string, decision: ProposedDecision, diagnostic: Diagnostic): CodeAction {
  const [command, ...given] = commandOf(uri, decision);
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    command: { title, command, arguments: given },
  };
}

/** A quick fix that holds a finding or its rule back and leaves the text as it is. */
export function toSuppression(title: string, given: SuppressArguments, diagnostic: Diagnostic): CodeAction {
  const command = { title, command: serverCommands.suppress, arguments: [given] };
  return { title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], command };
}

const symbolKinds: { readonly [kind in OutlineKind]: SymbolKind } = {
  title: SymbolKind.File,
  preamble: SymbolKind.String,
  section: SymbolKind.Module,
  clause: SymbolKind.Field,
  closing: SymbolKind.String,
};

/** The outline as a tree. */
export function toDocumentSymbol(lines: LineIndex, entry: OutlineEntry): DocumentSymbol {
  return {
    name: entry.name,
    ...(entry.detail === '' ? {} : { detail: entry.detail }),
    kind: symbolKinds[entry.kind],
    range: toRange(lines, entry.span),
    selectionRange: toRange(lines, entry.nameSpan),
    children: entry.children.map((child) => toDocumentSymbol(lines, child)),
  };
}

/** The outline as a list, for clients that know no tree. */
export function toSymbolInformation(
  uri: string,
  lines: LineIndex,
  entry: OutlineEntry,
  container?: string,
): SymbolInformation[] {
  const own: SymbolInformation = {
    name: entry.name,
    kind: symbolKinds[entry.kind],
    location: { uri, range: toRange(lines, entry.span) },
    ...(container === undefined ? {} : { containerName: container }),
  };
  return [own, ...entry.children.flatMap((child) => toSymbolInformation(uri, lines, child, entry.name))];
}

/** A clause of the chain of parents; `uri` in the client's spelling. `data` finds it again when the client asks for the next step. */
export function toTypeHierarchyItem(
  { draft, clause, detail }: HierarchyEntry,
  uri: string,
  language: Language,
): TypeHierarchyItem {
  const data: NamedClause = { clause: clause.path, title: clause.title };
  return {
    name: clauseName(draft, clause),
    kind: symbolKinds[outlineKind(clause)],
    detail: render(detail, language),
    uri,
    range: toRange(draft.lines, clause.syntax),
    selectionRange: toRange(draft.lines, clauseNameSpan(draft, clause)),
    data,
  };
}

const foldKinds: { readonly [kind in FoldKind]: FoldingRangeKind | null } = {
  front: FoldingRangeKind.Region,
  contents: FoldingRangeKind.Region,
  attachment: FoldingRangeKind.Region,
  clause: null,
};

/** Whole lines only, which every client can fold. */
export function toFoldingRange(fold: Fold): FoldingRange {
  const kind = foldKinds[fold.kind];
  return { startLine: fold.firstLine, endLine: fold.lastLine, ...(kind ? { kind } : {}) };
}

/** A place of a document; `uri` in the client's spelling. */
export function toLocation(place: DocumentPlace, uri: string): Location {
  return { uri, range: toRange(place.draft.lines, place.focus) };
}

/** A place of a document with what leads to it. */
export function toLocationLink(place: DocumentPlace, uri: string, origin: Range): LocationLink {
  return {
    originSelectionRange: origin,
    targetUri: uri,
    targetRange: toRange(place.draft.lines, place.span),
    targetSelectionRange: toRange(place.draft.lines, place.focus),
  };
}

/** Spans from the inside out as nested ranges. */
export function toSelectionRange(lines: LineIndex, spans: readonly Span[]): SelectionRange | null {
  let outer: SelectionRange | null = null;
  for (const span of spans.toReversed()) outer = { range: toRange(lines, span), ...(outer ? { parent: outer } : {}) };
  return outer;
}

/** A citation as a link; `uri` is the target in the client's spelling. */
export function toDocumentLink(lines: LineIndex, link: CitationLink, uri: string): DocumentLink {
  const title = link.target.draft.titleSpan;
  const line = title ? toPosition(link.target.draft.lines, title.start).line + 1 : 1;
  return { range: toRange(lines, link.span), target: `${uri}#L${line}` };
}

const completionKinds: { readonly [kind in Completion['kind']]: CompletionItemKind } = {
  unit: CompletionItemKind.Class,
  document: CompletionItemKind.Reference,
  label: CompletionItemKind.Enum,
};

/** What can be put in; `rank` keeps the order of the list, which editors would otherwise sort by name. */
export function toCompletionItem(lines: LineIndex, entry: Completion, rank: number): CompletionItem {
  return {
    label: entry.label,
    kind: completionKinds[entry.kind],
    ...(entry.detail === '' ? {} : { detail: entry.detail }),
    sortText: String(rank).padStart(6, '0'),
    ...(entry.filter === undefined ? {} : { filterText: entry.filter }),
    textEdit: { range: toRange(lines, entry.span), newText: entry.newText },
  };
}

/** A text of the team: with its places to stop at where the client knows them, else as it is when nothing is changed. */
export function toSnippetItem(lines: LineIndex, offer: SnippetOffer, rank: number, snippets: boolean): CompletionItem {
  const text = snippetText(offer.parts);
  return {
    label: offer.name,
    kind: CompletionItemKind.Snippet,
    ...(offer.description === '' ? {} : { detail: offer.description }),
    documentation: text,
    filterText: offer.filter,
    sortText: String(rank).padStart(6, '0'),
    insertTextFormat: snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    // The lines of a text are paragraphs with indents of their own.
    insertTextMode: InsertTextMode.asIs,
    textEdit: { range: toRange(lines, offer.span), newText: snippets ? snippetSyntax(offer.parts) : text },
  };
}

/** The words in which semantic tokens are sent. */
export const semanticTokensLegend: SemanticTokensLegend = {
  tokenTypes: [...tokenKinds],
  tokenModifiers: [...tokenModifiers],
};

/** Tokens as rows of five numbers, each place counted from the one before; one that goes over line ends becomes one for each line. */
export function toSemanticTokens(lines: LineIndex, tokens: readonly Token[]): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  for (const token of tokens) {
    const kind = tokenKinds.indexOf(token.kind);
    const modifiers = token.modifiers.reduce((bits, modifier) => bits | (1 << tokenModifiers.indexOf(modifier)), 0);
    const last = toPosition(lines, token.end).line;
    for (let { line } = toPosition(lines, token.start); line <= last; line++) {
      const start = Math.max(token.start, lines.start(line));
      const length = Math.min(token.end, lines.end(line)) - start;
      if (length > 0) builder.push(line, start - lines.start(line), length, kind, modifiers);
    }
  }
  return builder.build();
}
