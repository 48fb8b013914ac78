import type { Directive } from '../directives/trace.ts';
import type { Draft } from '../model/draft.ts';
import type { Citation } from '../syntax/tree.ts';
import { keyOf } from '../text/key.ts';
import { textOf } from '../text/span.ts';
import type { Relations } from './relations.ts';

/** What a citation says of the document that it names; keys, for comparing. */
interface CitedKeys {
  readonly issuer: string;
  readonly core: string;
  readonly number: string;
}

const LONGEST_TITLE = 200;

/** The document that a citation names: one of the parents, or the draft itself where it cites its own title; `null` for every other. */
export function citedDocument(relations: Relations, citation: Citation): Directive | null {
  const cited = keysOf(relations.draft, citation);
  if (cited.core === '' && cited.number === '') return null;
  const known = [relations, ...relations.trace.parents.map((parent) => parent.directive)];
  return known.find((document) => isNamedBy(document.draft, cited)) ?? null;
}

/** Whether two citations of one draft name the same document: by number, else by title. */
export function citesSameDocument(draft: Draft, one: Citation, other: Citation): boolean {
  const first = keysOf(draft, one);
  const second = keysOf(draft, other);
  if (first.number !== '' && second.number !== '') return first.number === second.number;
  return first.core !== '' && first.core === second.core && agree(first.issuer, second.issuer);
}

function keysOf(draft: Draft, citation: Citation): CitedKeys {
  const title = citation.title ? keyOf(textOf(draft.text, citation.title).slice(0, LONGEST_TITLE)) : '';
  return { ...titleKeys(title), number: citation.number ? keyOf(textOf(draft.text, citation.number)) : '' };
}

/** `国务院办公厅关于印发2019年政务公开工作要点的通知` has the issuer `国务院办公厅` and the core `2019年政务公开工作要点`. */
function titleKeys(title: string): { readonly issuer: string; readonly core: string } {
  const found = /^([^《》]{0,60}?)(?:关于)?(?:印发|转发|发布)《?([^《》]{1,200})》?的通知$/.exec(title);
  return found ? { issuer: found[1]!, core: found[2]! } : { issuer: '', core: title };
}

function isNamedBy(draft: Draft, cited: CitedKeys): boolean {
  const number = draft.number ? keyOf(draft.number) : '';
  if (number !== '' && cited.number !== '') return number === cited.number;
  const own = titleKeys(keyOf(draft.title.slice(0, LONGEST_TITLE)));
  return own.core !== '' && own.core === cited.core && agree(keyOf(draft.issuer ?? ''), cited.issuer);
}

function agree(one: string, other: string): boolean {
  return one === '' || other === '' || one === other;
}
