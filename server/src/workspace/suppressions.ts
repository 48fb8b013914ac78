import { clauseAt, type Draft } from '../model/draft.ts';
import { type Localized, type Message, message } from '../text/message.ts';
import type { Span } from '../text/span.ts';
import { contentKey, type Suppression, suppressionKey } from './decisions.ts';

/** What a suppression needs to know of a finding. */
export interface Suppressible {
  readonly code: string;
  readonly span: Span;
}

/** Findings with those that are held back taken out. */
export interface Sifted<Found> {
  readonly kept: readonly Found[];
  readonly held: readonly Found[];
  /** The suppressions of findings and rules of this draft that held back nothing. */
  readonly idle: readonly Suppression[];
}

/** So many characters of a finding tell it; a whole paragraph need not be written into the file. */
const longestText = 40;

const unused: Localized = {
  'zh-cn': '这一条忽略已经不起作用，可以删去：“{0}”，{1}{2}。',
  'zh-tw': '這一條忽略已經不起作用，可以刪去：「{0}」，{1}{2}。',
  en: 'This suppression holds back nothing any more and can be deleted: “{0}”, {1}{2}.',
};

/**
 * What tells one finding from others, however the text around it changes: its words and the heading of the clause that holds it. A finding that
 * covers nothing is told by the words behind it.
 */
export function contentOf(draft: Draft, span: Span): { readonly text: string; readonly heading: string } {
  const line = draft.lines.position(span.start).line;
  const end = span.end > span.start ? span.end : draft.lines.end(line);
  const start = end > span.start ? span.start : draft.lines.start(line);
  return {
    text: draft.text.slice(start, Math.min(end, start + longestText)),
    heading: clauseAt(draft, span.start)?.title ?? '',
  };
}

/** Holds back what the suppressions of a draft name; `path` is the draft's path as a decisions file writes it. */
export function sift<Found extends Suppressible>(
  draft: Draft,
  path: string,
  findings: readonly Found[],
  suppressions: readonly Suppression[],
): Sifted<Found> {
  const ours = suppressions.filter((entry) => entry.draft === undefined || entry.draft === path);
  if (ours.length === 0) return { kept: findings, held: [], idle: [] };
  const byKey = new Map(ours.map((entry) => [suppressionKey(entry), entry]));
  const ruled = new Set(ours.flatMap((entry) => (entry.text === undefined ? entry.code : [])));
  const told = new Set(ours.flatMap((entry) => (entry.text === undefined ? [] : entry.code)));
  const used = new Set<Suppression>();
  const kept: Found[] = [];
  const held: Found[] = [];
  for (const finding of findings) {
    const { code, span } = finding;
    const matches: Suppression[] = [];
    const note = (entry: Suppression | undefined): void => {
      if (entry) matches.push(entry);
    };
    if (ruled.has(code)) {
      note(byKey.get(suppressionKey({ code, reason: '' })));
      note(byKey.get(suppressionKey({ code, draft: path, reason: '' })));
    }
    if (told.has(code)) note(byKey.get(suppressionKey({ code, draft: path, ...contentOf(draft, span), reason: '' })));
    for (const entry of matches) used.add(entry);
    (matches.length > 0 ? held : kept).push(finding);
  }
  return { kept, held, idle: ours.filter((entry) => entry.draft !== undefined && !used.has(entry)) };
}

/** That a suppression matches nothing any more: which rule, which draft, which words. */
export function idleMessage({ code, draft, text }: Suppression): Message {
  return message(unused, code, draft ?? '', text === undefined ? '' : ` ${contentKey(text)}`);
}
