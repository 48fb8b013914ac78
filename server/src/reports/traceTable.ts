import type { ClauseLink, Coverage, ParentReason, Trace } from '../directives/trace.ts';
import type { Draft, DraftClause } from '../model/draft.ts';
import type { Localized } from '../text/message.ts';

/** A draft whose links are to be shown. */
export interface TraceSource {
  readonly path: string;
  readonly draft: Draft;
  readonly trace: Trace;
}

/** A clause of the draft with the links that it has. */
export interface LinkedClause {
  readonly clause: DraftClause;
  /** The primary link first, then by score; rejected ones last. */
  readonly links: readonly ClauseLink[];
  /** It should have a parent clause and has none. */
  readonly unlinked: boolean;
}

/** The words of the reports on links. */
export const traceWords = {
  title: { 'zh-cn': '上位依据对照', 'zh-tw': '上位依據對照', en: 'Links to directives' },
  parents: { 'zh-cn': '上位文件', 'zh-tw': '上位文件', en: 'Directives' },
  noParents: {
    'zh-cn': '没有找到上位文件：请在 workpoints.json 的 directives 中指明，或用 --directives 给出',
    'zh-tw': '沒有找到上位文件：請在 workpoints.json 的 directives 中指明，或用 --directives 給出',
    en: 'no directive found: name it in directives of workpoints.json, or give --directives',
  },
  links: { 'zh-cn': '各条依据', 'zh-tw': '各條依據', en: 'Clauses and their basis' },
  unlinked: { 'zh-cn': '没有找到依据', 'zh-tw': '沒有找到依據', en: 'without a basis' },
  coverage: { 'zh-cn': '落实情况', 'zh-tw': '落實情況', en: 'Coverage' },
  missing: { 'zh-cn': '库中没有的被引文件', 'zh-tw': '庫中沒有的被引文件', en: 'Cited, not in the library' },
  clause: { 'zh-cn': '本稿条目', 'zh-tw': '本稿條目', en: 'Clause' },
  parent: { 'zh-cn': '上位条目', 'zh-tw': '上位條目', en: 'Parent clause' },
  score: { 'zh-cn': '把握', 'zh-tw': '把握', en: 'Score' },
  status: { 'zh-cn': '状态', 'zh-tw': '狀態', en: 'Status' },
  by: { 'zh-cn': '落实于', 'zh-tw': '落實於', en: 'Implemented by' },
  none: { 'zh-cn': '无', 'zh-tw': '無', en: 'none' },
  summary: {
    'zh-cn': '本稿 {0} 条有依据，{1} 条没有；上位文件 {2} 条已落实，{3} 条部分落实，{4} 条未落实',
    'zh-tw': '本稿 {0} 條有依據，{1} 條沒有；上位文件 {2} 條已落實，{3} 條部分落實，{4} 條未落實',
    en: '{0} clauses with a basis, {1} without; of the directives {2} clauses covered, {3} in part, {4} not',
  },
} satisfies { readonly [name: string]: Localized };

/** Why a document is a parent. */
export const reasonNames: { readonly [reason in ParentReason]: Localized } = {
  cited: { 'zh-cn': '本稿引用', 'zh-tw': '本稿引用', en: 'cited' },
  pinned: { 'zh-cn': '人工指定', 'zh-tw': '人工指定', en: 'pinned' },
  'same-subject-and-year': {
    'zh-cn': '同一主题、同一年度',
    'zh-tw': '同一主題、同一年度',
    en: 'same subject and year',
  },
};

/** What is said of a link. */
export const statusNames: { readonly [status in ClauseLink['status']]: Localized } = {
  covers: { 'zh-cn': '对应', 'zh-tw': '對應', en: 'covers' },
  suspect: { 'zh-cn': '存疑', 'zh-tw': '存疑', en: 'suspect' },
  pinned: { 'zh-cn': '已确认', 'zh-tw': '已確認', en: 'pinned' },
  rejected: { 'zh-cn': '已否定', 'zh-tw': '已否定', en: 'rejected' },
};

/** How far a parent clause is implemented. */
export const coverageNames: { readonly [status in Coverage['status']]: Localized } = {
  none: { 'zh-cn': '未落实', 'zh-tw': '未落實', en: 'not covered' },
  part: { 'zh-cn': '部分落实', 'zh-tw': '部分落實', en: 'in part' },
  full: { 'zh-cn': '已落实', 'zh-tw': '已落實', en: 'covered' },
};

/** The clauses of the draft that have links or should have one, in the order of the text. */
export function linkedClauses({ draft, trace }: TraceSource): readonly LinkedClause[] {
  const unlinked = new Set(trace.unlinked);
  const byClause = new Map<DraftClause, ClauseLink[]>();
  for (const link of trace.links) {
    const links = byClause.get(link.clause) ?? [];
    links.push(link);
    byClause.set(link.clause, links);
  }
  const order = (link: ClauseLink) =>
    (link.status === 'rejected' ? -4 : 0) + (link.kind === 'primary' ? 2 : 0) + link.score;
  return draft.clauses
    .filter((clause) => byClause.has(clause) || unlinked.has(clause))
    .map((clause) => ({
      clause,
      links: (byClause.get(clause) ?? []).sort((one, other) => order(other) - order(one)),
      unlinked: unlinked.has(clause),
    }));
}

/** The parent clauses, those that nothing implements first; of equal ones in the order of the text. */
export function coverageFirstUncovered(trace: Trace): readonly Coverage[] {
  const order = ['none', 'part', 'full'];
  return [...trace.coverage].sort((one, other) => order.indexOf(one.status) - order.indexOf(other.status));
}

/** The numbers for the summary: clauses with and without basis, parent clauses covered, in part, not. */
export function traceCounts({ trace }: TraceSource): readonly [number, number, number, number, number] {
  const linked = new Set(trace.links.filter((link) => link.status !== 'rejected').map((link) => link.clause));
  const covered = (status: Coverage['status']) => trace.coverage.filter((each) => each.status === status).length;
  return [linked.size, trace.unlinked.length, covered('full'), covered('part'), covered('none')];
}

/** A score as people read it: `87%`. */
export function percent(score: number): string {
  return `${Math.round(score * 100)}%`;
}
