import { blockAt, type Draft } from '../model/draft.ts';
import { parseDocumentNumber } from '../syntax/citations.ts';
import { findDeadlines } from '../syntax/deadlines.ts';
import type { Block } from '../syntax/tree.ts';
import { type Localized, type Message, message } from '../text/message.ts';
import { overlaps, type Span, textOf } from '../text/span.ts';
import type { NewDraft, ReviewPlace } from './newDraft.ts';

const wordings = {
  year: {
    'zh-cn': '年份已由 {0} 改为 {1}，请核对。',
    'zh-tw': '年份已由 {0} 改為 {1}，請核對。',
    en: 'The year was changed from {0} to {1}; please check it.',
  },
  otherYear: {
    'zh-cn': '“{0}”是照抄上一年的，请核对。',
    'zh-tw': '「{0}」是照抄上一年的，請核對。',
    en: '“{0}” stands as it did last year; please check it.',
  },
  congress: {
    'zh-cn': '“{0}”：今年是否有新的会议或规划？',
    'zh-tw': '「{0}」：今年是否有新的會議或規劃？',
    en: '“{0}”: is there a later congress, session or plan?',
  },
  number: {
    'zh-cn': '文号“{0}”是上一年的，请换成今年的。',
    'zh-tw': '文號「{0}」是上一年的，請換成今年的。',
    en: 'The document number “{0}” is last year’s; put this year’s in its place.',
  },
  cited: {
    'zh-cn': '所引文件是上一年的，今年是否有新的？',
    'zh-tw': '所引文件是上一年的，今年是否有新的？',
    en: 'The cited document is last year’s; is there a new one?',
  },
  date: {
    'zh-cn': '成文日期是上一年的，请换成今年的。',
    'zh-tw': '成文日期是上一年的，請換成今年的。',
    en: 'The date of issue is last year’s; put this year’s in its place.',
  },
  done: {
    'zh-cn': '时限“{0}”已经过去：完成了的可以删去，没有完成的请改期。',
    'zh-tw': '時限「{0}」已經過去：完成了的可以刪去，沒有完成的請改期。',
    en: 'The deadline “{0}” has passed: take the task out if it is done, else give it a new date.',
  },
  moved: {
    'zh-cn': '时限“{0}”没有写年份，现在指 {1} 年，请核对。',
    'zh-tw': '時限「{0}」沒有寫年份，現在指 {1} 年，請核對。',
    en: 'The deadline “{0}” names no year and now means {1}; please check it.',
  },
} satisfies { readonly [name: string]: Localized };

/** What a copy had around the document, and what is made anew. */
const left: ReadonlySet<Block['kind']> = new Set(['noise', 'metadata', 'contents']);

const numeral = '[一二三四五六七八九十]{1,3}';
const congress = new RegExp(
  [
    '[“"]?十[一二三四五六]五[”"]?(?=规划|規劃|时期|時期|期间|期間|末|发展|發展)',
    `(?:党的|黨的)?${numeral}(?:大(?=精神|以来|以來|报告|報告|部署|召开|召開|和|及|、|，|,|。)|[届屆](?:${numeral}[中次](?:、${numeral}[中次]){0,6}全(?:会|會|体会议|體會議)|历次全会|歷次全會))`,
    `第?${numeral}次(?:党代会|黨代會|代表大会|代表大會)`,
    `第?${numeral}[届屆][^，。；、]{0,8}人(?:民)?代(?:表)?大?(?:会|會)(?:第?${numeral}次(?:会议|會議))?`,
    '(?:中央|全国|全國|全省|全市|省委|市委|区委|區委|县委|縣委)?(?:经济工作会议|經濟工作會議)|(?:全国|全國|省|市)(?:两会|兩會)',
    '去年|上年度?|前年|明年|来年|來年',
  ].join('|'),
  'gu',
);

interface Found extends Span {
  readonly message: Message;
  readonly newText?: string;
}

/**
 * A draft for `year` made from an earlier one. The plan year is changed where it belongs to the document's own name (`2019年政务公开…`); everything
 * else stays as it was, and what the new year may have made wrong is named: other years, congresses and plans, document numbers, the date, deadlines
 * that have passed. Web headers and tables of contents are left out.
 */
export function fromLastYear(draft: Draft, year: number): NewDraft {
  const kept = draft.tree.blocks.filter(({ kind }) => !left.has(kind));
  const groups = [
    kept.flatMap((block) => ownParts(draft, block)),
    citedDocuments(draft),
    deadlines(draft, year),
    namedYears(draft, year),
    congresses(draft),
  ];
  return compose(draft.text, kept, groups.reduce(merged, []));
}

/** The number of the notice and its date. */
function ownParts(draft: Draft, block: Block): readonly Found[] {
  const number =
    block.kind === 'number' || block.kind === 'title' ? parseDocumentNumber(draft.text, block.content) : null;
  if (number) {
    const span = { start: number.start, end: number.end };
    return [{ ...span, message: message(wordings.number, textOf(draft.text, span)) }];
  }
  return block.kind === 'date' ? [{ ...block.content, message: message(wordings.date) }] : [];
}

