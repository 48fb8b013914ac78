import { nameDocument } from '../directives/documentName.ts';
import type { Draft } from '../model/draft.ts';
import { numberKey } from '../syntax/citations.ts';
import type { Citation } from '../syntax/tree.ts';
import { keyOf } from '../text/key.ts';
import { type Localized, message } from '../text/message.ts';
import { toSimplified } from '../text/script.ts';
import { type Span, textOf } from '../text/span.ts';
import { onceAsked } from './asked-once.ts';
import { type RegisteredDocument, register } from './data/register.ts';
import type { Rule, RuleContext, RuleFinding } from './rule.ts';

const otherNumber: Localized = {
  'zh-cn': '标题与文号不符：这份文件的文号是“{0}”，实为“{1}”。',
  'zh-tw': '標題與文號不符：這份文件的文號是「{0}」，實為「{1}」。',
  en: 'Title and number belong to different documents: the number of this one is “{0}”, not “{1}”.',
};
const otherTitle: Localized = {
  'zh-cn': '标题与文号不符：“{1}”是关于“{0}”的文件。',
  'zh-tw': '標題與文號不符：「{1}」是關於「{0}」的文件。',
  en: 'Title and number belong to different documents: “{1}” is about “{0}”.',
};
const twoNumbers: Localized = {
  'zh-cn': '同一份文件前面引用的文号是“{0}”，这里是“{1}”。',
  'zh-tw': '同一份文件前面引用的文號是「{0}」，這裡是「{1}」。',
  en: 'The same document is cited above with the number “{0}”, here with “{1}”.',
};
const above: Localized = { 'zh-cn': '前面的引用', 'zh-tw': '前面的引用', en: 'The citation above' };
const inLibrary: Localized = {
  'zh-cn': '文件库里的这份文件',
  'zh-tw': '文件庫裡的這份文件',
  en: 'The document in the library',
};
const change: Localized = { 'zh-cn': '文号改为“{0}”', 'zh-tw': '文號改為「{0}」', en: 'Change the number to “{0}”' };

/** A citation that gives both title and number. */
interface FullCitation {
  readonly citation: Citation;
  readonly title: Span;
  readonly number: Span;
  /** The title as a key. */
  readonly titleKey: string;
  /** The title as a key without issuer and 关于印发; asked for only where two titles have to be compared. */
  readonly bare: () => string;
  /** `国办发[2019]14`, in Simplified characters. */
  readonly numberKey: string;
  /** `国办发`: documents of one issuer and series. */
  readonly series: string;
}

/** A document of the register or the library. */
interface KnownDocument {
  readonly number: string;
  readonly numberKey: string;
  /** Whether a title, as a key, can be this document's. */
  readonly fits: (cited: FullCitation) => boolean;
  /** Whether a title, as a key, is this document's and no other's of its issuer. */
  readonly isNamedBy: (bare: string) => boolean;
  readonly about: string;
  readonly place: { readonly uri: string; readonly span: Span } | null;
}

/** A title and a number in one citation belong to one document, as far as the draft, its library and the register of known documents can tell. */
export const rule: Rule = {
  meta: {
    code: 'citation/mismatch',
    title: { 'zh-cn': '标题与文号不符', 'zh-tw': '標題與文號不符', en: 'Title and number of different documents' },
    severity: 'error',
    reads: 'draft',
    fix: 'review',
    basis: '引用公文：标题与文号同属一份文件',
    since: '0.1.0',
  },
  *check(draft, context) {
    const citations = draft.citations.flatMap((citation) => complete(draft, citation));
    if (citations.length === 0) return;
    const known = [...fromLibrary(context), ...fromRegister];
    const bySeries = new Map<string, number>();
    for (const { series } of citations) bySeries.set(series, (bySeries.get(series) ?? 0) + 1);
    const seen = new Map<string, FullCitation>();
    for (const cited of citations) {
      const hasOthers = bySeries.get(cited.series)! > 1;
      const finding = againstKnown(draft, cited, known) ?? (hasOthers ? againstDraft(draft, cited, seen) : null);
      if (finding) yield finding;
    }
  },
};

