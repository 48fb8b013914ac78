import type { ClauseLink, Directive } from '../directives/trace.ts';
import type { Draft, DraftClause } from '../model/draft.ts';
import { type Localized, type Message, message } from '../text/message.ts';
import { shortDocumentName } from './documentNames.ts';
import { statusWording } from './hover/clause.ts';
import type { Manner } from './markup.ts';
import { isSameClause, type LinkFromBelow, linksAbove, linksBelow, type Relations } from './relations.ts';

/** A clause of some document that a lens leads to. */
export interface LensTarget {
  readonly document: Pick<Directive, 'uri' | 'draft'>;
  readonly clause: DraftClause;
}

/**
 * A line above a clause. A click leads to the clauses that it names (`clauses`), shows both texts beside each other (`comparison`), or lets a
 * person pick the parent clause (`choice`); nothing where there is nowhere to go.
 */
export interface ClauseLens {
  readonly clause: DraftClause;
  readonly title: Message;
  readonly leadsTo: 'clauses' | 'comparison' | 'choice' | null;
  readonly targets: readonly LensTarget[];
}

/** How lenses are written: the language of states, and how a clause of a document is called (`二、（三）加强政策解读`). */
export interface LensManner extends Pick<Manner, 'language'> {
  readonly clause: (draft: Draft, clause: DraftClause) => string;
}

const wording = {
  basis: {
    'zh-cn': '依据：{0} {1} · 把握 {2}% · {3}',
    'zh-tw': '依據：{0} {1} · 把握 {2}% · {3}',
    en: 'Basis: {0} {1} · {2}% sure · {3}',
  },
  basisAndMore: {
    'zh-cn': '依据：{0} {1} · 把握 {2}% · {3}（另有 {4} 条）',
    'zh-tw': '依據：{0} {1} · 把握 {2}% · {3}（另有 {4} 條）',
    en: 'Basis: {0} {1} · {2}% sure · {3} (and {4} more)',
  },
  compare: { 'zh-cn': '对照', 'zh-tw': '對照', en: 'Compare' },
  accepted: { 'zh-cn': '已确认', 'zh-tw': '已確認', en: 'accepted' },
  pinned: { 'zh-cn': '人工指定', 'zh-tw': '人工指定', en: 'picked by hand' },
  local: { 'zh-cn': '本地任务', 'zh-tw': '本地任務', en: 'Local task' },
  localBecause: { 'zh-cn': '本地任务：{0}', 'zh-tw': '本地任務：{0}', en: 'Local task: {0}' },
  rejected: {
    'zh-cn': '没有上位条目（已否定 {0} 处）',
    'zh-tw': '沒有上位條目（已否定 {0} 處）',
    en: 'No parent clause ({0} rejected)',
  },
  none: { 'zh-cn': '没有上位条目', 'zh-tw': '沒有上位條目', en: 'No parent clause' },
  unimplemented: {
    'zh-cn': '没有下位条目落实本条',
    'zh-tw': '沒有下位條目落實本條',
    en: 'Not implemented by any clause',
  },
  implementedOnce: {
    'zh-cn': '{0} 有 1 条落实本条',
    'zh-tw': '{0} 有 1 條落實本條',
    en: 'Implemented by a clause of {0}',
  },
  implemented: {
    'zh-cn': '{0} 有 {1} 条落实本条',
    'zh-tw': '{0} 有 {1} 條落實本條',
    en: 'Implemented by {1} clauses of {0}',
  },
  implementedBySeveral: {
    'zh-cn': '{0} 份文件有 {1} 条落实本条：{2}',
    'zh-tw': '{0} 份文件有 {1} 條落實本條：{2}',
    en: 'Implemented by {1} clauses of {0} documents: {2}',
  },
} as const satisfies Record<string, Localized>;

const longestTitle = 40;
const longestReason = 30;
const documentsShown = 3;

