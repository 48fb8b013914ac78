import { keyOf } from '../text/key.ts';
import { textOf } from '../text/span.ts';
import type { Draft, DraftClause } from './draft.ts';

/** A document as a decisions file remembers it: by what it calls itself, and by where it lay. */
export interface RememberedDocument {
  /** Seen from the folder of the project file, with `/`. */
  readonly path: string;
  readonly document: string;
  readonly issuer?: string;
  readonly number?: string;
}

/** A clause as a decisions file remembers it. */
export interface RememberedClause {
  /** The number of the clause when the decision was taken, for people who read the file. */
  readonly clause: string;
  /** Heading or first words. */
  readonly title: string;
  /** Its wording when the decision was taken, without notes, on one line; cut where it is very long. */
  readonly text: string;
}

/** So much of a clause's wording is remembered; a longer one is told by its beginning. */
const longestText = 2000;

/** The words of a clause from its heading on, without label, notes and the clauses below, on one line. */
export function wordingOf(draft: Draft, clause: DraftClause): string {
  const { heading, sentences } = clause.syntax;
  const parts = [...(heading ? [heading] : []), ...sentences].map((span) => textOf(draft.text, span));
  const words = parts.map((part) => part.replace(/\s{1,80}/g, ' ').trim());
  // A heading carries no end mark of its own.
  const joined = heading && words.length > 1 ? `${words[0]}。${words.slice(1).join('')}` : words.join('');
  return joined.replace(/[\ud800-\udbff]$/, '');
}

function cut(text: string): string {
  return text.length <= longestText ? text : text.slice(0, longestText).replace(/[\ud800-\udbff]$/, '');
}

/** What is written down of a clause so that it is found again. */
export function rememberClause(draft: Draft, clause: DraftClause): RememberedClause {
  return { clause: clause.path, title: clause.title, text: cut(wordingOf(draft, clause)) };
}

/** What is written down of a document so that it is recognised. */
export function rememberDocument(draft: Draft, path: string): RememberedDocument {
  return {
    path,
    document: draft.title,
    ...(draft.issuer ? { issuer: draft.issuer } : {}),
    ...(draft.number ? { number: draft.number } : {}),
  };
}

/** Words alone: marks, spaces, width and script make no difference between two wordings. */
function contentOf(text: string): string {
  return keyOf(text).replace(/[^\p{L}\p{N}%]/gu, '');
}

/** Whether a clause says something else than what is remembered of it. */
export function hasChanged(draft: Draft, clause: DraftClause, remembered: RememberedClause): boolean {
  return contentOf(cut(wordingOf(draft, clause))) !== contentOf(remembered.text);
}

/** Pairs of characters, each with how often it stands there. */
type Pairs = ReadonlyMap<string, number>;

function pairsOf(content: string): Pairs {
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < content.length; at++) {
    const pair = content.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

function likeness(one: Pairs, other: Pairs): number {
  let [common, all] = [0, 0];
  for (const [pair, count] of one) {
    common += Math.min(count, other.get(pair) ?? 0);
    all += count;
  }
  for (const count of other.values()) all += count;
  return all === 0 ? 0 : (2 * common) / all;
}

/** Share of the wording that two texts must have in common where the heading is no longer the same. */
const sameWording = 0.55;
/** How far ahead of the next best clause it must be. */
const clearLead = 0.1;

/** Finds remembered clauses in one draft. */
export type ClauseFinder = (remembered: RememberedClause) => DraftClause | null;

/**
 * A finder for the clauses of a draft: by heading or first words, of several the one with the likest wording; where none has that heading, by
 * wording alone, if one is clearly the likest. Numbers decide only between clauses that are alike in all else.
 */
export function createFinder(draft: Draft): ClauseFinder {
  const byTitle = new Map<string, DraftClause[]>();
  for (const clause of draft.clauses) {
    const title = contentOf(clause.title);
    if (title !== '') byTitle.set(title, [...(byTitle.get(title) ?? []), clause]);
  }
  const pairs = new Map<DraftClause, Pairs>();
  const pairsOfClause = (clause: DraftClause): Pairs => {
    const known = pairs.get(clause) ?? pairsOf(contentOf(cut(wordingOf(draft, clause))));
    pairs.set(clause, known);
    return known;
  };

  function likest(clauses: readonly DraftClause[], remembered: RememberedClause, least: number): DraftClause | null {
    const wanted = pairsOf(contentOf(remembered.text));
    const scored = clauses
      .map((clause) => ({ clause, score: likeness(wanted, pairsOfClause(clause)) }))
      .sort((one, other) => other.score - one.score);
    const [best, next] = scored;
    if (!best || best.score < least) return null;
    const rivals = scored.filter(({ score }) => best.score - score < clearLead);
    if (!next || rivals.length === 1) return best.clause;
    return rivals.find(({ clause }) => clause.path === remembered.clause)?.clause ?? (least === 0 ? best.clause : null);
  }

  return (remembered) => {
    const named = byTitle.get(contentOf(remembered.title)) ?? [];
    if (named.length === 1) return named[0]!;
    if (named.length > 1) return likest(named, remembered, 0);
    return remembered.text === '' ? null : likest(draft.clauses, remembered, sameWording);
  };
}
