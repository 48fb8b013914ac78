import type { Draft } from '../model/draft.ts';
import type { Citation } from '../syntax/tree.ts';
import { keyOf } from '../text/key.ts';
import { lazily } from '../text/lazily.ts';
import { textOf } from '../text/span.ts';
import { betterCopy, isCopy } from './copies.ts';
import { type DocumentName, nameDocument, nameDraft, sameDocument, sameSubject } from './documentName.ts';
import { placeOf } from './levels.ts';
import { type Directive, identityOf, type NamedDocument, type ParentDocument } from './trace.ts';

/** Gives the name of a document; a caller with a large library keeps names. */
export type NameReader = (document: NamedDocument) => DocumentName;

/** The name that a citation gives the document that it names. */
export function nameCited(draft: Draft, citation: Citation): DocumentName {
  const title = citation.title ? textOf(draft.text, citation.title) : '';
  const number = citation.number ? textOf(draft.text, citation.number) : null;
  return nameDocument(title, number, null);
}

/**
 * Whether a citation names a document. A title without an issuer names it only where the document's own title has no place either:
 * 《2019年政务公开工作要点》 is the State Council's and not each city's.
 */
export function isCited(cited: DocumentName, name: DocumentName): boolean {
  if (!sameDocument(cited, name)) return false;
  if (cited.number && name.number) return true;
  return cited.body !== '' || cited.title === name.title;
}

/** The approval sentence of a notice names the very document that it brings. */
export function citesItself(cited: DocumentName, own: DocumentName): boolean {
  if (cited.number && own.number) return sameDocument(cited, own);
  return cited.title === own.title && (cited.body === '' || cited.body === own.body);
}

function isBelow(one: DocumentName, other: DocumentName): boolean {
  return one.level !== null && other.level !== null && one.level > other.level;
}

function isSelf(draft: Draft, own: DocumentName, directive: Directive, name: DocumentName): boolean {
  if (own.number && name.number) return sameDocument(own, name);
  if (own.core !== name.core || own.body !== name.body || draft.year !== identityOf(directive).year) return false;
  // The same text has the same name: texts are read only where names say nothing.
  return own.core !== '' || directive.draft.text === draft.text;
}

/** Whether the draft speaks of the place of a higher body: 浙江省, 省委 alone does not tell which. */
function mentions(draftKey: () => string, place: string): boolean {
  if (place === '') return false;
  const short = place.replace(/(?:省|自治区|市)$/, '');
  return draftKey().includes(place) || (short.length >= 2 && draftKey().includes(`${short}省`));
}

/** Whether a body stands above another, as far as names and what the draft says can tell. */
function standsAbove(higher: DocumentName, lower: DocumentName, lowerKey: () => string, directive: Directive): boolean {
  const { level: top } = higher;
  const { level: bottom } = lower;
  if (top === null) return false;
  if (bottom === null) return top < 1;
  const place = placeOf(higher.body);
  if (top < 1) return top < bottom;
  if (top < bottom) return placeOf(lower.body).startsWith(place) || mentions(lowerKey, place);
  // A city of a county's rank (建德市) cannot be told from its prefecture (杭州市) by name: whoever speaks of the other is below.
  return (
    top === bottom &&
    place !== placeOf(lower.body) &&
    mentions(lowerKey, place) &&
    !mentions(() => keyOf(directive.draft.text), placeOf(lower.body))
  );
}

/**
 * The documents of a library that a draft implements: those that people pinned, then those it cites by title or number, in the order of the
 * text, then those about the same subject in the same year from a higher body, the nearest first. Never the draft itself or a copy of it, never a later year's document.
 */
export function findParents(
  draft: Draft,
  library: readonly Directive[],
  nameOf: NameReader = nameDraft,
  pinned: readonly Directive[] = [],
): readonly ParentDocument[] {
  const own = nameOf(draft);
  const others = library
    .map((directive) => ({ directive, name: nameOf(identityOf(directive)) }))
    .filter(({ directive, name }) => !isSelf(draft, own, directive, name));
  const found = new Map<Directive, ParentDocument>();
  for (const directive of pinned) {
    if (directive.draft.text !== draft.text) found.set(directive, { directive, why: 'pinned' });
  }
  for (const citation of draft.citations) {
    const cited = nameCited(draft, citation);
    if ((cited.core === '' && !cited.number) || citesItself(cited, own)) continue;
    for (const { directive, name } of others) {
      if (found.has(directive) || !isCited(cited, name)) continue;
      if (isLater(identityOf(directive), draft) || isBelow(name, own)) continue;
      found.set(directive, { directive, why: 'cited' });
    }
  }
  const sameYear = others.filter(
    ({ directive, name }) =>
      !found.has(directive) &&
      draft.year !== null &&
      identityOf(directive).year === draft.year &&
      sameSubject(name, own),
  );
  if (sameYear.length > 0) {
    // Most candidates are told by their names: the key of the whole text takes longer than all the rest.
    const key = lazily(() => keyOf(draft.text));
    const above = sameYear
      .filter(({ directive, name }) => standsAbove(name, own, key, directive))
      .sort((one, other) => (other.name.level ?? 0) - (one.name.level ?? 0));
    for (const { directive } of above) found.set(directive, { directive, why: 'same-subject-and-year' });
  }
  return withoutCopies(draft, [...found.values()], nameOf);
}