function complete(draft: Draft, citation: Citation): readonly FullCitation[] {
  const { title, number } = citation;
  if (!title || !number) return [];
  const words = textOf(draft.text, title);
  const key = numberKey(toSimplified(textOf(draft.text, number)));
  return [
    {
      citation,
      title,
      number,
      titleKey: plain(words),
      bare: onceAsked(() => bareTitle(words)),
      numberKey: key,
      series: seriesOf(key),
    },
  ];
}

function plain(title: string): string {
  return keyOf(title).replace(/[《》]/g, '');
}

function bareTitle(title: string): string {
  return nameDocument(title, null, null).title;
}

function known(document: RegisteredDocument): KnownDocument {
  const about = document.about.map(plain);
  const titles = document.titles.map(plain);
  return {
    number: document.number,
    numberKey: numberKey(document.number),
    fits: ({ titleKey }) => about.some((words) => titleKey.includes(words)),
    isNamedBy: (bare) => titles.includes(bare),
    about: document.about[0]!,
    place: null,
  };
}

const fromRegister: readonly KnownDocument[] = register.map(known);

/** The parents of the draft that have a title and a number. */
function* fromLibrary({ trace }: RuleContext): Iterable<KnownDocument> {
  for (const { directive } of trace?.parents ?? []) {
    const { title, titleSpan, number } = directive.draft;
    if (!titleSpan || !number) continue;
    const bare = bareTitle(title);
    yield {
      number,
      numberKey: numberKey(toSimplified(number)),
      fits: (cited) => cited.titleKey.includes(bare) || bare.includes(cited.bare()),
      isNamedBy: (cited) => cited === bare,
      about: title,
      place: { uri: directive.uri, span: titleSpan },
    };
  }
}

/** `国办发` of `国办发[2019]14`: two documents of one issuer and series. */
function seriesOf(key: string): string {
  return /^[^[\d]*/.exec(key)![0];
}

/** Shortest title that tells one document from another: 《通知》 and 《意见》 do not. */
const shortestTitle = 8;

function againstKnown(draft: Draft, cited: FullCitation, documents: readonly KnownDocument[]): RuleFinding | null {
  const typed = textOf(draft.text, cited.number);
  const byNumber = documents.filter((document) => document.numberKey === cited.numberKey);
  if (byNumber.some((document) => document.fits(cited))) return null;
  const byTitle = documents.find(
    (document) => seriesOf(document.numberKey) === cited.series && document.isNamedBy(cited.bare()),
  );
  if (byTitle) return { ...withNumber(cited, otherNumber, byTitle.number, typed), ...relatedTo(byTitle) };
  const [owner] = byNumber;
  if (!owner || cited.bare().length < shortestTitle) return null;
  const { start, end } = cited.citation;
  return { span: { start, end }, message: message(otherTitle, owner.about, typed), ...relatedTo(owner) };
}

function relatedTo({ place }: KnownDocument): Pick<RuleFinding, 'related'> {
  return place ? { related: [{ ...place, message: message(inLibrary) }] } : {};
}

/** One title with two numbers in one draft; orders are given anew when a regulation is revised, so theirs may differ. */
function againstDraft(draft: Draft, cited: FullCitation, seen: Map<string, FullCitation>): RuleFinding | null {
  if (!cited.numberKey.includes('[') || cited.bare().length < shortestTitle) return null;
  const name = `${cited.series} ${cited.bare()}`;
  const before = seen.get(name);
  if (!before) seen.set(name, cited);
  if (!before || before.numberKey === cited.numberKey) return null;
  const number = textOf(draft.text, before.number);
  const { start, end } = before.citation;
  return {
    ...withNumber(cited, twoNumbers, number, textOf(draft.text, cited.number)),
    related: [{ uri: null, span: { start, end }, message: message(above) }],
  };
}

function withNumber(cited: FullCitation, wording: Localized, right: string, typed: string): RuleFinding {
  const span = { start: cited.number.start, end: cited.number.end };
  return {
    span,
    message: message(wording, right, typed),
    fixes: [{ title: message(change, right), safety: 'review', edits: [{ span, newText: right }] }],
  };
}