/**
 * Above the tasks of a draft that has parents: the parent clause, how sure the link is and what people said of it, or that there is none;
 * `locals` are the clauses that are local by decision, with the reason. In the order of the text.
 */
export function lensesAbove(
  { draft, trace }: Pick<Relations, 'draft' | 'trace'>,
  locals: ReadonlyMap<DraftClause, string>,
  manner: LensManner,
): readonly ClauseLens[] {
  if (trace.parents.length === 0) return [];
  return draft.clauses.flatMap((clause) => {
    // Text in front of the clauses is no clause: that one preamble follows another helps nobody.
    if (clause.role === 'preamble') return [];
    const [first, ...others] = linksAbove(trace, clause);
    if (first) return onBasis(clause, first, others, manner);
    if (!isTask(clause)) return [];
    const title = withoutBasis(clause, locals.get(clause), trace.links);
    return [{ clause, title, leadsTo: 'choice', targets: [] } as const];
  });
}

function isTask({ leaf, role }: DraftClause): boolean {
  return leaf && role === 'task';
}

function onBasis(
  clause: DraftClause,
  first: ClauseLink,
  others: readonly ClauseLink[],
  manner: LensManner,
): readonly ClauseLens[] {
  const { directive, parent, score } = first;
  const name = shortened(manner.clause(directive.draft, parent), longestTitle);
  const values = [shortDocumentName(directive), name, Math.round(score * 100), stateOf(first)[manner.language]];
  const title =
    others.length === 0 ? message(wording.basis, ...values) : message(wording.basisAndMore, ...values, others.length);
  const targets = [first, ...others].map((link) => ({ document: link.directive, clause: link.parent }));
  return [
    { clause, title, leadsTo: 'clauses', targets },
    { clause, title: message(wording.compare), leadsTo: 'comparison', targets: [] },
  ];
}

function stateOf({ status, decision }: ClauseLink): Localized {
  if (status === 'covers') return decision ? wording.accepted : statusWording.covers;
  return status === 'pinned' ? wording.pinned : statusWording[status];
}

function withoutBasis(clause: DraftClause, reason: string | undefined, links: readonly ClauseLink[]): Message {
  if (reason !== undefined) {
    return reason === '' ? message(wording.local) : message(wording.localBecause, shortened(reason, longestReason));
  }
  const rejected = links.filter((link) => isSameClause(link.clause, clause)).length;
  return rejected > 0 ? message(wording.rejected, rejected) : message(wording.none);
}

/** The clauses of a document that others can implement, told without a look at the others. */
export function mayBeImplemented(draft: Draft): readonly DraftClause[] {
  return draft.clauses.filter(({ leaf, role }) => leaf && (role === 'task' || role === 'closing'));
}

/** Above a clause of a parent: how many clauses of which documents implement it. */
export function lensBelow(relations: Pick<Relations, 'uri' | 'children'>, clause: DraftClause): ClauseLens {
  const links = linksBelow(relations, clause);
  if (links.length === 0) return { clause, title: message(wording.unimplemented), leadsTo: null, targets: [] };
  const targets = links.map(({ child, link }) => ({ document: child, clause: link.clause }));
  return { clause, title: implementedBy(links), leadsTo: 'clauses', targets };
}

function implementedBy(links: readonly LinkFromBelow[]): Message {
  const documents = [...new Set(links.map(({ child }) => child))];
  const names = documents.slice(0, documentsShown).map(shortDocumentName).join('、');
  const list = documents.length > documentsShown ? `${names}……` : names;
  if (links.length === 1) return message(wording.implementedOnce, list);
  if (documents.length === 1) return message(wording.implemented, list, links.length);
  return message(wording.implementedBySeveral, documents.length, links.length, list);
}

/** Words on one line, cut where they are long. */
function shortened(words: string, longest: number): string {
  const characters = Array.from(words.slice(0, longest * 4).replace(/\s{1,40}/g, ' '));
  return characters.length <= longest ? characters.join('') : `${characters.slice(0, longest).join('')}…`;
}