/** The documents of a library that a draft cites, in the order of the text: its parents, and those that are none, such as one of a lower body. */
export function citedDirectives(
  draft: Draft,
  library: readonly Directive[],
  nameOf: NameReader = nameDraft,
): readonly { readonly citation: Citation; readonly directive: Directive }[] {
  const own = nameOf(draft);
  return draft.citations.flatMap((citation) => {
    const cited = nameCited(draft, citation);
    if (citesItself(cited, own)) return [];
    const directive = library.find((each) => isCited(cited, nameOf(identityOf(each))));
    return directive ? [{ citation, directive }] : [];
  });
}

/** One of each instrument, in the place of its first copy and for that copy's reason: the one that people pinned, else the best to compare with. */
function withoutCopies(
  draft: Draft,
  parents: readonly ParentDocument[],
  nameOf: NameReader,
): readonly ParentDocument[] {
  const kept: ParentDocument[] = [];
  for (const parent of parents) {
    const name = nameOf(identityOf(parent.directive));
    const at = kept.findIndex(({ directive }) =>
      isCopy(directive, parent.directive, nameOf(identityOf(directive)), name),
    );
    const before = kept[at];
    if (!before) kept.push(parent);
    else if (before.why !== 'pinned') {
      kept[at] = { directive: betterCopy(draft, before.directive, parent.directive), why: before.why };
    }
  }
  return kept;
}

/**
 * The documents among those that a user named for this very draft which it can be compared with, for where it cites none of them and none is
 * of its year: a single one whatever it is about, of several those of the nearest year about the same subject. Never the draft itself, nor a
 * document of a body below its own.
 */
export function findPinned(
  draft: Draft,
  named: readonly Directive[],
  nameOf: NameReader = nameDraft,
): readonly ParentDocument[] {
  const own = nameOf(draft);
  const others = named
    .map((directive) => ({ directive, name: nameOf(identityOf(directive)) }))
    .filter(({ directive, name }) => !isSelf(draft, own, directive, name) && !isBelow(name, own));
  const alike = named.length === 1 ? others : others.filter(({ name }) => sameSubject(name, own));
  const distance = (directive: Directive): number => Math.abs((identityOf(directive).year ?? 0) - (draft.year ?? 0));
  const nearest = alike.reduce(
    (least, { directive }) => Math.min(least, distance(directive)),
    Number.POSITIVE_INFINITY,
  );
  return alike
    .filter(({ directive }) => distance(directive) === nearest)
    .map(({ directive }) => ({ directive, why: 'pinned' }));
}

function isLater(one: NamedDocument, other: NamedDocument): boolean {
  return one.year !== null && other.year !== null && one.year > other.year;
}

/** Words in front of a document that is the basis of what follows, at the end of a key. */
const basisWords = /(?:根据|按照|(?<!策|律|实|的)依据|依照|遵照|贯彻|落实|执行)[^《》。;,]{0,24}《?$/;
/** What stands between two documents of one basis: `）、`, `和`, `精神以及省政府`. Taken from a key. */
const joining = /^[^。;,《》]{0,12}[、和及与][^。;,《》]{0,16}《?$/;
/** How much in front of a citation is looked at. */
const lookBehind = 40;
/** A shorter one is a short name of a document cited before: 《方案》. */
const shortestTitle = 6;
/** Kinds of documents that set tasks for lower bodies: no laws, no reports. */
const settingTasks = /(?:要点|方案|通知|意见|计划|规划|纲要|安排|任务)$/;

/** Whether the library holds what a citation means: by title, too, where the number is another one; that is a mistake and no absence. */
function isHeld(cited: DocumentName, name: DocumentName): boolean {
  return isCited(cited, name) || isCited({ ...cited, number: null }, name);
}

/**
 * Documents that a draft cites as its basis (根据、按照、贯彻落实…) and that the library does not hold, each once, in the order of the text.
 * Laws and reports are no directives and are never missing.
 */
export function missingParents(
  draft: Draft,
  library: readonly Directive[],
  nameOf: NameReader = nameDraft,
): readonly Citation[] {
  const own = nameOf(draft);
  const missing: { readonly citation: Citation; readonly name: DocumentName }[] = [];
  let before = { end: 0, basis: false };
  for (const citation of draft.citations) {
    const from = Math.max(before.end, citation.start - lookBehind);
    const words = keyOf(draft.text.slice(from, citation.start));
    const goesOn: boolean = before.basis && from === before.end && joining.test(words);
    const basis: boolean = basisWords.test(words) || goesOn;
    before = { end: citation.end, basis };
    if (!basis) continue;
    const name = nameCited(draft, citation);
    const title = citation.title ? keyOf(textOf(draft.text, citation.title)) : '';
    if (title !== '' && (title.length < shortestTitle || !settingTasks.test(title))) continue;
    if (title === '' && !name.number) continue;
    if (citesItself(name, own) || missing.some((other) => sameDocument(other.name, name))) continue;
    if (library.some((directive) => isHeld(name, nameOf(identityOf(directive))))) continue;
    missing.push({ citation, name });
  }
  return missing.map(({ citation }) => citation);
}