/** The documents of the plan year and the year before that are named; laws and standing rules are older and stay. */
function citedDocuments(draft: Draft): readonly Found[] {
  const { year } = draft;
  if (year === null) return [];
  const recent = new RegExp(`${year}|${year - 1}`);
  return draft.citations.flatMap(({ title, number, start, end }) => {
    const isOwn = number === null && title !== null && isOwnName(draft, textOf(draft.text, title));
    const words = `${title ? textOf(draft.text, title) : ''}${number ? textOf(draft.text, number) : ''}`;
    return !isOwn && recent.test(words) ? [{ start, end, message: message(wordings.cited) }] : [];
  });
}

/** With or without the issuer in front of it. */
function isOwnName(draft: Draft, title: string): boolean {
  const bare = title.replace(/\s+/g, '');
  return bare !== '' && (draft.title.endsWith(bare) || bare === `${draft.issuer ?? ''}${draft.title}`);
}

function deadlines(draft: Draft, year: number): readonly Found[] {
  const inText = draft.clauses.flatMap(({ syntax }) =>
    syntax.sentences.flatMap((sentence) => findDeadlines(draft.text, sentence, draft.year)),
  );
  const inNotes = draft.tasks.flatMap(({ deadline }) => deadline ?? []);
  return [...inNotes, ...inText].flatMap(({ start, end, by }) => {
    if (by === null) return [];
    const words = draft.text.slice(start, end);
    const isDated = /\d{4}|[〇○零一二三四五六七八九]{4}/.test(words);
    if (isDated && Number(by.slice(0, 4)) >= year) return [];
    const wording = isDated ? message(wordings.done, words) : message(wordings.moved, words, year);
    return [{ start, end, message: wording }];
  });
}

/** The plan year, and the years beside it: changed where the document names itself, named elsewhere. */
function namedYears(draft: Draft, year: number): readonly Found[] {
  const before = draft.year;
  if (before === null) return [];
  const subject = new RegExp(`${before}年?(?<subject>.{2})`).exec(draft.title)?.groups?.subject;
  const years = new RegExp(`(?<!\\d)(?:${before - 1}|${before}|${before + 1})(?!\\d)`, 'g');
  return [...draft.text.matchAll(years)].map(({ 0: words, index }) => {
    const span = { start: index, end: index + words.length };
    const behind = draft.text.slice(span.end, span.end + 12).replace(/\s/g, '');
    const isName = Number(words) === before && subject !== undefined && behind.replace(/^年/, '').startsWith(subject);
    if (isName && mayNameItself(draft, index))
      return { ...span, message: message(wordings.year, before, year), newText: String(year) };
    return { ...span, message: message(wordings.otherYear, `${words}${behind.startsWith('年') ? '年' : ''}`) };
  });
}

/** Titles and notices speak of the document itself, other paragraphs where they begin with its name: further on it may be another's. */
function mayNameItself(draft: Draft, offset: number): boolean {
  const block = blockAt(draft, offset);
  return block !== null && (block.kind === 'title' || block.kind === 'notice' || block.content.start === offset);
}

function congresses(draft: Draft): readonly Found[] {
  return [...draft.text.matchAll(congress)].map(({ 0: words, index }) => ({
    start: index,
    end: index + words.length,
    message: message(wordings.congress, words.replace(/[“”"]/g, '')),
  }));
}

/** Places in the order of the text with more of them, without those that overlap one that is there or the one before. */
function merged(there: readonly Found[], more: readonly Found[]): readonly Found[] {
  const taken: Found[] = [];
  let next = 0;
  for (const place of [...more].sort((one, other) => one.start - other.start)) {
    while (next < there.length && there[next]!.end <= place.start) taken.push(there[next++]!);
    const isFree = [there[next], taken.at(-1)].every((other) => !other || !overlaps(other, place));
    if (isFree) taken.push(place);
  }
  return [...taken, ...there.slice(next)];
}

/** The kept blocks with the edits made, and the places where they came to be. */
function compose(text: string, kept: readonly Block[], found: readonly Found[]): NewDraft {
  const parts: string[] = [];
  const places: ReviewPlace[] = [];
  let length = 0;
  const add = (words: string): void => {
    parts.push(words);
    length += words.length;
  };
  let next = 0;
  for (const block of kept) {
    if (length === 0 && block.kind === 'blank') continue;
    let at = block.start;
    while (next < found.length && found[next]!.start < at) next++;
    for (; next < found.length && found[next]!.end <= block.end; next++) {
      const place = found[next]!;
      add(text.slice(at, place.start));
      const start = length;
      add(place.newText ?? text.slice(place.start, place.end));
      places.push({ start, end: length, message: place.message });
      at = place.end;
    }
    add(text.slice(at, block.end));
  }
  return { text: parts.join(''), places };
}
