import { type DocumentName, nameDraft, sameDocument } from '../directives/documentName.ts';
import { citesItself, isCited, nameCited } from '../directives/parents.ts';
import { buildDraft } from '../model/build.ts';
import type { Draft, DraftClause } from '../model/draft.ts';
import { resolveFromOutside } from '../model/references.ts';
import { numeralEdits } from '../model/renumber.ts';
import type { TextEdit } from '../rules/rule.ts';
import { findForeignReferences, type Reference } from '../syntax/references.ts';
import type { BlockKind, Citation } from '../syntax/tree.ts';
import { keyOf } from '../text/key.ts';
import { textOf } from '../text/span.ts';
import { edited } from './renumber.ts';

/** A draft before it was numbered anew, and for each of its clauses the clause that it has become. */
export interface Renewal {
  readonly before: Draft;
  readonly now: ReadonlyMap<DraftClause, DraftClause>;
}

/**
 * What the clauses of a draft become by edits that number or move them; `order` are its numbered clauses as they stand afterwards. `null` where
 * the edited text does not read as the same clauses: then nothing can be said of what others refer to. After an `earlier` renewal that nothing
 * but words changed since, both as one.
 */
export function renew(
  before: Draft,
  edits: readonly TextEdit[],
  order: readonly DraftClause[],
  earlier: Renewal | null = null,
): Renewal | null {
  const after = labelled(buildDraft(edited(before.text, edits)).clauses);
  if (after.length !== order.length) return null;
  const now = new Map(order.map((clause, index) => [clause, after[index]!]));
  if (!earlier) return { before, now };
  const between = inTextOrder(earlier.now.values());
  const places = new Map(between.map((clause, index) => [clause, index]));
  const current = labelled(before.clauses);
  if (!isSameOutline(between, current)) return { before, now };
  const onward = [...earlier.now].map(([clause, next]) => [clause, now.get(current[places.get(next)!]!)!] as const);
  return { before: earlier.before, now: new Map(onward) };
}

/** Whether the clauses of a draft still have the numbers that a renewal gave them. */
export function isCurrent(draft: Draft, { now }: Renewal): boolean {
  return isSameOutline(inTextOrder(now.values()), labelled(draft.clauses));
}

function inTextOrder(clauses: Iterable<DraftClause>): readonly DraftClause[] {
  return [...clauses].sort((one, other) => one.syntax.start - other.syntax.start);
}

function isSameOutline(one: readonly DraftClause[], other: readonly DraftClause[]): boolean {
  return one.length === other.length && one.every(({ path }, index) => path === other[index]!.path);
}

/** The clauses that have a number, in the order of the text. */
export function labelled(clauses: readonly DraftClause[]): readonly DraftClause[] {
  return clauses.filter(({ syntax }) => syntax.label !== null);
}

/**
 * The edits that let a draft follow when another one is numbered anew: its references to clauses of that document
 * (《北京市2019年政务公开工作要点》第二部分第（三）条, 市要点第（三）项) get the new numbers. References that could mean another document or
 * another clause stay as they are, and those to a clause that stands elsewhere now. `known` are the documents above the draft, among which a
 * short name must mean this one alone. In the order of the text, disjoint.
 */
export function outsideReferenceEdits(
  citing: Draft,
  known: readonly Draft[],
  { before, now }: Renewal,
): readonly TextEdit[] {
  const numbers = new Map([...now].map(([clause, after]) => [clause, after.syntax.label!.number]));
  const isElsewhere = (clause: DraftClause): boolean => {
    const after = now.get(clause);
    if (!after || after.syntax.label!.style !== clause.syntax.label!.style) return true;
    return (
      (clause.parent?.syntax.label ? now.get(clause.parent) : null) !==
      (after.parent?.syntax.label ? after.parent : null)
    );
  };
  return referencesTo(citing, known, before).flatMap((reference) =>
    numeralEdits(citing.text, resolveFromOutside(reference, before.clauses), numbers, isElsewhere),
  );
}

const withoutReferences: ReadonlySet<BlockKind> = new Set([
  'blank',
  'noise',
  'metadata',
  'title',
  'number',
  'contents',
]);

/** How far behind a citation a reference may begin: `（…）中的第二部分`. */
const farthest = 4;

/** The references of a draft to clauses of another document. */
function referencesTo(citing: Draft, known: readonly Draft[], target: Draft): readonly Reference[] {
  const own = nameDraft(citing);
  const name = nameDraft(target);
  const citesTarget = (citation: Citation): boolean => {
    const cited = nameCited(citing, citation);
    return !citesItself(cited, own) && isCited(cited, name);
  };
  const cited = citing.citations.filter(citesTarget);
  const aliases = new Set(cited.flatMap(({ alias }) => (alias ? [keyOf(textOf(citing.text, alias))] : [])));
  const others = known.map(nameDraft).filter((other) => !sameDocument(other, name));
  const isMeant = (start: number, from: number): boolean => {
    const citation = citing.citations.findLast(({ end }) => end <= start);
    if (citation && joins(citing.text, citation.end, start)) {
      const title = citation.title ? keyOf(textOf(citing.text, citation.title)) : '';
      return cited.includes(citation) || aliases.has(title);
    }
    const words = keyOf(citing.text.slice(Math.max(from, start - 40), start)).replace(/[中的之]$/, '');
    if ([...aliases].some((alias) => words.endsWith(alias))) return true;
    return isShortName(words, name) && !others.some((other) => isShortName(words, other));
  };
  return citing.tree.blocks.flatMap(({ kind, content }) => {
    if (withoutReferences.has(kind)) return [];
    let goesOn = false;
    return findForeignReferences(citing.text, content).filter((reference) => {
      goesOn = reference.goesOn ? goesOn : isMeant(reference.start, content.start);
      return goesOn;
    });
  });
}

function joins(text: string, end: number, start: number): boolean {
  return start - end <= farthest && /^(?:文件?)?[\s]*[中的之]?$/.test(text.slice(end, start));
}

const kindsOfDocument = ['要点', '方案', '意见', '计划', '安排', '规划', '通知'];

/**
 * Whether words end in a short name of a document: 市要点, 省教育厅2023年工作要点, 国办要点. Both are keys. The draft's own is no such name:
 * 本市要点.
 */
function isShortName(words: string, name: DocumentName): boolean {
  const kind = kindsOfDocument.find((each) => words.endsWith(each));
  if (kind === undefined || name.body === '' || !name.core.includes(kind)) return false;
  let rest = withoutEnd(words, kind);
  for (const part of ['工作', name.subject]) rest = withoutEnd(rest, part);
  rest = rest.replace(/(?:19|20)\d{2}年$/, (year) => (name.core.includes(year) ? '' : year));
  const issuer = shortIssuers(name.body).find((each) => rest.endsWith(each));
  return issuer !== undefined && !/[本我]$/.test(rest.slice(0, -issuer.length));
}

function withoutEnd(words: string, end: string): string {
  return end !== '' && words.endsWith(end) ? words.slice(0, -end.length) : words;
}

/** How people below call a body: 国办 for the State Council, 市 for a city, 省教育厅 or 省厅 for a department of a province. Takes a key. */
function shortIssuers(body: string): readonly string[] {
  if (body === '国务院') return ['国务院', '国办'];
  const level = [...body.matchAll(/自治区|[省市区县旗州盟]/g)].at(-1);
  if (!level) return [body];
  const ofDepartment = body.endsWith(level[0]) ? [] : [`${level[0]}${body.at(-1)}`];
  return [body, body.slice(level.index), ...ofDepartment];
}
